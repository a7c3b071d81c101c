using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>
/// <c>&lt;sees&gt;&lt;b&gt;You and the programme manager&lt;/b&gt;&lt;/sees&gt;</c>: who sees this, beside every field about a person.
/// Dashed with an eye: others see it. <c>private="true"</c>, solid with a lock: only you.
/// </summary>
[HtmlTargetElement("sees")]
public sealed class SeesTagHelper : PartTagHelper
{
    public bool Private { get; set; }
    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, Href is null ? "span" : "a", Private ? "sees sees-private" : "sees");
        if (Href is not null) output.Attributes.SetAttribute("href", Href);
        output.PreContent.AppendHtml(Draw(Private ? "lock" : "eye")).AppendHtml("<span>");
        output.PostContent.AppendHtml("</span>");
    }
}
