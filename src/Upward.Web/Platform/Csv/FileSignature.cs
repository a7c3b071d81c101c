using System.Text;

namespace Upward.Web.Platform.Csv;

/// <summary>Tells by the first bytes what a file is that is no CSV, so that the refusal can name it.</summary>
internal static class FileSignature
{
    /// <summary>The name of the stream in which a workbook with a password lies.</summary>
    private static readonly byte[] Encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static RefusalKind? Recognise(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return InsideZip(bytes);
        // Old Excel files, and new ones with a password, share this container.
        if (bytes.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0])) return bytes.IndexOf(Encrypted) >= 0 ? RefusalKind.LockedWorkbook : RefusalKind.OldExcelWorkbook;
        if (bytes.StartsWith("%PDF"u8)) return RefusalKind.Pdf;
        if (IsImage(bytes)) return RefusalKind.Image;
        if (bytes.StartsWith<byte>([0x1F, 0x8B]) || bytes.StartsWith<byte>([0x37, 0x7A, 0xBC, 0xAF])
            || bytes.StartsWith("Rar!"u8) || bytes.StartsWith("BZh"u8) || bytes.StartsWith("PK"u8) && bytes.Length > 3 && bytes[2] < 9) return RefusalKind.Archive;
        if (bytes.StartsWith("{\\rtf"u8)) return RefusalKind.RichText;
        if (bytes.StartsWith("SQLite format 3"u8)) return RefusalKind.Database;
        return null;
    }

    /// <summary>Text that is something else than a table: a web page, XML or JSON.</summary>
    public static RefusalKind? RecogniseText(ReadOnlySpan<char> text)
    {
        var start = text[..Math.Min(text.Length, 2000)].TrimStart();
        if (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
            return RefusalKind.WebPage;
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<svg", StringComparison.OrdinalIgnoreCase)) return RefusalKind.Xml;
        if (start.Length > 1 && (start[0] is '{' || start[0] is '[' && start[1..].TrimStart() is ['{' or '"' or '[', ..])) return RefusalKind.Json;
        return null;
    }

    private static bool IsImage(ReadOnlySpan<byte> b) =>
        b.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47]) || b.StartsWith<byte>([0xFF, 0xD8, 0xFF]) || b.StartsWith("GIF8"u8)
        || b.StartsWith("RIFF"u8) || b.StartsWith<byte>([0x49, 0x49, 0x2A, 0]) || b.StartsWith<byte>([0x4D, 0x4D, 0, 0x2A])
        || b.StartsWith("BM"u8) && b.Length > 10 && b[6] == 0 && b[7] == 0;

    /// <summary>A workbook, a document and a plain archive are all zip files: their entry names tell them apart.</summary>
    private static RefusalKind InsideZip(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 4096)];
        var tail = bytes[^Math.Min(bytes.Length, 8192)..];
        bool Names(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, string entry)
        {
            var name = Encoding.ASCII.GetBytes(entry);
            return head.IndexOf(name) >= 0 || tail.IndexOf(name) >= 0;
        }
        if (Names(head, tail, "xl/")) return RefusalKind.ExcelWorkbook;
        if (Names(head, tail, "opendocument.spreadsheet")) return RefusalKind.OpenDocumentSheet;
        return Names(head, tail, "word/") ? RefusalKind.WordDocument : RefusalKind.Archive;
    }
}
