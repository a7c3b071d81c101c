using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>
/// <c>&lt;dialog-box id="move" title="Move Sofia"&gt;&lt;dialog-body&gt;…&lt;/dialog-body&gt;&lt;dialog-foot&gt;…&lt;/dialog-foot&gt;&lt;/dialog-box&gt;</c>.
/// The native element: focus stays inside, Escape closes. A link <c>&lt;a href="/the/page" data-dialog="move"&gt;</c> opens it;
/// without script the link goes to the page that does the same. Around a form put the form outside body and foot.
/// </summary>
[HtmlTargetElement("dialog-box")]
public sealed class DialogBoxTagHelper : PartTagHelper
{
    public required string Id { get; set; }
    public required string Title { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "dialog", "dialog");
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("aria-labelledby", Id + "-title");
        output.PreContent.AppendHtml(Html("<div class=\"dialog-head\"><h2 id=\"{0}-title\">{1}</h2><button class=\"btn btn-ghost btn-sm btn-icon push\" type=\"button\" data-close aria-label=\"{2}\">{3}</button></div>", Id, Title, T["part.close"], Draw("x")));
    }
}

[HtmlTargetElement("dialog-body")]
public sealed class DialogBodyTagHelper : PartTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "div", "dialog-body");
}

[HtmlTargetElement("dialog-foot")]
public sealed class DialogFootTagHelper : PartTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "div", "dialog-foot");
}
