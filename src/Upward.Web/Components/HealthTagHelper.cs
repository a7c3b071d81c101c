using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary><c>&lt;health state="Watch" /&gt;</c>: disc, half disc or triangle, with its word. Never a number.</summary>
[HtmlTargetElement("health")]
public sealed class HealthTagHelper : PartTagHelper
{
    private const string Disc = """<svg viewBox="0 0 16 16" aria-hidden="true"><circle class="hm-good" cx="8" cy="8" r="7"/><path class="hm-cut" d="M4.8 8.3l2.2 2.2 4.2-4.6"/></svg>""";
    private const string Half = """<svg viewBox="0 0 16 16" aria-hidden="true"><circle class="hm-ring" cx="8" cy="8" r="6"/><path class="hm-watch" d="M8 2a6 6 0 0 1 0 12z"/></svg>""";
    private const string Triangle = """<svg viewBox="0 0 16 16" aria-hidden="true"><path class="hm-bad" d="M8 1.2L15.6 14.6H.4z"/><path class="hm-cut" d="M8 6v4M8 12.3v.1"/></svg>""";

    public Tone State { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        if (words.IsEmptyOrWhiteSpace) output.Content.SetContent(T["part.health." + BadgeTagHelper.Css(State)]);
        Become(output, "span", "health health-" + BadgeTagHelper.Css(State));
        output.PreContent.AppendHtml(State switch { Tone.Good => Disc, Tone.Watch => Half, _ => Triangle });
    }
}
