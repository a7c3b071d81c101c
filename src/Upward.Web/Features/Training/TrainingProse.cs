using Markdig.Syntax;
using Microsoft.AspNetCore.Html;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Training;

/// <summary>Markdown of units and guidelines as HTML, safe as all prose; links may lead to a page here as well.</summary>
public static class TrainingProse
{
    /// <param name="top">The level of its highest heading: 2 below the page's own.</param>
    /// <param name="picture">The address of a picture by its key; where it is left out only its words stay.</param>
    public static IHtmlContent Html(string markdown, int top = 2, Func<string, string>? picture = null)
    {
        // Nested deeper than the reader goes. It is refused on saving; a preview shows it as it was typed.
        if (Prose.Read(markdown) is not { } document) return new HtmlContentBuilder().AppendHtml("<pre>").Append(markdown).AppendHtml("</pre>");
        var headings = document.Descendants<HeadingBlock>().ToList();
        var shift = headings.Count == 0 ? 0 : top - headings.Min(h => h.Level);
        foreach (var heading in headings) heading.Level = Math.Clamp(heading.Level + shift, top, 6);
        Prose.Tame(document, address => IsAllowed(address) ? address : null, picture is null ? null : address => PictureLinks.KeyOf(address) is { } key ? picture(key) : null);
        return new HtmlString(Prose.Write(document));
    }

    /// <summary>The first thing that would not be shown as written; null when all is well.</summary>
    /// <param name="pictures">Whether pictures of the programme may stand in it.</param>
    public static Message? FaultOf(string markdown, bool pictures = false) => Prose.FaultOf(markdown, IsAllowed, address => pictures && PictureLinks.KeyOf(address) is not null) is { } fault ? new("training.refused." + fault.Kind, ("what", fault.What)) : null;

    private static bool IsAllowed(string? address) => Prose.LeadsToTheWeb(address) || Prose.LeadsHere(address);
}
