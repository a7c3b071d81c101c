using System.Text;

namespace Upward.Web.Platform.Csv;

/// <summary>Bytes to text: UTF-8 with and without BOM, or Windows-1252. Anything else is named, not guessed at.</summary>
internal static class TextDecoding
{
    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static (string? Text, string Encoding, FileRefusal? Refusal) Decode(ReadOnlySpan<byte> bytes)
    {
        if (WideEncoding(bytes) is { } wide) return (null, "", wide);
        if (bytes.Contains((byte)0)) return (null, "", new(RefusalKind.Binary));

        var marked = bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]);
        if (marked) bytes = bytes[3..];
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return (Encoding.UTF8.GetString(bytes), marked ? "UTF-8 with BOM" : "UTF-8", null);

        if (EncodingGuess.OtherThanWindows1252(bytes) is { } other) return (null, "", new(RefusalKind.OtherEncoding, other));
        return (Encoding.GetEncoding(1252).GetString(bytes), "Windows-1252", null);
    }

    /// <summary>UTF-16 and UTF-32 by their mark, or by every other byte being zero, as in exports without one.</summary>
    private static FileRefusal? WideEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE, 0, 0]) || bytes.StartsWith<byte>([0, 0, 0xFE, 0xFF])) return new(RefusalKind.Utf32);
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF])) return new(RefusalKind.Utf16);

        var sample = bytes[..Math.Min(bytes.Length, 4000)];
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
            if (sample[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
        var half = sample.Length / 2;
        return half > 4 && (even > half * 0.4 && odd < half * 0.05 || odd > half * 0.4 && even < half * 0.05) ? new(RefusalKind.Utf16) : null;
    }
}
