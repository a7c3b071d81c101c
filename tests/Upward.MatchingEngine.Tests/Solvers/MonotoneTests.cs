using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Solvers;

/// <summary>More to choose from never makes the best answer worse; fixing what is best anyway changes nothing.</summary>
public class MonotoneTests
{
    [Theory]
    [InlineData(Objective.PeopleFirst)]
    [InlineData(Objective.Total)]
    public void One_more_mentor_mentee_place_or_possible_pair_never_worsens_the_answer(Objective objective)
    {
        for (var seed = 1; seed <= 120; seed++)
        {
            var random = new Random(30_000 + seed);
            int mentees = random.Next(1, 16), mentors = random.Next(1, 16);
            var points = new int[mentees, mentors];
            for (var i = 0; i < mentees; i++)
            {
                for (var j = 0; j < mentors; j++) points[i, j] = random.Next(3) == 0 ? -1 : random.Next(1 + seed % 40);
            }
            int[] menteeCapacity = [.. Enumerable.Range(0, mentees).Select(_ => random.Next(3))], mentorCapacity = [.. Enumerable.Range(0, mentors).Select(_ => random.Next(3))];
            var all = Worth(points, menteeCapacity, mentorCapacity, objective);

            Assert.True(all.CompareTo(Worth(points, menteeCapacity, [.. mentorCapacity.SkipLast(1), 0], objective)) >= 0, $"seed {seed}: a mentor less is better");
            Assert.True(all.CompareTo(Worth(points, [0, .. menteeCapacity.Skip(1)], mentorCapacity, objective)) >= 0, $"seed {seed}: a mentee less is better");
            Assert.True(all.CompareTo(Worth(points, menteeCapacity, [.. mentorCapacity.Select(c => Math.Max(0, c - 1))], objective)) >= 0, $"seed {seed}: fewer places are better");
            var (row, column) = (random.Next(mentees), random.Next(mentors));
            points[row, column] = -1;
            Assert.True(all.CompareTo(Worth(points, menteeCapacity, mentorCapacity, objective)) >= 0, $"seed {seed}: one pair less is better");
        }
    }

    [Theory]
    [InlineData(Objective.PeopleFirst)]
    [InlineData(Objective.Total)]
    public void Fixing_any_one_pair_of_the_best_answer_or_all_of_them_changes_nothing(Objective objective)
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var problem = new RandomProgramme(40 + seed, 14, 12, mostCapacity: 1 + seed % 3).Build(null, objective);
            var best = Matcher.Solve(problem, ct: TestContext.Current.CancellationToken);
            foreach (var locked in best.Pairs.Select(p => (PairKey[])[p.Key]).Append([.. best.Pairs.Select(p => p.Key)]))
            {
                var with = problem.WithLocked(locked);
                var again = Matcher.Solve(with, ct: TestContext.Current.CancellationToken);

                Assert.Equal((best.Matched, best.Total), (again.Matched, again.Total));
                Assert.True(Verifier.Check(with, again, TestContext.Current.CancellationToken).Proven);
            }
        }
    }

    [Fact]
    public void The_reasons_of_every_pair_add_up_to_its_points_and_the_pairs_to_the_total()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var problem = new RandomProgramme(70 + seed, 20, 20, mostCapacity: 2).Build(seed);
            var result = Matcher.Solve(problem, ct: TestContext.Current.CancellationToken);

            Assert.All(result.Pairs, pair => Assert.Equal(pair.Points, problem.Criteria.Sum(c => c.Explain(pair.Mentee, pair.Mentor).Points)));
            Assert.Equal(result.Total, result.Pairs.Sum(p => (long)p.Points));
        }
    }

    /// <summary>In the order of the objective, so that the first number decides.</summary>
    private static (long First, long Second) Worth(int[,] points, int[] menteeCapacity, int[] mentorCapacity, Objective objective)
    {
        var result = Matcher.Solve(Toy.Of(points, objective, menteeCapacity, mentorCapacity), ct: TestContext.Current.CancellationToken);
        return objective == Objective.PeopleFirst ? (result.Matched, result.Total) : (result.Total, result.Matched);
    }
}
