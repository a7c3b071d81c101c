using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Upward.MatchingEngine.Formats;

/// <summary>
/// What every stored file has around its content: 8 bytes of ASCII that name the format, version (int32), length of the content (int64),
/// the content, and the SHA-256 of all before it. Numbers are little-endian.
/// </summary>
internal static class Envelope
{
    private const int HeaderLength = 20;

    internal static void Write(Stream stream, string name, int version, ReadOnlySpan<byte> content)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        Header(header, name, version, content.Length);
        stream.Write(header);
        stream.Write(content);
        stream.Write(Hash(header, content));
    }

    internal static byte[] Read(Stream stream, string name, int version)
    {
        var header = Exactly(stream, HeaderLength);
        if (Encoding.ASCII.GetString(header, 0, 8) != name) throw new StoredDataException(StoredDataFault.OtherFormat, $"This is no {name.Trim()} file.");
        var found = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8));
        if (found != version) throw new StoredDataException(StoredDataFault.OtherVersion, $"The file has the version {found}; this engine reads version {version}.");
        var length = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(12));
        if (length < 0 || length > Array.MaxLength) throw new StoredDataException(StoredDataFault.Changed, "The file states an impossible length: it is damaged.");
        var content = Exactly(stream, (int)length);
        if (!Exactly(stream, SHA256.HashSizeInBytes).AsSpan().SequenceEqual(Hash(header, content)))
            throw new StoredDataException(StoredDataFault.Changed, "The file was changed or damaged: its checksum does not fit.");
        return content;
    }

    internal static byte[] Fingerprint(string name, int version, ReadOnlySpan<byte> content)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        Header(header, name, version, content.Length);
        return Hash(header, content);
    }

    private static void Header(Span<byte> header, string name, int version, int length)
    {
        Encoding.ASCII.GetBytes(name, header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], version);
        BinaryPrimitives.WriteInt64LittleEndian(header[12..], length);
    }

    private static byte[] Hash(ReadOnlySpan<byte> header, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }

    /// <summary>Reads in pieces, so that a damaged length does not make us reserve gigabytes.</summary>
    private static byte[] Exactly(Stream stream, int length)
    {
        using var bytes = new MemoryStream(Math.Min(length, 1 << 20));
        var piece = new byte[Math.Min(Math.Max(length, 1), 1 << 16)];
        while (bytes.Length < length)
        {
            var read = stream.Read(piece, 0, (int)Math.Min(piece.Length, length - bytes.Length));
            if (read == 0) throw new StoredDataException(StoredDataFault.CutOff, "The file is cut off.");
            bytes.Write(piece, 0, read);
        }
        return bytes.ToArray();
    }
}
