using System.Globalization;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Reasons;

/// <summary>The points of one criterion, and why, in a sentence for a programme manager.</summary>
public sealed record ReasonLine(string Criterion, int Points, int Max, int Series, string Name, string Text);

/// <summary>
/// A pair's reasons for the programme manager, who may read both profiles: every criterion with its points, so that the
/// lines add up to the score.
/// </summary>
public sealed class PairReasons(Texts t)
{
    public IReadOnlyList<ReasonLine> All(IReadOnlyList<ScorePart> parts, string mentee, string mentor) =>
        [.. parts.Select(p => new ReasonLine(p.Criterion, p.Points, p.Max, CriterionKeys.SeriesOf(p.Criterion), t["criterion." + p.Criterion], Say(p, mentee, mentor)))];

    /// <summary>The criteria that gave most.</summary>
    public IReadOnlyList<ReasonLine> Strongest(IReadOnlyList<ScorePart> parts, string mentee, string mentor, int count = 3)
    {
        var chosen = parts.Where(p => p.Points > 0).OrderByDescending(p => p.Points).Take(count).ToHashSet();
        return All([.. parts.Where(chosen.Contains).OrderByDescending(p => p.Points)], mentee, mentor);
    }

    private string Say(ScorePart part, string mentee, string mentor) => part.Criterion switch
    {
        CriterionKeys.Skills => Coverage(part, wants: mentee, offers: mentor),
        CriterionKeys.Reciprocal => Coverage(part, wants: mentor, offers: mentee),
        CriterionKeys.Goals => t[part.Has("common") ? "reason.goals" : "reason.goals.none", ("words", part.List("common"))],
        CriterionKeys.Interests => t[part.Has("common") ? "reason.interests" : "reason.interests.none", ("words", part.List("common"))],
        CriterionKeys.Distance => Distance(part),
        CriterionKeys.Hours => t["reason.hours", ("hours", part.Number("hours") ?? 0), ("assumed", part.Fact("assumed")), ("mentee", mentee), ("mentor", mentor)],
        CriterionKeys.Level => part.Number("gap") is { } gap
            ? t["reason.level", ("gap", gap), ("ofMentee", part.Fact("ofMentee")), ("ofMentor", part.Fact("ofMentor"))]
            : t["reason.level.unknown"],
        CriterionKeys.Motivation => t["reason.motivation", ("known", part.Fact("known")), ("words", part.List("common")), ("n", part.Count("common"))],
        CriterionKeys.Style => part.Has("common") ? t["reason.style", ("words", string.Join(", ", part.Words("common").Select(s => t["reason.style." + s])))] : t["reason.style.none"],
        CriterionKeys.Experience => t["reason.experience", ("shared", part.Fact("shared"))],
        CriterionKeys.Tenure => part.Number("gap") is { } longer ? t["reason.tenure", ("how", longer > 0 ? "longer" : longer < 0 ? "shorter" : "same"), ("gap", longer), ("mentee", mentee)] : t["reason.tenure.unknown"],
        CriterionKeys.Generation => part.Number("gap") is { } apart ? t["reason.generation", ("gap", apart)] : t["reason.generation.unknown"],
        _ => Wishes(part, mentee, mentor),
    };

    private string Coverage(ScorePart part, string wants, string offers)
    {
        var (met, nearly, missed) = (part.Count("met"), part.Count("nearly"), part.Count("missed"));
        var key = (met > 0, nearly > 0, missed > 0) switch
        {
            (true, false, false) => "reason.topics.all", (true, _, _) => "reason.topics.some", (_, true, _) => "reason.topics.nearly",
            (_, _, true) => "reason.topics.none", _ => "reason.topics.unstated",
        };
        return t[key, ("wants", wants), ("offers", offers), ("met", part.List("met")), ("n", met), ("all", met + nearly + missed), ("nearly", part.List("nearly")), ("half", nearly)];
    }

    private string Distance(ScorePart part)
    {
        var sentences = new List<string>(2);
        foreach (var place in (string[])["department", "site"])
            if (part.Has(place))
                sentences.Add(t[$"reason.{place}.{part.Fact(place)}", ("ofMentee", part.Fact(place + "OfMentee")), ("ofMentor", part.Fact(place + "OfMentor"))]);
        return string.Join(" ", sentences);
    }

    private string Wishes(ScorePart part, string mentee, string mentor) => (part.Number("ofMentee"), part.Number("ofMentor")) switch
    {
        ({ } a, { } b) => t["reason.wishes.both", ("mentee", mentee), ("mentor", mentor), ("a", a), ("b", b)],
        ({ } a, null) => t["reason.wishes.one", ("name", mentee), ("rank", a)],
        (null, { } b) => t["reason.wishes.one", ("name", mentor), ("rank", b)],
        _ => t["reason.wishes.none"],
    };
}

internal static class ScorePartFacts
{
    public static bool Has(this ScorePart part, string fact) => part.Facts.ContainsKey(fact);
    public static string Fact(this ScorePart part, string fact) => part.Facts.GetValueOrDefault(fact, "");
    public static int? Number(this ScorePart part, string fact) => part.Facts.TryGetValue(fact, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
    public static int Count(this ScorePart part, string fact) => part.Facts.TryGetValue(fact, out var text) ? text.Split('\n').Length : 0;
    public static string[] Words(this ScorePart part, string fact) => part.Facts.TryGetValue(fact, out var text) ? text.Split('\n') : [];
    public static string List(this ScorePart part, string fact) => part.Fact(fact).Replace("\n", ", ", StringComparison.Ordinal);
}
