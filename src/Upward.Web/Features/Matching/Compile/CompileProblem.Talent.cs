using Upward.MatchingEngine;

namespace Upward.Web.Features.Matching.Compile;

/// <summary>Criteria that rest on what people say about themselves in their talent profile. Whoever says nothing gains and loses nothing by it.</summary>
public static partial class CompileProblem
{
    /// <summary>Bands of years with the organisation that the mentee has been here longer.</summary>
    private const int EnoughTenure = 3;
    private const int EnoughGenerations = 2;
    /// <summary>Channel, pace and directness.</summary>
    private const int EnoughStyles = 3;

    private static IEnumerable<Criterion> Reasons(MatchingInputs inputs, CriteriaSettings settings)
    {
        if (settings.MotivationWeight > 0)
            yield return new TextSimilarity(CriterionKeys.Motivation, [.. inputs.Mentees.Select(c => c.Motivation)], [.. inputs.Mentors.Select(c => c.Motivation)], settings.MotivationWeight);
    }

    private static IEnumerable<Criterion> Styles(MatchingInputs inputs, CriteriaSettings settings, ProblemWords words)
    {
        if (settings.StyleWeight == 0) yield break;
        var styles = Words.Of(inputs.Mentees.Concat(inputs.Mentors).SelectMany(c => c.Styles));
        words.Styles = styles.Shown;
        yield return Common(CriterionKeys.Style, inputs, styles, c => c.Styles, settings.StyleWeight, EnoughStyles);
    }

    /// <summary>
    /// Something both said about themselves and both asked to have used. The problem holds numbers alone and no words go with
    /// them, so that a stored round does not tell what it was.
    /// </summary>
    private static IEnumerable<Criterion> Experiences(MatchingInputs inputs, CriteriaSettings settings)
    {
        if (settings.ExperienceWeight > 0)
            yield return Common(CriterionKeys.Experience, inputs, Words.Of(inputs.Mentees.Concat(inputs.Mentors).SelectMany(c => c.Experiences)), c => c.Experiences, settings.ExperienceWeight, 1);
    }

    private static IEnumerable<Criterion> Years(MatchingInputs inputs, CriteriaSettings settings)
    {
        if (settings.TenureWeight > 0)
            yield return new GapTable(CriterionKeys.Tenure, [.. inputs.Mentees.Select(c => c.Tenure)], [.. inputs.Mentors.Select(c => c.Tenure)], Steps(settings.TenureWeight, EnoughTenure));
        if (settings.GenerationWeight > 0)
            yield return new GapTable(CriterionKeys.Generation, [.. inputs.Mentees.Select(c => c.Generation)], [.. inputs.Mentors.Select(c => c.Generation)], Steps(settings.GenerationWeight, EnoughGenerations), absolute: true);
    }
}
