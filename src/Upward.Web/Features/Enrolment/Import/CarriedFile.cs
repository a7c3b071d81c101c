using System.IO.Compression;

namespace Upward.Web.Features.Enrolment.Import;

/// <summary>
/// A file as the preview page carries it from one post to the next: packed, because a list of 10,000 participants is 2.2 MB and
/// becomes half a megabyte. What comes back came from outside: it is unpacked no further than a file may be long.
/// </summary>
public static class CarriedFile
{
    /// <summary>In front stands how long the file is: a packed stream that was cut off would be read as a shorter file.</summary>
    private const int Front = sizeof(int);

    public static string Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        packed.Write(BitConverter.GetBytes(content.Length));
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest)) zip.Write(content);
        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>Null when it is not what <see cref="Pack"/> made, or too long.</summary>
    public static byte[]? Unpack(string? carried, int longest)
    {
        var buffer = new byte[(carried?.Length ?? 0) * 3 / 4 + 3];
        if (string.IsNullOrEmpty(carried) || !Convert.TryFromBase64String(carried, buffer, out var length) || length < Front) return null;
        var said = BitConverter.ToInt32(buffer);
        if (said <= 0 || said > longest) return null;
        var content = new byte[said];
        try
        {
            using var zip = new BrotliStream(new MemoryStream(buffer, Front, length - Front), CompressionMode.Decompress);
            return zip.ReadAtLeast(content, said, throwOnEndOfStream: false) == said ? content : null;
        }
        catch (Exception damage) when (damage is InvalidOperationException or InvalidDataException)
        {
            // What BrotliStream says of bytes that are not its own.
            return null;
        }
    }
}
