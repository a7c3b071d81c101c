using System.Text;

namespace Upward.Web.Features.Messages.Files;

/// <summary>
/// What a message may carry. The name's ending and the first bytes have to tell the same story. Nothing that a browser or an office program
/// runs by itself: no web pages, no scripts, no macros, no archives.
/// </summary>
public sealed record FileKind(string Extension, string ContentType, Func<byte[], bool> Fits)
{
    public static readonly IReadOnlyList<FileKind> All =
    [
        new("pdf", "application/pdf", b => b.AsSpan().StartsWith("%PDF-"u8)),
        new("png", "image/png", b => b.AsSpan().StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        new("jpg", "image/jpeg", IsJpeg), new("jpeg", "image/jpeg", IsJpeg),
        new("webp", "image/webp", b => b.Length > 12 && b.AsSpan().StartsWith("RIFF"u8) && b.AsSpan(8).StartsWith("WEBP"u8)),
        new("gif", "image/gif", b => b.AsSpan().StartsWith("GIF87a"u8) || b.AsSpan().StartsWith("GIF89a"u8)),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b => IsOffice(b, "word/")),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b => IsOffice(b, "xl/")),
        new("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", b => IsOffice(b, "ppt/")),
        new("odt", "application/vnd.oasis.opendocument.text", b => IsOpenDocument(b, "text")),
        new("ods", "application/vnd.oasis.opendocument.spreadsheet", b => IsOpenDocument(b, "spreadsheet")),
        new("odp", "application/vnd.oasis.opendocument.presentation", b => IsOpenDocument(b, "presentation")),
        new("txt", "text/plain", IsText), new("md", "text/plain", IsText), new("csv", "text/csv", IsText),
    ];

    /// <summary>As the file field of a form wants it.</summary>
    public static string Accept { get; } = string.Join(',', All.Select(k => "." + k.Extension));

    /// <summary>Null: not among these, or the bytes say something else than the name.</summary>
    public static FileKind? Of(string name, byte[] content)
    {
        var extension = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        return All.FirstOrDefault(k => k.Extension == extension) is { } kind && kind.Fits(content) ? kind : null;
    }

    private static bool IsJpeg(byte[] b) => b.AsSpan().StartsWith<byte>([0xFF, 0xD8, 0xFF]);

    /// <summary>The names of a zip file's entries stand in it unpacked. One with macros is not taken under any ending.</summary>
    private static bool IsOffice(byte[] b, string folder) =>
        IsZip(b) && Names(b, "[Content_Types].xml") && Names(b, folder) && !Names(b, "vbaProject.bin");

    private static bool IsOpenDocument(byte[] b, string what) =>
        IsZip(b) && b.AsSpan(0, Math.Min(b.Length, 200)).IndexOf(Encoding.ASCII.GetBytes("mimetypeapplication/vnd.oasis.opendocument." + what)) > 0 && !Names(b, "Basic/");

    private static bool IsZip(byte[] b) => b.AsSpan().StartsWith("PK\u0003\u0004"u8);

    private static bool Names(byte[] b, string entry) => b.AsSpan().IndexOf(Encoding.ASCII.GetBytes(entry)) >= 0;

    /// <summary>UTF-8 without control characters. A web page is one for a browser under any ending that it guesses at; it is told not to, and gets none.</summary>
    private static bool IsText(byte[] b)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(b);
            return !text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) && !text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('<');
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
