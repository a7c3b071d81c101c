using System.Text;
using Upward.Cli.Faults;

namespace Upward.Cli.Files;

/// <summary>Reads a text file without guessing: UTF-8, UTF-16 when its mark says so, Windows-1252 only when asked for.</summary>
internal static class SourceText
{
    public const int LargestTable = 50_000_000;
    public const int LargestRules = 1_000_000;

    /// <returns>The text without its byte order mark, or null when a fault was added.</returns>
    public static string? Read(string path, int largestBytes, bool windows1252, FaultList faults)
    {
        var bytes = ReadBytes(path, largestBytes, faults);
        if (bytes is null) return null;

        var text = Decode(path, bytes, windows1252, faults);
        var nul = text?.IndexOf('\0', StringComparison.Ordinal) ?? -1;
        if (nul < 0) return text;
        faults.Add(PositionOf(path, text!, nul), "this is no text file: it holds a zero byte. Save it as CSV or JSON in UTF-8.");
        return null;
    }

    private static byte[]? ReadBytes(string path, int largestBytes, FaultList faults)
    {
        var at = new Position(path);
        try
        {
            if (Directory.Exists(path))
            {
                faults.Add(at, "is a folder, expected a file.");
                return null;
            }
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var bytes = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            // Counted while reading: a pipe such as <(sort x) has no length to ask for.
            while ((read = file.Read(buffer)) > 0)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length <= largestBytes) continue;
                faults.Add(at, $"is larger than {largestBytes / 1_000_000} MB.");
                return null;
            }
            return bytes.ToArray();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(at, "there is no such file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            faults.Add(at, $"cannot be read: {Shown.Plain(e.Message)}");
        }
        return null;
    }

    private static string? Decode(string path, byte[] bytes, bool windows1252, FaultList faults)
    {
        if (StartsWith(bytes, 0xEF, 0xBB, 0xBF)) return Strict(path, bytes, 3, new UTF8Encoding(false, true), "UTF-8", faults);
        if (StartsWith(bytes, 0xFF, 0xFE)) return Strict(path, bytes, 2, new UnicodeEncoding(false, true, true), "UTF-16", faults);
        if (StartsWith(bytes, 0xFE, 0xFF)) return Strict(path, bytes, 2, new UnicodeEncoding(true, true, true), "UTF-16", faults);
        return windows1252
            ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes)
            : Strict(path, bytes, 0, new UTF8Encoding(false, true), "UTF-8", faults);
    }

    private static string? Strict(string path, byte[] bytes, int mark, Encoding encoding, string name, FaultList faults)
    {
        try
        {
            return encoding.GetString(bytes, mark, bytes.Length - mark);
        }
        catch (DecoderFallbackException e)
        {
            // Decoding what stands before the bad byte tells the line and column.
            var good = Encoding.UTF8.GetString(bytes, mark, name == "UTF-8" ? Math.Max(0, e.Index) : 0);
            var found = e.BytesUnknown is [var first, ..] ? $" (byte 0x{first:X2})" : "";
            faults.Add(PositionOf(path, good, good.Length),
                $"this is not {name}{found}. Save the file as CSV UTF-8, or, when it comes from an older Excel on Windows, add --encoding windows-1252.");
            return null;
        }
    }

    private static bool StartsWith(byte[] bytes, params ReadOnlySpan<byte> mark) => bytes.AsSpan().StartsWith(mark);

    private static Position PositionOf(string path, string text, int index)
    {
        var before = text.AsSpan(0, index);
        var line = 1 + before.Count('\n');
        return new Position(path, line, index - (before.LastIndexOf('\n') + 1) + 1);
    }
}
