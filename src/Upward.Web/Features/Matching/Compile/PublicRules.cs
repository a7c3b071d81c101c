using Upward.MatchingEngine;

namespace Upward.Web.Features.Matching.Compile;

/// <summary>
/// The hard rules that may be counted and named. Everything a manager sees about what is possible rests on these alone:
/// a veto, an exclusion, an earlier pair or a proposal that did not go ahead never moves a number.
/// </summary>
public static class PublicRules
{
    public static IReadOnlyList<HardRule> Of(MatchingInputs inputs, CriteriaSettings settings)
    {
        var (mentees, mentors) = (inputs.Mentees, inputs.Mentors);
        var rules = new List<HardRule>();
        if (settings.NeverInLineOfCommand)
            rules.Add(new NotInLine(RuleKeys.Line, inputs.Chart, [.. mentees.Select(PersonKey)], [.. mentors.Select(PersonKey)]));
        if (settings.MinimumLevelGap > 0)
            rules.Add(new MinimumGap(RuleKeys.Level, [.. mentees.Select(c => c.Level)], [.. mentors.Select(c => c.Level)], settings.MinimumLevelGap));
        if (settings.SharedLanguage)
        {
            var languages = Words.Of(mentees.Concat(mentors).SelectMany(c => c.Languages));
            rules.Add(new RequireOverlap(RuleKeys.Language, languages.NumbersOf(mentees, c => c.Languages), languages.NumbersOf(mentors, c => c.Languages)));
        }
        if (settings.MinimumSharedHours > 0)
            rules.Add(new RequireOverlap(RuleKeys.Hours, [.. mentees.Select(c => c.Hours)], [.. mentors.Select(c => c.Hours)], settings.MinimumSharedHours));
        // An empty department or site is no department: two blanks are not the same place.
        if (settings.DifferentDepartment) rules.Add(Differ(RuleKeys.Department, inputs, c => c.Department));
        if (settings.DifferentSite) rules.Add(Differ(RuleKeys.Site, inputs, c => c.Site));
        return rules;
    }

    private static MustDiffer Differ(string name, MatchingInputs inputs, Func<Candidate, string> of)
    {
        var words = Words.Of(inputs.Mentees.Concat(inputs.Mentors).Select(of));
        return new(name, [.. inputs.Mentees.Select(c => words.NumberOf(of(c)))], [.. inputs.Mentors.Select(c => words.NumberOf(of(c)))]);
    }

    private static string? PersonKey(Candidate candidate) => candidate.PersonId.ToString("D");
}
