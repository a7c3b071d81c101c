using System.Diagnostics;
using System.Globalization;
using Upward.MatchingEngine.Formats;
using Upward.MatchingEngine.Tests.Scoring;
using Upward.MatchingEngine.Tests.Solvers;
using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Fuzz;

/// <summary>Random problems of every shape, each answer checked by whatever else can tell the best.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Two_hundred_random_problems_are_solved_and_proven()
    {
        for (var number = 0; number < 200; number++) Check(seed: 20261122, number);
    }

    /// <summary>UPWARD_FUZZ_SECONDS (600) long; UPWARD_FUZZ_SEED and UPWARD_FUZZ_FROM take up an earlier run at one of its problems.</summary>
    [Fact, Trait("Category", "Long"), Trait("Id", "fuzz-engine")]
    public void Random_problems_are_solved_and_proven_for_ten_minutes()
    {
        var seconds = Number("UPWARD_FUZZ_SECONDS") ?? 600;
        var seed = Number("UPWARD_FUZZ_SEED") ?? Random.Shared.Next();
        int from = Number("UPWARD_FUZZ_FROM") ?? 0, count = 0;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds; count++) Check(seed, from + count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {count} problems in {seconds} s"));
        Assert.True(count > 0);
    }

    private static void Check(int seed, int number)
    {
        var random = new Random(unchecked(seed * 1_000_003 + number));
        var problem = new RandomProblem(random).Next();
        try
        {
            Check(problem, random);
        }
        catch (Exception wrong)
        {
            throw new InvalidOperationException($"Seed {seed}, problem {number} ({problem.Mentees.Count} x {problem.Mentors.Count}, {problem.Objective}): {wrong.Message}", wrong);
        }
    }

    private static void Check(MatchingProblem problem, Random random)
    {
        // The slowest takes a fraction of a second: what is not done by then would never end.
        var result = Matcher.Solve(problem, new SolveOptions { Threads = random.Next(5), TimeLimit = TimeSpan.FromMinutes(1) }, TestContext.Current.CancellationToken);

        Assert.Equal(SolveStatus.Optimal, result.Status);
        var report = Verifier.Check(problem, result, TestContext.Current.CancellationToken);
        Assert.True(report.Proven, string.Join(" ", report.Failures.Select(f => f.Message)));
        Assert.All(result.Pairs, pair => Assert.Equal(pair.Points, problem.Criteria.Sum(c => c.Explain(pair.Mentee, pair.Mentor).Points)));
        var left = result.Pairs.Select(p => p.MenteeId).Distinct().Count() + result.Unmatched.Count(u => u.Side == Side.Mentee) + problem.Mentees.Count(m => m.Capacity == 0);
        Assert.Equal(problem.Mentees.Count, left);

        // Twice in three is enough for what costs most.
        var best = ((long)result.Matched, result.Total);
        if (random.Next(3) > 0) Assert.Equal(PlainSolver.Best(problem), best);
        if (FewEnough(problem)) Assert.Equal(BruteForce.Best(problem), best);
        switch (random.Next(5))
        {
            case 0: ScoresAreTheSame(problem, random); break;
            case 1: ComesBackFromItsRecord(problem, result); break;
            case 2: AnswersWhenStopped(problem, result, random.Next(1, 12)); break;
            case 3: IsRepairedStepByStep(problem, result, random); break;
            default: ChangesNothingWhenLocked(problem, result, random); break;
        }
    }

    /// <summary>Brute force tries everything: every order of seven to seven, but few sets of partners.</summary>
    private static bool FewEnough(MatchingProblem problem)
    {
        var most = problem.Mentees.Concat(problem.Mentors).Select(p => p.Capacity).DefaultIfEmpty().Max() > 1 ? 4 : 7;
        return problem.Mentees.Count <= most && problem.Mentors.Count <= most;
    }

    private static void ScoresAreTheSame(MatchingProblem problem, Random random)
    {
        int[] widths = [.. new[] { 16, 32, 64 }.Where(w => w <= ScoreCompiler.BestLaneWidth)];
        var transposed = random.Next(2) == 0;
        EveryPair.ScoresAsPlainly(problem, transposed, widths[random.Next(widths.Length)], "scores");
    }

    private static void ComesBackFromItsRecord(MatchingProblem problem, MatchingResult result)
    {
        using var stream = new MemoryStream();
        RunRecordFormat.Write(problem, result, stream);
        stream.Position = 0;
        Assert.True(Verifier.Check(RunRecordFormat.Read(stream), ct: TestContext.Current.CancellationToken).Proven);
    }

    private static void AnswersWhenStopped(MatchingProblem problem, MatchingResult best, int after)
    {
        using var stop = new CancellationTokenSource();
        var result = Matcher.Solve(problem, new Told(() => { if (--after == 0) stop.Cancel(); }), stop.Token);

        Assert.All(Verifier.Check(problem, result, TestContext.Current.CancellationToken).Failures, f => Assert.Equal((VerificationFailureKind.NoCertificate, SolveStatus.StoppedEarly), (f.Kind, result.Status)));
        Assert.InRange(best.Total, 0, result.UpperBound);
        Assert.InRange(best.Matched, 0, result.PairsUpperBound);
    }

    private static void IsRepairedStepByStep(MatchingProblem problem, MatchingResult result, Random random)
    {
        if (problem.Mentees.Count == 0 || problem.Mentors.Count == 0) return;
        var rematch = Rematch.Begin(problem, result, random.Next(Math.Min(300, MatchingProblem.MaxPairPoints - problem.MaxPoints) + 1), new SolveOptions { Threads = random.Next(4) }, TestContext.Current.CancellationToken);
        for (var step = 0; step < 5; step++)
        {
            var side = (Side)random.Next(2);
            var person = random.Next((side == Side.Mentee ? problem.Mentees : problem.Mentors).Count);
            // A step that is cut short leaves the rest to the next one.
            using var stop = new CancellationTokenSource();
            if (random.Next(4) == 0 && step < 4) stop.Cancel();
            rematch.SetCapacity(side, person, random.Next(4), stop.Token);
        }
        Assert.Equal(SolveStatus.Optimal, rematch.Result.Status);
        Assert.Equal(PlainSolver.Best(rematch.Problem), (rematch.Result.Matched, rematch.Result.Total));
        var report = Verifier.Check(rematch.Problem, rematch.Result, TestContext.Current.CancellationToken);
        Assert.True(report.Proven, string.Join(" ", report.Failures.Select(f => f.Message)));
    }

    private static void ChangesNothingWhenLocked(MatchingProblem problem, MatchingResult result, Random random)
    {
        var locked = problem.WithLocked([.. result.Pairs.Where(p => p.IsLocked || random.Next(2) == 0).Select(p => p.Key)]);
        var again = Matcher.Solve(locked, ct: TestContext.Current.CancellationToken);
        Assert.Equal((result.Matched, result.Total), (again.Matched, again.Total));
        Assert.True(Verifier.Check(locked, again, TestContext.Current.CancellationToken).Proven);
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed class Told(Action tell) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => tell();
    }
}
