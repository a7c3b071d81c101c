using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>
/// <c>&lt;pager from="1" size="50" total="1048" earlier="@url" later="@url" /&gt;</c>: <c>from</c> is the first row shown.
/// A missing address leaves that way closed.
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper : PartTagHelper
{
    public required int From { get; set; }
    public required int Size { get; set; }
    public required int Total { get; set; }
    public string? Earlier { get; set; }
    public string? Later { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var range = T["part.range", ("from", Math.Min(From, Total)), ("to", Math.Min(From + Size - 1, Total)), ("total", Total)];
        if (Earlier is null && Later is null)
        {
            // One page: a count, and nothing to press.
            Become(output, "p", "pager num");
            output.Content.SetContent(range);
            return;
        }
        Become(output, "nav", "pager");
        output.Attributes.SetAttribute("aria-label", T["part.pages"]);
        output.Content.AppendHtml(Html("<span class=\"num\">{0}</span><span class=\"cluster\">", range));
        Way(output, Earlier, "prev", T["part.earlier"]);
        Way(output, Later, "next", T["part.later"]);
        output.Content.AppendHtml("</span>");
    }

    private void Way(TagHelperOutput output, string? href, string rel, string text) =>
        output.Content.AppendHtml(href is null
            ? Html("<a class=\"btn btn-secondary btn-sm\" role=\"link\" aria-disabled=\"true\">{0}</a>", text)
            : Html("<a class=\"btn btn-secondary btn-sm\" rel=\"{0}\" href=\"{1}\">{2}</a>", rel, Rooted(href), text));
}
