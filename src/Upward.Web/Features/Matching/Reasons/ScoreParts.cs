using System.Globalization;
using Upward.MatchingEngine;
using Upward.Web.Features.Matching.Compile;

namespace Upward.Web.Features.Matching.Reasons;

/// <summary>
/// What each criterion gave a pair, with the facts from which sentences are made later, in the reader's language and with
/// what that reader may know. The points add up to the engine's score exactly.
/// </summary>
public static class ScoreParts
{
    public static List<ScorePart> Of(CompiledProblem compiled, CriteriaSettings settings, int mentee, int mentor)
    {
        var byCriterion = compiled.Problem.Criteria.Select(c => c.Explain(mentee, mentor)).ToLookup(r => Shown(r.Criterion));
        var parts = new List<ScorePart>();
        foreach (var key in CriterionKeys.All)
        {
            if (settings.WeightOf(key) == 0) continue;
            var facts = new Dictionary<string, string>();
            foreach (var reason in byCriterion[key]) Add(facts, reason, compiled.Words, mentee, mentor);
            parts.Add(new(key, byCriterion[key].Sum(r => r.Points), settings.WeightOf(key), facts));
        }
        return parts;
    }

    private static string Shown(string engineName) => engineName switch
    {
        EngineNames.Department or EngineNames.Site => CriterionKeys.Distance,
        EngineNames.MenteeWish or EngineNames.MentorWish => CriterionKeys.Wishes,
        _ => engineName,
    };

    private static void Add(Dictionary<string, string> facts, Reason reason, ProblemWords words, int mentee, int mentor)
    {
        switch (reason.Facts)
        {
            case CoverageFacts f:
                var (met, nearly, missed) = SkillTags.Read(f, words);
                Put(facts, "met", met);
                Put(facts, "nearly", nearly);
                Put(facts, "missed", missed);
                break;
            case OverlapFacts f when reason.Criterion == CriterionKeys.Hours:
                facts["hours"] = Text(f.Common.Count);
                facts["assumed"] = (words.MenteeHoursAssumed[mentee], words.MentorHoursAssumed[mentor]) switch
                {
                    (true, true) => "both", (true, false) => "mentee", (false, true) => "mentor", _ => "none",
                };
                break;
            case OverlapFacts f when reason.Criterion == CriterionKeys.Experience:
                facts["shared"] = f.Common.Count > 0 ? "yes" : "no";
                break;
            case OverlapFacts f:
                var named = reason.Criterion switch { CriterionKeys.Goals => words.Goals, CriterionKeys.Style => words.Styles, _ => words.Interests };
                Put(facts, "common", f.Common.Select(n => named[n]));
                break;
            case TextFacts f:
                facts["known"] = f.BothKnown ? "yes" : "no";
                Put(facts, "common", f.Shared);
                break;
            case ClassFacts f:
                var (name, places) = reason.Criterion == EngineNames.Department ? ("department", words.Departments) : ("site", words.Sites);
                facts[name] = f.Nearness switch { Nearness.Same => "same", Nearness.Near => "near", Nearness.Far => "far", _ => "unknown" };
                if (f.MenteeClass is { } a) facts[name + "OfMentee"] = places[a];
                if (f.MentorClass is { } b) facts[name + "OfMentor"] = places[b];
                break;
            case GapFacts { Gap: { } gap } f:
                facts["gap"] = Text(gap);
                if (reason.Criterion != CriterionKeys.Level) break; // how far apart is enough to say; the bands themselves stay with their owners
                facts["ofMentee"] = words.Levels[f.MenteeValue!.Value];
                facts["ofMentor"] = words.Levels[f.MentorValue!.Value];
                break;
            case BonusFacts { Listed: true } f:
                facts[reason.Criterion == EngineNames.MenteeWish ? "ofMentee" : "ofMentor"] = Text(f.Detail);
                break;
        }
    }

    /// <summary>Several words in one fact, apart by a line break, which no word of ours holds.</summary>
    private static void Put(Dictionary<string, string> facts, string name, IEnumerable<string> words)
    {
        var text = string.Join('\n', words);
        if (text.Length > 0) facts[name] = text;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
