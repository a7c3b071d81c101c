using Upward.MatchingEngine;

namespace Upward.Web.Features.Matching.Compile;

/// <summary>
/// The hard rules that may be counted and named. Everything a manager sees about what is possible rests on these alone:
/// a veto, an exclusion, an earlier pair or a proposal that did not go ahead never moves a number.
/// </summary>
public static class PublicRules
{
    public static IReadOnlyList<HardRule> Of(MatchingInputs inputs, CriteriaSettings settings) => [.. Chosen(settings).Select(r => Make(r.Rule, inputs, settings))];

    /// <summary>The rules that are on, in their order, each with the one number that it takes from the settings.</summary>
    public static IReadOnlyList<(string Rule, int Number)> Chosen(CriteriaSettings settings) =>
    [
        .. new (string Rule, int Number)[]
        {
            (RuleKeys.Line, settings.NeverInLineOfCommand ? 1 : 0), (RuleKeys.Level, settings.MinimumLevelGap), (RuleKeys.Language, settings.SharedLanguage ? 1 : 0),
            (RuleKeys.Hours, settings.MinimumSharedHours), (RuleKeys.Department, settings.DifferentDepartment ? 1 : 0), (RuleKeys.Site, settings.DifferentSite ? 1 : 0),
        }.Where(r => r.Number > 0),
    ];

    public static HardRule Make(string rule, MatchingInputs inputs, CriteriaSettings settings)
    {
        var (mentees, mentors) = (inputs.Mentees, inputs.Mentors);
        return rule switch
        {
            RuleKeys.Line => new NotInLine(rule, inputs.Chart, [.. mentees.Select(PersonKey)], [.. mentors.Select(PersonKey)]),
            RuleKeys.Level => new MinimumGap(rule, [.. mentees.Select(c => c.Level)], [.. mentors.Select(c => c.Level)], settings.MinimumLevelGap),
            RuleKeys.Language => Share(rule, inputs, Words.Of(mentees.Concat(mentors).SelectMany(c => c.Languages))),
            RuleKeys.Hours => new RequireOverlap(rule, [.. mentees.Select(c => c.Hours)], [.. mentors.Select(c => c.Hours)], settings.MinimumSharedHours),
            // An empty department or site is no department: two blanks are not the same place.
            RuleKeys.Department => Differ(rule, inputs, c => c.Department),
            RuleKeys.Site => Differ(rule, inputs, c => c.Site),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No such rule."),
        };
    }

    public static RuleKind KindOf(string rule) => rule switch
    {
        RuleKeys.Line => RuleKind.NotInLine, RuleKeys.Level => RuleKind.MinimumGap, RuleKeys.Language or RuleKeys.Hours => RuleKind.RequireOverlap, _ => RuleKind.MustDiffer,
    };

    private static RequireOverlap Share(string rule, MatchingInputs inputs, Words languages) =>
        new(rule, languages.NumbersOf(inputs.Mentees, c => c.Languages), languages.NumbersOf(inputs.Mentors, c => c.Languages));

    private static MustDiffer Differ(string name, MatchingInputs inputs, Func<Candidate, string> of)
    {
        var words = Words.Of(inputs.Mentees.Concat(inputs.Mentors).Select(of));
        return new(name, [.. inputs.Mentees.Select(c => words.NumberOf(of(c)))], [.. inputs.Mentors.Select(c => words.NumberOf(of(c)))]);
    }

    private static string? PersonKey(Candidate candidate) => candidate.PersonId.ToString("D");
}
