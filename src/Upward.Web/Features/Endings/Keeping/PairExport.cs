using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Upward.Web.Features.Endings;

/// <param name="Title">A heading, in the reader's language.</param>
/// <param name="Lines">Paragraphs of plain text.</param>
public sealed record PairExport(string Title, IReadOnlyList<string> Lines)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] ToJson<T>(T whole) => JsonSerializer.SerializeToUtf8Bytes(whole, Readable);

    public static byte[] ToMarkdown(string title, string lead, IEnumerable<PairExport> parts)
    {
        var text = new StringBuilder("# ").Append(title).Append("\n\n").Append(lead).Append('\n');
        foreach (var part in parts)
        {
            text.Append("\n## ").Append(part.Title).Append('\n');
            foreach (var line in part.Lines) text.Append('\n').Append(line).Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
