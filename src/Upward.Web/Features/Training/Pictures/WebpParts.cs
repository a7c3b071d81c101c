using System.Buffers.Binary;

namespace Upward.Web.Features.Training;

/// <summary>WebP (RFC 9649): a RIFF container of chunks, each of even length.</summary>
internal static class WebpParts
{
    private const byte Alpha = 0b0001_0000, Animation = 0b0000_0010;

    public static PictureFile? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 20 || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WEBP"u8) || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L != bytes.Length) return null;
        using var kept = new MemoryStream();
        var (width, height, drawn, at) = (0, 0, false, 12);
        while (at + 8 <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            var whole = 8L + length + (length & 1);
            if (whole > bytes.Length - at) return null;
            var chunk = bytes.Slice(at, (int)whole);
            var content = chunk.Slice(8, (int)length);
            switch (System.Text.Encoding.ASCII.GetString(chunk[..4]))
            {
                case "VP8X" when at == 12 && length == 10 && (content[0] & Animation) == 0:
                    (width, height) = (Three(content[4..]) + 1, Three(content[7..]) + 1);
                    var flags = chunk.ToArray();
                    flags[8] &= Alpha;
                    kept.Write(flags);
                    break;
                case "VP8 " when !drawn && length >= 10 && content[3] == 0x9D && content[4] == 0x01 && content[5] == 0x2A:
                    if (!Draws(BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF)) return null;
                    kept.Write(chunk);
                    break;
                case "VP8L" when !drawn && length >= 5 && content[0] == 0x2F:
                    var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
                    if (!Draws((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1)) return null;
                    kept.Write(chunk);
                    break;
                case "ALPH" when !drawn: kept.Write(chunk); break;
                case "ICCP" or "EXIF" or "XMP ": break;
                default: return null;
            }
            at += (int)whole;
        }
        if (at != bytes.Length || !drawn) return null;
        byte[] head = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8];
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), (uint)kept.Length + 4);
        return new("image/webp", [.. head, .. kept.ToArray()], width, height);

        // The canvas, where one is named, has to be as large as the picture on it.
        bool Draws(int w, int h)
        {
            drawn = true;
            if (width > 0) return (width, height) == (w, h);
            (width, height) = (w, h);
            return true;
        }
    }

    private static int Three(ReadOnlySpan<byte> at) => at[0] | at[1] << 8 | at[2] << 16;
}
