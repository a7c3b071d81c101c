using System.Text;

namespace Upward.Web.Platform.Csv;

/// <summary>Bytes to text: UTF-8 and UTF-16 with and without BOM, or Windows-1252. Anything else is named, not guessed at.</summary>
internal static class TextDecoding
{
    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static (string? Text, string Encoding, FileRefusal? Refusal) Decode(ReadOnlySpan<byte> bytes)
    {
        if (IsUtf32(bytes)) return (null, "", new(RefusalKind.Utf32));
        if (Utf16(bytes) is { } wide) return Wide(bytes, wide);
        if (bytes.Contains((byte)0)) return (null, "", new(RefusalKind.Binary));

        var marked = bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]);
        if (marked) bytes = bytes[3..];
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return (Encoding.UTF8.GetString(bytes), marked ? "UTF-8 with BOM" : "UTF-8", null);

        if (EncodingGuess.OtherThanWindows1252(bytes) is { } other) return (null, "", new(RefusalKind.OtherEncoding, other));
        return (Encoding.GetEncoding(1252).GetString(bytes), "Windows-1252", null);
    }

    private static bool IsUtf32(ReadOnlySpan<byte> bytes) => bytes.StartsWith<byte>([0xFF, 0xFE, 0, 0]) || bytes.StartsWith<byte>([0, 0, 0xFE, 0xFF]);

    /// <summary>By its mark, or by every other byte being zero, as in exports without one.</summary>
    private static UnicodeEncoding? Utf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE])) return LittleEnd;
        if (bytes.StartsWith<byte>([0xFE, 0xFF])) return BigEnd;

        var sample = bytes[..Math.Min(bytes.Length, 4000)];
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
            if (sample[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
        var half = sample.Length / 2;
        if (half <= 4) return null;
        return even > half * 0.4 && odd < half * 0.05 ? BigEnd : odd > half * 0.4 && even < half * 0.05 ? LittleEnd : null;
    }

    private static (string? Text, string Encoding, FileRefusal? Refusal) Wide(ReadOnlySpan<byte> bytes, UnicodeEncoding encoding)
    {
        var marked = bytes.StartsWith(encoding.Preamble);
        try
        {
            return (encoding.GetString(marked ? bytes[2..] : bytes), marked ? "UTF-16 with BOM" : "UTF-16", null);
        }
        catch (DecoderFallbackException)
        {
            // Half a character: cut off on its way, or no text at all.
            return (null, "", new(RefusalKind.Binary));
        }
    }

    private static readonly UnicodeEncoding LittleEnd = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEnd = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);
}
