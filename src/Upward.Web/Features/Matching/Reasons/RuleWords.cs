using Upward.MatchingEngine;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Reasons;

/// <summary>Why two people cannot be a pair, in words. For anything private the words are "not possible" and nothing else.</summary>
public sealed class RuleWords(Texts t)
{
    public string Name(string rule) => t["rule." + rule];

    /// <summary>The first public rule in the way, or "not possible".</summary>
    public string Why(IReadOnlyList<RuleBreach> breaches, ProblemWords words, string mentee, string mentor) =>
        breaches.FirstOrDefault(b => b.Kind != RuleKind.NotPossible) is { } breach ? Say(breach, words, mentee, mentor) : t["rule.notPossible"];

    private string Say(RuleBreach breach, ProblemWords words, string mentee, string mentor) => (breach.Rule, breach.Facts) switch
    {
        (RuleKeys.Line, InLine { Relation: LineRelation.MenteeAbove }) => t["rule.line.above", ("above", mentee), ("below", mentor)],
        (RuleKeys.Line, InLine { Relation: LineRelation.MentorAbove }) => t["rule.line.above", ("above", mentor), ("below", mentee)],
        (RuleKeys.Level, GapTooSmall { MenteeValue: null, MentorValue: null }) => t["rule.level.unknown.both"],
        (RuleKeys.Level, GapTooSmall { MenteeValue: null }) => t["rule.level.unknown", ("name", mentee)],
        (RuleKeys.Level, GapTooSmall { MentorValue: null }) => t["rule.level.unknown", ("name", mentor)],
        (RuleKeys.Level, GapTooSmall f) => t["rule.level.small", ("ofMentee", words.Levels[f.MenteeValue!.Value]), ("ofMentor", words.Levels[f.MentorValue!.Value]), ("minimum", f.Minimum)],
        (RuleKeys.Hours, TooLittleInCommon f) => t["rule.hours.few", ("hours", f.Common), ("minimum", f.Minimum)],
        (RuleKeys.Language, _) => t["rule.language.none"],
        (RuleKeys.Department, _) => t["rule.department.same"],
        (RuleKeys.Site, _) => t["rule.site.same"],
        _ => t["rule.notPossible"],
    };
}
