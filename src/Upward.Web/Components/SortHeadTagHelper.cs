using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

public enum SortOrder { None, Ascending, Descending }

/// <summary><c>&lt;sort-head href="?sort=-name" sorted="Ascending"&gt;Name&lt;/sort-head&gt;</c>: a column head that sorts by a link.</summary>
[HtmlTargetElement("sort-head")]
public sealed class SortHeadTagHelper : PartTagHelper
{
    public required string Href { get; set; }
    public SortOrder Sorted { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "th";
        output.Attributes.SetAttribute("scope", "col");
        if (Sorted != SortOrder.None) output.Attributes.SetAttribute("aria-sort", Sorted == SortOrder.Ascending ? "ascending" : "descending");
        output.PreContent.AppendHtml(Html("<a href=\"{0}\">", Rooted(Href)));
        if (Sorted != SortOrder.None) output.PostContent.AppendHtml(Draw(Sorted == SortOrder.Ascending ? "up" : "down"));
        output.PostContent.AppendHtml("</a>");
    }
}
