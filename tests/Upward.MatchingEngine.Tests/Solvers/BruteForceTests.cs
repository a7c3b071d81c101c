using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests;

public class BruteForceTests
{
    [Theory]
    [InlineData(Objective.PeopleFirst, 1)]
    [InlineData(Objective.Total, 1)]
    [InlineData(Objective.PeopleFirst, 3)]
    [InlineData(Objective.Total, 3)]
    public void The_answer_is_as_good_as_the_best_of_all_answers_and_proven(Objective objective, int mostCapacity)
    {
        for (var seed = 1; seed <= 1500; seed++)
        {
            var problem = Toy.Random(new Random(seed), mostCapacity == 1 ? 7 : 5, mostCapacity, objective);
            var best = BruteForce.Best(problem);
            var result = Matcher.Solve(problem, ct: TestContext.Current.CancellationToken);
            var report = Verifier.Check(problem, result, TestContext.Current.CancellationToken);

            Assert.True((result.Matched, result.Total) == best, $"seed {seed}: {result.Matched} pairs, {result.Total} points; best is {best}");
            Assert.True(report.Proven, $"seed {seed}: {string.Join(" ", report.Failures.Select(f => f.Message))}");
            Assert.Equal(SolveStatus.Optimal, result.Status);
        }
    }
}
