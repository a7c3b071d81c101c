using System.Buffers.Binary;

namespace Upward.Web.Features.Training;

/// <summary>PNG (ISO/IEC 15948): a signature, then chunks of length, name, content and checksum.</summary>
internal static class PngParts
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    /// <summary>Those that draw; text, time, EXIF, colour profiles and animation do not come along.</summary>
    private static readonly HashSet<string> Kept = ["IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "IDAT", "IEND"];

    public static PictureFile? Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Signature)) return null;
        using var kept = new MemoryStream();
        kept.Write(Signature);
        var (width, height, data, at) = (0, 0, false, Signature.Length);
        while (at + 12 <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - 12) return null;
            var chunk = bytes.Slice(at, (int)length + 12);
            var name = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (Checksum(chunk[4..^4]) != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..])) return null;
            if (at == Signature.Length != (name == "IHDR") || name == "acTL") return null;
            if (name == "IHDR")
            {
                if (length != 13) return null;
                (width, height) = (Side(chunk[8..]), Side(chunk[12..]));
            }
            data |= name == "IDAT";
            // A large first letter says that it cannot be drawn without: one that we do not know is no picture for us.
            if (char.IsAsciiLetterUpper(name[0]) && !Kept.Contains(name)) return null;
            if (Kept.Contains(name)) kept.Write(chunk);
            at += chunk.Length;
            if (name == "IEND") return at == bytes.Length && data && length == 0 ? new("image/png", kept.ToArray(), width, height) : null;
        }
        return null;
    }

    private static int Side(ReadOnlySpan<byte> four) => BinaryPrimitives.ReadUInt32BigEndian(four) is <= int.MaxValue and var n ? (int)n : 0;

    /// <summary>CRC-32 of name and content, as the standard's annex D gives it.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
        }
        return ~crc;
    }
}
