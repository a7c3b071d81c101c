using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <param name="Series">1 to 6: the criterion's colour, the same on every pair of the programme.</param>
public sealed record ScorePart(int Points, int Max, int Series, string Name);

/// <summary>
/// <c>&lt;score-bar parts="@pair.Parts" /&gt;</c>. Each criterion owns a slot as wide as its weight;
/// the fill is what the pair earned, the pale rest is what is missing. The order never changes.
/// </summary>
[HtmlTargetElement("score-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ScoreBarTagHelper : PartTagHelper
{
    private const double GapShare = 0.008;

    public required IReadOnlyList<ScorePart> Parts { get; set; }
    /// <summary>True beside a table that gives the same figures: the bar is then not read out a second time.</summary>
    public bool Decoration { get; set; }
    public bool Large { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var shown = Parts.Where(p => p.Max > 0).ToList();
        var total = shown.Sum(p => p.Max);
        var gap = total * GapShare;
        Become(output, "svg", Large ? "scorebar scorebar-lg" : "scorebar");
        output.Attributes.SetAttribute("viewBox", $"0 0 {Numbers.Svg(total + gap * Math.Max(0, shown.Count - 1))} 8");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        if (Decoration) output.Attributes.SetAttribute("aria-hidden", "true");
        else { output.Attributes.SetAttribute("role", "img"); output.Attributes.SetAttribute("aria-label", InWords(shown)); }

        var x = 0.0;
        foreach (var part in shown)
        {
            output.Content.AppendHtml(Bar(part.Series, " slot", x, part.Max));
            if (part.Points > 0) output.Content.AppendHtml(Bar(part.Series, "", x, Math.Min(part.Points, part.Max)));
            x += part.Max + gap;
        }
    }

    private string InWords(List<ScorePart> parts) => T["part.score",
        ("points", parts.Sum(p => p.Points)), ("max", parts.Sum(p => p.Max)),
        ("parts", string.Join(", ", parts.Select(p => T["part.scorePart", ("name", p.Name), ("points", p.Points), ("max", p.Max)])))];

    private static IHtmlContent Bar(int series, string extra, double x, double width) =>
        Html("<rect class=\"f{0}{1}\" x=\"{2}\" width=\"{3}\" height=\"8\"/>", series, extra, Numbers.Svg(x), Numbers.Svg(width));
}

/// <summary><c>&lt;score-legend parts="@parts" points="true" /&gt;</c>: the criteria's colours with their names, and their points on request.</summary>
[HtmlTargetElement("score-legend", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ScoreLegendTagHelper : PartTagHelper
{
    public required IReadOnlyList<ScorePart> Parts { get; set; }
    public bool Points { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "ul", "legend");
        foreach (var part in Parts.Where(p => p.Max > 0))
        {
            output.Content.AppendHtml(Html("<li><i class=\"key k{0}\"></i>{1}", part.Series, part.Name));
            if (Points) output.Content.AppendHtml(Html(" <b>{0}/{1}</b>", part.Points, part.Max));
            output.Content.AppendHtml("</li>");
        }
    }
}
