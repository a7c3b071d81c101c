using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using Upward.Web.Platform;

namespace Upward.Web.Features.Training;

/// <summary>
/// Markdown of units and guidelines as HTML: raw HTML is shown as text, links lead to web, mail or a page here, pictures
/// become their words (none can be uploaded yet, and none from elsewhere may be asked for), and no style is written into it.
/// </summary>
public static class TrainingProse
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <param name="top">The level of its highest heading: 2 below the page's own.</param>
    public static IHtmlContent Html(string markdown, int top = 2)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested deeper than the reader goes. It is refused on saving; a preview shows it as it was typed.
            return new HtmlContentBuilder().AppendHtml("<pre>").Append(markdown).AppendHtml("</pre>");
        }
        Tame(document, top);
        using var to = new StringWriter();
        var renderer = new HtmlRenderer(to);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return new HtmlString(to.ToString());
    }

    /// <summary>The first thing that would not be shown as written; null when all is well.</summary>
    public static Message? FaultOf(string markdown)
    {
        try
        {
            foreach (var link in Markdown.Parse(markdown, Pipeline).Descendants<LinkInline>())
                if (link.IsImage) return new("training.refused.picture", ("what", link.Url));
                else if (!IsAllowed(link.Url)) return new("training.refused.link", ("what", link.Url));
            return null;
        }
        catch (ArgumentException)
        {
            return new("training.refused.nested");
        }
    }

    private static bool IsAllowed(string? address) =>
        address is { Length: > 0 } && (address[0] == '#' || address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)
            || Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto");

    private static void Tame(MarkdownDocument document, int top)
    {
        var headings = document.Descendants<HeadingBlock>().ToList();
        var shift = headings.Count == 0 ? 0 : top - headings.Min(h => h.Level);
        foreach (var heading in headings) heading.Level = Math.Clamp(heading.Level + shift, top, 6);
        foreach (var link in document.Descendants<LinkInline>().Where(l => l.IsImage || !IsAllowed(l.Url)).ToList())
        {
            // The words stay, the address goes.
            foreach (var child in link.ToList()) { child.Remove(); link.InsertBefore(child); }
            link.Remove();
        }
        foreach (var address in document.Descendants<AutolinkInline>().Where(a => !a.IsEmail && !IsAllowed(a.Url)).ToList()) address.ReplaceBy(new LiteralInline(address.Url));
        // An alignment would become an inline style, which the browser is told to refuse.
        foreach (var column in document.Descendants<Table>().SelectMany(t => t.ColumnDefinitions)) (column.Alignment, column.Width) = (null, 0);
    }
}
