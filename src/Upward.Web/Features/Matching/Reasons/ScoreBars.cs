using Upward.Web.Features.Matching.Compile;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Reasons;

/// <summary>From all criteria to the six slots of a bar. Points and most points are sums, so the bar still adds up to the score.</summary>
public static class ScoreBars
{
    public static IReadOnlyList<Components.ScorePart> Of(IReadOnlyList<ScorePart> parts, Texts t) =>
        [.. parts.GroupBy(p => CriterionKeys.SeriesOf(p.Criterion)).OrderBy(g => g.Key).Select(g => new Components.ScorePart(g.Sum(p => p.Points), g.Sum(p => p.Max), g.Key, Name(g.Key, t)))];

    public static IReadOnlyList<Components.ScorePart> Legend(CriteriaSettings settings, Texts t) =>
        [.. CriterionKeys.All.GroupBy(CriterionKeys.SeriesOf).OrderBy(g => g.Key).Select(g => new Components.ScorePart(0, g.Sum(settings.WeightOf), g.Key, Name(g.Key, t))).Where(p => p.Max > 0)];

    private static string Name(int series, Texts t) => t["criterion.slot" + series.ToString(System.Globalization.CultureInfo.InvariantCulture)];
}
