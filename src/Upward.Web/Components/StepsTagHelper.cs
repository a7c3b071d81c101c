using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

public enum StepState { Ahead, Now, Done }

/// <param name="Href">Where a done step can be opened again.</param>
public sealed record Step(string Text, StepState State, string? Sub = null, string? Href = null);

/// <summary><c>&lt;steps label="Set-up" items="@steps" /&gt;</c>: where one is in a wizard.</summary>
[HtmlTargetElement("steps", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StepsTagHelper : PartTagHelper
{
    public required string Label { get; set; }
    public required IReadOnlyList<Step> Items { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "ol", "steps");
        output.Attributes.SetAttribute("aria-label", Label);
        for (var i = 0; i < Items.Count; i++)
        {
            var step = Items[i];
            output.Content.AppendHtml(step.State switch
            {
                StepState.Done => "<li class=\"is-done\">", StepState.Now => "<li class=\"is-now\" aria-current=\"step\">", _ => "<li>",
            });
            output.Content.AppendHtml(step.State == StepState.Done
                ? Html("<span class=\"knot\">{0}</span>", Draw("check"))
                : Html("<span class=\"knot num\">{0}</span>", i + 1));
            output.Content.AppendHtml(step.Href is null ? Html("<span class=\"t\">{0}</span>", step.Text) : Html("<a class=\"t\" href=\"{0}\">{1}</a>", Rooted(step.Href), step.Text));
            if (step.Sub is not null) output.Content.AppendHtml(Html("<span class=\"sub\">{0}</span>", step.Sub));
            output.Content.AppendHtml("</li>");
        }
    }
}
