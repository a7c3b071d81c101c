using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>
/// <c>&lt;progress-line title="Importing people, row 612 of 1,048" value="612" max="1048" elapsed="0:41"&gt;Checking reporting lines…&lt;/progress-line&gt;</c>.
/// Without <c>max</c> the length is unknown and the bar says so. What stands inside: what is happening, and a way to stop.
/// </summary>
[HtmlTargetElement("progress-line")]
public sealed class ProgressLineTagHelper : PartTagHelper
{
    public required string Title { get; set; }
    public long? Value { get; set; }
    public long? Max { get; set; }
    public string? Elapsed { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        Become(output, "div", "progress-line");
        output.Content.SetHtmlContent(Html("<p class=\"spread\"><b>{0}</b><span class=\"num small muted\">{1}</span></p>", Title, Elapsed));
        output.Content.AppendHtml(Max is > 0
            ? Html("<progress max=\"{0}\" value=\"{1}\" aria-label=\"{2}\"></progress>", Max, Math.Clamp(Value ?? 0, 0, Max.Value), Title)
            : Html("<progress aria-label=\"{0}\"></progress>", Title));
        if (!inside.IsEmptyOrWhiteSpace) output.Content.AppendHtml("<div class=\"spread small quiet wrap\">").AppendHtml(inside).AppendHtml("</div>");
    }
}
