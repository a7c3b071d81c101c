using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary><c>&lt;stat value="38"&gt;new people&lt;/stat&gt;</c> inside <c>&lt;div class="stats"&gt;</c>. The words say what is counted.</summary>
[HtmlTargetElement("stat")]
public sealed class StatTagHelper : PartTagHelper
{
    public required string Value { get; set; }
    public Tone Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "div", Tone == Tone.Bad ? "stat stat-bad" : "stat");
        output.PreContent.AppendHtml(Html("<b>{0}</b><span>", Value));
        output.PostContent.AppendHtml("</span>");
    }
}
