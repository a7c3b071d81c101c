using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

public sealed record Reason(int Points, int Max, int Series, string Text);

/// <summary><c>&lt;reasons items="@pair.Reasons" /&gt;</c>: each carries its criterion's square and its share of the score.</summary>
[HtmlTargetElement("reasons", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ReasonsTagHelper : PartTagHelper
{
    public required IReadOnlyList<Reason> Items { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "ul", "reasons");
        foreach (var reason in Items)
            output.Content.AppendHtml(Html("<li><i class=\"key k{0}\"></i><b class=\"num\">{1}</b><span>{2}</span></li>",
                reason.Series, T["part.of", ("points", reason.Points), ("max", reason.Max)], reason.Text));
    }
}
