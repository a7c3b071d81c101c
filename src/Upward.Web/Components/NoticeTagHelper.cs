using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary><c>&lt;notice tone="Watch"&gt;Mail is not set up.&lt;/notice&gt;</c>; <c>announce="true"</c> when it appears after an act.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper : PartTagHelper
{
    public Tone Tone { get; set; } = Tone.Info;
    public string? Icon { get; set; }
    public bool Announce { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "div", "alert alert-" + BadgeTagHelper.Css(Tone));
        if (Announce) output.Attributes.SetAttribute("role", Tone == Tone.Bad ? "alert" : "status");
        output.PreContent.AppendHtml(Draw(Icon ?? IconOf(Tone))).AppendHtml("<div>");
        output.PostContent.AppendHtml("</div>");
    }

    private static string IconOf(Tone tone) => tone switch { Tone.Good => "check", Tone.Watch or Tone.Bad => "warn", _ => "info" };
}
