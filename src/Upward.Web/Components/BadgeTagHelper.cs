using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

public enum Tone { Plain, Good, Watch, Bad, Info, Accent }

/// <summary><c>&lt;badge tone="Good" icon="check"&gt;Paired&lt;/badge&gt;</c></summary>
[HtmlTargetElement("badge")]
public sealed class BadgeTagHelper : PartTagHelper
{
    public Tone Tone { get; set; }
    public string? Icon { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "span", Tone == Tone.Plain ? "badge" : "badge badge-" + Css(Tone));
        if (Icon is not null) output.PreContent.AppendHtml(Draw(Icon));
    }

    internal static string Css(Tone tone) => tone switch
    {
        Tone.Good => "good", Tone.Watch => "watch", Tone.Bad => "bad", Tone.Info => "info", Tone.Accent => "accent", _ => "plain",
    };
}
