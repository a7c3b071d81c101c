using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Matching.Reasons;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Board;

/// <summary>What a manager should look at before such a pair is published. The rules allow it; it may still be thin.</summary>
public static class PairWarnings
{
    private const int FewHours = 2;

    public static IReadOnlyList<string> Keys(IReadOnlyList<ScorePart> parts)
    {
        var keys = new List<string>();
        foreach (var part in parts)
        {
            if (part.Criterion == CriterionKeys.Skills && part.Points == 0 && part.Has("missed") && !part.Has("nearly")) keys.Add("warning.noTopics");
            if (part.Criterion == CriterionKeys.Hours && part.Number("hours") is { } hours and <= FewHours) keys.Add(hours == 0 ? "warning.noHours" : "warning.fewHours");
        }
        return keys;
    }

    public static IReadOnlyList<string> Say(IReadOnlyList<ScorePart> parts, Texts t) => [.. Keys(parts).Select(k => t[k, ("hours", parts.FirstOrDefault(p => p.Criterion == CriterionKeys.Hours)?.Number("hours") ?? 0)])];
}
