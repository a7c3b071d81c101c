using System.Buffers.Binary;

namespace Upward.Web.Features.Training;

/// <summary>JPEG (ITU-T T.81): markers with segments, then the drawn data up to the end marker.</summary>
internal static class JpegParts
{
    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, App0 = 0xE0, App1 = 0xE1, App14 = 0xEE, Comment = 0xFE;

    public static PictureFile? Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, Start])) return null;
        using var kept = new MemoryStream();
        kept.Write(bytes[..2]);
        var (width, height, turned, drawn, at) = (0, 0, false, false, 2);
        while (at + 2 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker == End)
            {
                kept.Write(bytes.Slice(at, 2));
                return at + 2 == bytes.Length && drawn ? new("image/jpeg", kept.ToArray(), width, height) : null;
            }
            if (at + 4 > bytes.Length) return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length) return null;
            var segment = bytes.Slice(at, length + 2);
            if (IsFrame(marker))
            {
                if (width > 0 || length < 8) return null;
                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), BinaryPrimitives.ReadUInt16BigEndian(segment[7..]));
            }
            else if (marker == App1 && !turned && Orientation(segment[4..]) is > 1 and <= 8 and var turn)
            {
                // The one fact of EXIF that draws: which way up a phone was held.
                turned = true;
                kept.Write([0xFF, App1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turn, 0, 0, 0, 0, 0, 0]);
            }
            if (IsKept(marker)) kept.Write(segment);
            else if (marker is not (>= App0 and <= 0xEF or Comment)) return null;
            at += segment.Length;
            if (marker != Scan) continue;
            if (width == 0) return null;
            drawn = true;
            var data = at;
            // Within the data an FF is followed by 00 or a restart; anything else is the next marker.
            while (at + 1 < bytes.Length && !(bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or >= 0xD0 and <= 0xD7))) at++;
            kept.Write(bytes[data..at]);
        }
        return null;
    }

    /// <summary>Tables, frames, scans, restart interval, JFIF and Adobe's colour mark.</summary>
    private static bool IsKept(byte marker) => IsFrame(marker) || marker is 0xC4 or 0xDB or 0xDD or Scan or App0 or App14;

    private static bool IsFrame(byte marker) => marker is 0xC0 or 0xC1 or 0xC2;

    private static int? Orientation(ReadOnlySpan<byte> exif)
    {
        if (!exif.StartsWith("Exif\0\0"u8) || exif.Length < 14) return null;
        var tiff = exif[6..];
        var little = tiff.StartsWith("II"u8);
        var at = (long)Four(tiff[4..], little);
        if (at + 2 > tiff.Length) return null;
        var entries = Two(tiff[(int)at..], little);
        for (var i = 0; i < entries && at + 14 + i * 12L <= tiff.Length; i++)
        {
            var entry = tiff.Slice((int)at + 2 + i * 12, 12);
            if (Two(entry, little) == 0x0112) return Two(entry[8..], little);
        }
        return null;
    }

    private static ushort Two(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
    private static uint Four(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
