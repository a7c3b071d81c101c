using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Upward.Web.Tests.Features.Training;

/// <summary>Small pictures put together by hand, with what should not come along.</summary>
internal static class PictureMaking
{
    public const string Secret = "taken at 51.5074 N";

    public static byte[] Png(int width = 2, int height = 2, bool moves = false, string extra = "")
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(new byte[height * (1 + width * 3)]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", head), .. moves ? Chunk("acTL", new byte[8]) : [], .. Chunk("tEXt", Encoding.ASCII.GetBytes("Comment\0" + Secret)),
            .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []), .. Encoding.ASCII.GetBytes(extra),
        ];
    }

    public static byte[] Jpeg(byte orientation = 6, string extra = "") =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Secret)]),
        .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)), .. Segment(0xDB, new byte[65]), .. Segment(0xC0, [8, 0, 3, 0, 5, 1, 1, 0x11, 0]), .. Segment(0xC4, new byte[17]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD9, .. Encoding.ASCII.GetBytes(extra),
    ];

    public static byte[] Webp(bool moves = false)
    {
        byte[] drawn = [0, 0, 0, 0x9D, 0x01, 0x2A, 7, 0, 4, 0, 9, 9];
        byte[] canvas = [(byte)(moves ? 0x0A : 0x08), 0, 0, 0, 6, 0, 0, 3, 0, 0];
        byte[] inside = [.. "WEBP"u8, .. Riff("VP8X", canvas), .. Riff("VP8 ", drawn), .. Riff("EXIF", Encoding.ASCII.GetBytes(Secret))];
        return [.. "RIFF"u8, .. Little(inside.Length), .. inside];
    }

    private static byte[] Riff(string name, byte[] content) => [.. Encoding.ASCII.GetBytes(name), .. Little(content.Length), .. content, .. content.Length % 2 == 1 ? new byte[1] : []];

    private static byte[] Little(int number) => BitConverter.GetBytes(number);

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. content];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(body));
        return [.. length, .. body, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = crc % 2 == 1 ? crc / 2 ^ 0xEDB88320 : crc / 2;
        }
        return ~crc;
    }
}
