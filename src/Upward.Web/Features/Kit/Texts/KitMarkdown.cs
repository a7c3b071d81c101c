using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit;

/// <summary>
/// Markdown for letters and pages, safe as all prose. Fields are filled in after reading, as plain words: a name with stars or
/// brackets stays a name, and no value can become a link.
/// </summary>
public static class KitMarkdown
{
    /// <param name="below">Level of the heading that the text stands under: its own first level comes one below.</param>
    /// <param name="withoutHoles">Leaves out each paragraph or line of a list that names something not known yet, such as the sponsor.</param>
    public static string ToHtml(string markdown, IReadOnlyDictionary<string, string> values, int below = 1, bool withoutHoles = false) =>
        Prose.Write(Read(markdown, values, below, withoutHoles));

    public static string ToPlainText(string markdown, IReadOnlyDictionary<string, string> values) => PlainMarkdown.Write(Read(markdown, values, 0));

    /// <summary>A text of questions (second-level headings) and answers, one by one.</summary>
    public static IReadOnlyList<(string Question, string Answer)> Questions(string markdown, IReadOnlyDictionary<string, string> values) =>
        [.. ("\n" + markdown).Split("\n## ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('\n', 2))
            .Where(part => part.Length == 2 && part[0].Trim().Length > 0).Select(part => (KitFields.Merge(part[0].Trim(), values), ToHtml(part[1], values, below: 2, withoutHoles: true)))];

    /// <summary>The first thing in it that would not be shown as written; null when all is well.</summary>
    public static ProseFault? FaultOf(string markdown) => Prose.FaultOf(markdown, address => address == "{link}" || Prose.LeadsToTheWeb(address));

    private static MarkdownDocument Read(string markdown, IReadOnlyDictionary<string, string> values, int below, bool withoutHoles = false)
    {
        // Nested deeper than the reader goes: refused on saving, so there is only a preview to leave empty.
        if (Prose.Read(markdown) is not { } document) return [];
        if (withoutHoles) LeaveOutHoles(document, values);
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(6, heading.Level + below);
        foreach (var literal in document.Descendants<LiteralInline>().ToList()) Fill(literal, values);
        Prose.Tame(document, address => address == "{link}" ? values.GetValueOrDefault(KitFields.Link) is { Length: > 0 } known ? known : null : Prose.LeadsToTheWeb(address) ? address : null);
        return document;
    }

    private static void LeaveOutHoles(MarkdownDocument document, IReadOnlyDictionary<string, string> values)
    {
        foreach (var block in document.Descendants<LeafBlock>().Where(b => b.Inline is not null).ToList())
        {
            var fields = block.Inline!.Descendants<LiteralInline>().SelectMany(l => KitFields.UsedIn(l.Content.ToString()));
            if (fields.All(f => values.GetValueOrDefault(f) is { Length: > 0 }) || block.Parent is not { } parent) continue;
            parent.Remove(block);
            if (parent is ListItemBlock { Count: 0, Parent: { } list }) list.Remove(parent);
        }
    }

    private static void Fill(LiteralInline literal, IReadOnlyDictionary<string, string> values)
    {
        var text = literal.Content.ToString();
        if (!text.Contains('{', StringComparison.Ordinal)) return;
        var lines = KitFields.Field().Replace(text, m => values.GetValueOrDefault(m.Groups[1].Value) is { Length: > 0 } v ? v.ReplaceLineEndings("\n") : m.Value).Split('\n');
        Inline last = literal;
        literal.Content = new(lines[0]);
        foreach (var line in lines.Skip(1))
        {
            var pause = new LineBreakInline { IsHard = true };
            var next = new LiteralInline(line);
            last.InsertAfter(pause);
            pause.InsertAfter(next);
            last = next;
        }
    }
}
