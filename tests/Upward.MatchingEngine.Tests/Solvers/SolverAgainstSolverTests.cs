using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Solvers;

/// <summary>The same instances, solved in other ways, are worth the same.</summary>
public class SolverAgainstSolverTests
{
    [Theory]
    [InlineData(Objective.PeopleFirst, 1)]
    [InlineData(Objective.Total, 1)]
    [InlineData(Objective.PeopleFirst, 3)]
    [InlineData(Objective.Total, 3)]
    public void A_slow_solver_that_shares_nothing_finds_the_same_value(Objective objective, int mostCapacity)
    {
        for (var seed = 1; seed <= 150; seed++)
        {
            // Small values make ties, large ones make the arithmetic work.
            var problem = Table.Random(new Random(10_000 + seed), most: seed % 10 == 0 ? 60 : 25, mostCapacity).Problem(objective);

            var result = Matcher.Solve(problem, ct: TestContext.Current.CancellationToken);

            Same($"seed {seed}", PlainSolver.Best(problem), result);
            Assert.True(Verifier.Check(problem, result, TestContext.Current.CancellationToken).Proven, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(Objective.PeopleFirst)]
    [InlineData(Objective.Total)]
    public void It_does_so_with_every_kind_of_criterion_and_rule(Objective objective)
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var problem = new RandomProgramme(500 + seed, 10 + seed, 50 - seed, mostCapacity: 1 + seed % 3).Build(null, objective);

            Same($"seed {seed}", PlainSolver.Best(problem), Matcher.Solve(problem, ct: TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData(Objective.PeopleFirst)]
    [InlineData(Objective.Total)]
    public void Seeds_threads_and_swapped_sides_do_not_change_the_value(Objective objective)
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var table = Table.Random(new Random(20_000 + seed), most: 60, mostCapacity: 1 + seed % 4);
            var plain = Matcher.Solve(table.Problem(objective), ct: TestContext.Current.CancellationToken);
            var value = ((long)plain.Matched, plain.Total);

            Same($"seed {seed}, other seed", value, Matcher.Solve(table.Problem(objective, seed: (ulong)seed), ct: TestContext.Current.CancellationToken));
            Same($"seed {seed}, three threads", value, Matcher.Solve(table.Problem(objective), new SolveOptions { Threads = 3 }, TestContext.Current.CancellationToken));
            Same($"seed {seed}, sides swapped", value, Matcher.Solve(table.Swapped().Problem(objective), ct: TestContext.Current.CancellationToken));
        }
    }

    /// <summary>Somebody who takes more partners than a list of candidates holds: behind a list of pairs in use there may be more to win.</summary>
    [Theory]
    [InlineData(Objective.PeopleFirst)]
    [InlineData(Objective.Total)]
    public void Somebody_may_take_hundreds(Objective objective)
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            var random = new Random(30_000 + seed);
            var points = new int[3, 200];
            for (var i = 0; i < 3; i++) for (var j = 0; j < 200; j++) points[i, j] = random.Next(5) == 0 ? -1 : random.Next(seed % 2 == 0 ? 3 : 20_000);
            var table = new Table(points, [150, int.MaxValue, 70], [.. Enumerable.Range(0, 200).Select(j => 1 + j % 2)]);
            var problem = table.Problem(objective);

            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var result = Matcher.Solve(problem, ct: patience.Token);

            Same($"seed {seed}", PlainSolver.Best(problem), result);
            Assert.True(Verifier.Check(problem, result, TestContext.Current.CancellationToken).Proven, $"seed {seed}");
            Same($"seed {seed}, swapped", (result.Matched, result.Total), Matcher.Solve(table.Swapped().Problem(objective), ct: patience.Token));
        }
    }

    private static void Same(string what, (long Pairs, long Total) expected, MatchingResult result)
    {
        Assert.True(expected == (result.Matched, result.Total), $"{what}: {result.Matched} pairs, {result.Total} points; expected {expected}");
        Assert.Equal(SolveStatus.Optimal, result.Status);
    }

    /// <summary>Points by mentee and mentor, -1 where forbidden, and the capacities.</summary>
    private sealed record Table(int[,] Points, int[] MenteeCapacity, int[] MentorCapacity)
    {
        public static Table Random(Random random, int most, int mostCapacity)
        {
            int mentees = random.Next(most + 1), mentors = random.Next(most + 1);
            var (greatest, forbidden) = (random.Next(3) switch { 0 => 3, 1 => 100, _ => MatchingProblem.MaxPairPoints }, random.NextDouble());
            var points = new int[mentees, mentors];
            for (var i = 0; i < mentees; i++)
            {
                for (var j = 0; j < mentors; j++) points[i, j] = random.NextDouble() < forbidden ? -1 : random.Next(greatest + 1);
            }
            return new(points, Capacities(mentees), Capacities(mentors));

            int[] Capacities(int count) => [.. Enumerable.Range(0, count).Select(_ => mostCapacity == 1 ? 1 : random.Next(mostCapacity + 1))];
        }

        public MatchingProblem Problem(Objective objective, ulong seed = 0) => Toy.Of(Points, objective, MenteeCapacity, MentorCapacity, seed: seed);

        public Table Swapped()
        {
            var swapped = new int[Points.GetLength(1), Points.GetLength(0)];
            for (var i = 0; i < Points.GetLength(0); i++)
            {
                for (var j = 0; j < Points.GetLength(1); j++) swapped[j, i] = Points[i, j];
            }
            return new(swapped, MentorCapacity, MenteeCapacity);
        }
    }
}
