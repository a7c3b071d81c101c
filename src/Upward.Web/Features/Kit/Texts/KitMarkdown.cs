using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Upward.Web.Features.Kit;

/// <summary>
/// Markdown for letters and pages. Raw HTML is text, pictures become their words, links lead to web and mail only. Fields are
/// filled in after reading, as plain words: a name with stars or brackets stays a name, and no value can become a link.
/// </summary>
public static class KitMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <param name="below">Level of the heading that the text stands under: its own first level comes one below.</param>
    /// <param name="withoutHoles">Leaves out each paragraph or line of a list that names something not known yet, such as the sponsor.</param>
    public static string ToHtml(string markdown, IReadOnlyDictionary<string, string> values, int below = 1, bool withoutHoles = false)
    {
        var document = Read(markdown, values, below, withoutHoles);
        using var to = new StringWriter();
        var renderer = new HtmlRenderer(to);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return to.ToString();
    }

    public static string ToPlainText(string markdown, IReadOnlyDictionary<string, string> values) => PlainMarkdown.Write(Read(markdown, values, 0));

    /// <summary>A text of questions (second-level headings) and answers, one by one.</summary>
    public static IReadOnlyList<(string Question, string Answer)> Questions(string markdown, IReadOnlyDictionary<string, string> values) =>
        [.. ("\n" + markdown).Split("\n## ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('\n', 2))
            .Where(part => part.Length == 2 && part[0].Trim().Length > 0).Select(part => (KitFields.Merge(part[0].Trim(), values), ToHtml(part[1], values, below: 2, withoutHoles: true)))];

    public static bool IsAllowedAddress(string? address) =>
        address == "{link}" || address is { Length: > 0 } && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto";

    /// <summary>The first thing in it that would not be shown as written; null when all is well.</summary>
    public static (string Key, string What)? FindTrouble(string markdown)
    {
        foreach (var inline in Markdown.Parse(markdown, Pipeline).Descendants<Inline>())
            switch (inline)
            {
                case LinkInline { IsImage: true } image: return ("kit.refused.picture", image.Url ?? "");
                case LinkInline link when !IsAllowedAddress(link.Url): return ("kit.refused.link", link.Url ?? "");
                case AutolinkInline { IsEmail: false } link when !IsAllowedAddress(link.Url): return ("kit.refused.link", link.Url);
            }
        return null;
    }

    private static MarkdownDocument Read(string markdown, IReadOnlyDictionary<string, string> values, int below, bool withoutHoles = false)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        if (withoutHoles) LeaveOutHoles(document, values);
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(6, heading.Level + below);
        foreach (var inline in document.Descendants<Inline>().ToList())
            if (inline is LinkInline link) Tame(link, values);
            else if (inline is AutolinkInline { IsEmail: false } address && !IsAllowedAddress(address.Url)) address.ReplaceBy(new LiteralInline(address.Url));
        foreach (var literal in document.Descendants<LiteralInline>().ToList()) Fill(literal, values);
        foreach (var table in document.Descendants<Table>()) Label(table);
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

    private static void Tame(LinkInline link, IReadOnlyDictionary<string, string> values)
    {
        if (!link.IsImage && IsAllowedAddress(link.Url))
        {
            var known = link.Url != "{link}" ? link.Url : values.GetValueOrDefault(KitFields.Link);
            if (!string.IsNullOrEmpty(known)) { link.Url = known; return; }
        }
        // The words stay, the address goes.
        foreach (var child in link.ToList()) { child.Remove(); link.InsertBefore(child); }
        link.Remove();
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

    /// <summary>On a phone a row becomes a block, and each cell carries its column's name. No alignment: that would be an inline style.</summary>
    private static void Label(Table table)
    {
        foreach (var column in table.ColumnDefinitions) (column.Alignment, column.Width) = (null, 0);
        var rows = table.OfType<TableRow>().ToList();
        var heads = rows.Where(r => r.IsHeader).SelectMany(r => r.OfType<TableCell>()).Select(c => PlainMarkdown.Write(c).Trim()).ToList();
        foreach (var row in rows.Where(r => !r.IsHeader))
            for (var i = 0; i < Math.Min(row.Count, heads.Count); i++) row[i].GetAttributes().AddProperty("data-label", heads[i]);
    }
}
