using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Upward.Web.Platform.Text;

/// <param name="Kind">picture, link or nested: a slice says it in its own words.</param>
public sealed record ProseFault(string Kind, string? What = null);

/// <summary>
/// Markdown that people write, as HTML that may be shown to everybody: raw HTML is text, pictures become their words, links lead only where the
/// slice lets them, and no style is written into it, which the browser is told to refuse.
/// </summary>
public static class Prose
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>Null when it is nested deeper than the reader goes.</summary>
    public static MarkdownDocument? Read(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static string Write(MarkdownDocument document)
    {
        using var to = new StringWriter();
        var renderer = new HtmlRenderer(to);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return to.ToString();
    }

    public static bool LeadsToTheWeb(string? address) =>
        address is { Length: > 0 } && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto";

    /// <summary>A page of this site. Browsers read a backslash as a slash and leave tabs out: neither may be in it.</summary>
    public static bool LeadsHere(string? address) =>
        address is { Length: > 0 } && (address[0] == '#' || address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal)) && !address.Any(c => c == '\\' || char.IsControl(c));

    /// <summary>The first thing that would not be shown as written; null when all is well.</summary>
    /// <param name="pictures">Which pictures may be shown; none where it is left out. Each has to say what it shows.</param>
    public static ProseFault? FaultOf(string markdown, Func<string?, bool> allowed, Func<string?, bool>? pictures = null)
    {
        if (Read(markdown) is not { } document) return new("nested");
        foreach (var inline in document.Descendants<Inline>())
            switch (inline)
            {
                case LinkInline { IsImage: true } image when pictures?.Invoke(image.Url) == true: if (!image.Descendants<LiteralInline>().Any(l => !l.Content.IsEmptyOrWhitespace())) return new("pictureWords", image.Url); break;
                case LinkInline { IsImage: true } image: return new("picture", image.Url);
                case LinkInline link when !allowed(link.Url): return new("link", link.Url);
                case AutolinkInline { IsEmail: false } link when !allowed(link.Url): return new("link", link.Url);
            }
        return null;
    }

    /// <param name="leadsTo">Where an address leads in truth; null: nowhere, and only its words stay.</param>
    /// <param name="pictures">Where a picture lies in truth; null, or left out: only its words stay.</param>
    public static void Tame(MarkdownDocument document, Func<string?, string?> leadsTo, Func<string?, string?>? pictures = null)
    {
        foreach (var inline in document.Descendants<Inline>().ToList())
            switch (inline)
            {
                case LinkInline { IsImage: false } link when leadsTo(link.Url) is { } address: link.Url = address; break;
                case LinkInline { IsImage: true } image when pictures?.Invoke(image.Url) is { } source: image.Url = source; image.GetAttributes().AddProperty("loading", "lazy"); break;
                case LinkInline link: LeaveItsWords(link); break;
                case AutolinkInline { IsEmail: false } link when leadsTo(link.Url) is null: link.ReplaceBy(new LiteralInline(link.Url)); break;
            }
        foreach (var table in document.Descendants<Table>()) Label(table);
    }

    private static void LeaveItsWords(LinkInline link)
    {
        foreach (var child in link.ToList()) { child.Remove(); link.InsertBefore(child); }
        link.Remove();
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
