using System.Globalization;
using Xunit;

namespace Upward.MatchingEngine.Tests.RealSets;

/// <summary>Real answers of the 2019 Stack Overflow survey: what seniors want to learn and juniors know, with optima known from other solvers.</summary>
public class StackOverflowTests
{
    [Fact]
    public void Most_people_first_reaches_the_known_number_of_pairs_and_their_known_total()
    {
        var known = ReferenceOptima.Of("stackoverflow2019_derived").GetProperty("max_cardinality_then_total");

        var result = ReferenceOptima.Proven(Survey.Problem(Objective.PeopleFirst));

        Assert.Equal((known.GetProperty("matched").GetInt32(), known.GetProperty("total").GetInt64()), (result.Matched, result.Total));
        Assert.Equal((236, 750L), (result.Matched, result.Total));
    }

    [Fact]
    public void The_highest_total_is_the_known_one_with_as_many_pairs_as_can_have_it()
    {
        var known = ReferenceOptima.Of("stackoverflow2019_derived").GetProperty("max_total").GetProperty("total").GetInt64();

        var result = ReferenceOptima.Proven(Survey.Problem(Objective.Total));

        // The reference counts one of many answers with this total; 235 is the most pairs that reach it.
        Assert.Equal((235, known), (result.Matched, result.Total));
        Assert.Equal(751, result.Total);
    }

    [Fact]
    public void As_many_seniors_as_known_find_a_junior_with_so_many_topics()
    {
        var known = ReferenceOptima.Of("stackoverflow2019_derived").GetProperty("max_seniors_matched_with_score_at_least").EnumerateObject().ToList();

        Assert.Equal(16, known.Count);
        foreach (var least in known)
        {
            var result = ReferenceOptima.Proven(Survey.Problem(Objective.PeopleFirst, int.Parse(least.Name, CultureInfo.InvariantCulture)));
            Assert.Equal(least.Value.GetInt32(), result.Matched);
        }
    }

    [Fact]
    public void The_highest_sum_of_shares_covered_is_the_known_one_to_the_rounding()
    {
        var known = ReferenceOptima.Of("stackoverflow2019_derived").GetProperty("max_sum_of_coverage").GetDouble();
        var survey = Survey.Read();
        var problem = survey.Problem(Objective.Total, [new WeightedCoverage("share",
            Side.Mentee, [.. survey.Wanted.Select(topics => (IReadOnlyList<WantedTag>)[.. topics.Select(t => new WantedTag(t))])],
            [.. survey.Known.Select(topics => (IReadOnlyList<OfferedTag>)[.. topics.Select(t => new OfferedTag(t))])], MatchingProblem.MaxPairPoints)], 1);

        var result = ReferenceOptima.Proven(problem);

        // Each of at most 237 pairs is rounded down by less than one point in 30,000.
        Assert.InRange(known - (double)result.Total / MatchingProblem.MaxPairPoints, -1e-6, 237.0 / MatchingProblem.MaxPairPoints);
    }

    /// <summary>Wanted: topics of each senior, the mentee; known: topics of each junior, the mentor.</summary>
    private sealed record Survey(string[] Seniors, string[] Juniors, int[][] Wanted, int[][] Known)
    {
        public static Survey Read()
        {
            var seniors = SharedData.Table(Path.Combine("stackoverflow2019", "derived_seniors_mentees.csv"));
            var juniors = SharedData.Table(Path.Combine("stackoverflow2019", "derived_juniors_mentors.csv"));
            string[][] wants = [.. seniors.Select(p => Topics(p["WantsToLearn"]))], knows = [.. juniors.Select(p => Topics(p["Knows"]))];
            var topics = new Vocabulary(wants.Concat(knows).SelectMany(t => t));
            return new([.. seniors.Select(p => p["Respondent"])], [.. juniors.Select(p => p["Respondent"])], [.. wants.Select(topics.NumbersOf)], [.. knows.Select(topics.NumbersOf)]);
        }

        public static MatchingProblem Problem(Objective objective, int least = 1)
        {
            var survey = Read();
            return survey.Problem(objective, [SetOverlap.Linear("topics", survey.Wanted, survey.Known, 1)], least);
        }

        public MatchingProblem Problem(Objective objective, Criterion[] criteria, int least) => MatchingProblem.Create(
            [.. Seniors.Select(id => new Participant(id))], [.. Juniors.Select(id => new Participant(id))],
            criteria, [new RequireOverlap("topics in common", Wanted, Known, least)], null, objective);

        private static string[] Topics(string cell) => cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
