using Upward.MatchingEngine;

namespace Upward.Web.Features.Matching.Compile;

/// <summary>
/// Importance × level: the level asked for or above earns all of a topic's importance, one level below earns half, further
/// below nothing. The engine knows only "at this level or above", so a topic is two tags of the same importance: one at the
/// level asked for, one a level below. Whole numbers stay whole, and the proof needs nothing new.
/// </summary>
public static class SkillTags
{
    private const int TagsASkill = 2;

    public static IEnumerable<WantedTag> Wanted(int skill, int importance, int level) =>
        [new(skill * TagsASkill, importance, Math.Max(0, level)), new(skill * TagsASkill + 1, importance, Math.Max(0, level - 1))];

    public static IEnumerable<OfferedTag> Offered(int skill, int level) => [new(skill * TagsASkill, level), new(skill * TagsASkill + 1, level)];

    /// <summary>Which topics are met, nearly met (one level below) and missed. A round of the first compilation knows no "nearly".</summary>
    public static (IEnumerable<string> Met, IEnumerable<string> Nearly, IEnumerable<string> Missed) Read(CoverageFacts facts, ProblemWords words)
    {
        var tags = words.Compilation >= 2 ? TagsASkill : 1;
        var met = facts.Matched.Select(t => t / tags).GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count());
        var full = met.Where(m => m.Value == tags).Select(m => m.Key).Order();
        var half = met.Where(m => m.Value < tags).Select(m => m.Key).Order();
        var missed = facts.Missed.Select(t => t / tags).Distinct().Where(s => !met.ContainsKey(s)).Order();
        return (full.Select(s => words.Skills[s]), half.Select(s => words.Skills[s]), missed.Select(s => words.Skills[s]));
    }
}
