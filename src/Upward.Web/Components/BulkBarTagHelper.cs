using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>
/// <c>&lt;bulk-bar&gt;buttons&lt;/bulk-bar&gt;</c> above a table inside one form. js/select-all.js counts
/// and hides the bar while nothing is chosen; without script it always stands there. The template's <c>{n}</c> is filled in the browser.
/// </summary>
[HtmlTargetElement("bulk-bar")]
public sealed class BulkBarTagHelper : PartTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "div", "bulk");
        output.PreContent.AppendHtml(Html("<b class=\"num\" data-chosen role=\"status\" data-one=\"{0}\" data-many=\"{1}\"></b><span class=\"cluster\">", T["part.chosen.one"], T["part.chosen.many", ("count", "{n}")]));
        output.PostContent.AppendHtml("</span>");
    }
}
