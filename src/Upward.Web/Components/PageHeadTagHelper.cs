using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>
/// The head of every page: one h1, one sentence that says where things stand, one primary action.
/// <c>&lt;page-head title="@T["people.title"]"&gt;&lt;page-lead&gt;…&lt;/page-lead&gt;&lt;page-actions&gt;…&lt;/page-actions&gt;&lt;/page-head&gt;</c>.
/// It also names the browser's tab when the page has not.
/// </summary>
[HtmlTargetElement("page-head")]
public sealed class PageHeadTagHelper : PartTagHelper
{
    public required string Title { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ViewData["Title"] ??= Title;
        Become(output, "div", "page-head");
        output.PreContent.AppendHtml(Html("<h1>{0}</h1>", Title));
    }
}

[HtmlTargetElement("page-lead")]
public sealed class PageLeadTagHelper : PartTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "p", "lead");
}

[HtmlTargetElement("page-actions")]
public sealed class PageActionsTagHelper : PartTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "div", "page-actions");
}
