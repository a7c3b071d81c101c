using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>
/// <c>&lt;pager summary="1 to 50 of 1,048" earlier="@url" later="@url" earlier-text="…" later-text="…" /&gt;</c>.
/// A missing address leaves that way closed.
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper : PartTagHelper
{
    public required string Summary { get; set; }
    public string? Earlier { get; set; }
    public string? Later { get; set; }
    public required string EarlierText { get; set; }
    public required string LaterText { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "nav", "pager");
        output.Attributes.SetAttribute("aria-label", Summary);
        output.Content.AppendHtml(Html("<span class=\"num\">{0}</span><span class=\"cluster\">", Summary));
        Way(output, Earlier, "prev", EarlierText);
        Way(output, Later, "next", LaterText);
        output.Content.AppendHtml("</span>");
    }

    private static void Way(TagHelperOutput output, string? href, string rel, string text) =>
        output.Content.AppendHtml(href is null
            ? Html("<a class=\"btn btn-secondary btn-sm\" role=\"link\" aria-disabled=\"true\">{0}</a>", text)
            : Html("<a class=\"btn btn-secondary btn-sm\" rel=\"{0}\" href=\"{1}\">{2}</a>", rel, href, text));
}
