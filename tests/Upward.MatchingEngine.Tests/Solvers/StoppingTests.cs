using System.Diagnostics;
using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Solvers;

public class StoppingTests
{
    private static readonly MatchingProblem Problem = Tight(400);

    [Theory]
    [InlineData(Objective.PeopleFirst, SolvePhase.Scoring, 50)]
    [InlineData(Objective.PeopleFirst, SolvePhase.Placing, 50)]
    [InlineData(Objective.PeopleFirst, SolvePhase.Placing, 95)]
    [InlineData(Objective.Total, SolvePhase.Placing, 50)]
    public void A_cancelled_run_gives_an_allowed_answer_and_true_bounds_at_once(Objective objective, SolvePhase phase, int percent)
    {
        var problem = Tight(400, objective);
        var best = Matcher.Solve(problem);
        using var source = new CancellationTokenSource();
        var since = new Stopwatch();
        var progress = new Told(p =>
        {
            if (p.Phase != phase || p.Done * 100 < percent * p.Steps || source.IsCancellationRequested) return;
            since.Start();
            source.Cancel();
        });

        var result = Matcher.Solve(problem, progress, source.Token);
        since.Stop();

        Assert.Equal(SolveStatus.StoppedEarly, result.Status);
        Assert.Null(result.Certificate);
        Assert.InRange(best.Total, 0, result.UpperBound);
        Assert.InRange(best.Matched, 0, result.PairsUpperBound);
        Assert.All(Verifier.Check(problem, result).Failures, f => Assert.Equal(VerificationFailureKind.NoCertificate, f.Kind));
        // A tenth of a second on a machine with nothing else to do (bench/RESULTS.md); the rest is for a busy one.
        Assert.InRange(since.ElapsedMilliseconds, 0, 5000);
        if (phase == SolvePhase.Placing) Assert.True(result.Matched >= 0.8 * best.Matched, $"{result.Matched} of {best.Matched}");
    }

    [Fact]
    public void A_time_limit_stops_by_the_given_clock()
    {
        var whole = new Ticking();
        Assert.Equal(SolveStatus.Optimal, Matcher.Solve(Problem, new SolveOptions { Threads = 1, TimeLimit = TimeSpan.MaxValue, Clock = whole }, TestContext.Current.CancellationToken).Status);

        var result = Matcher.Solve(Problem, new SolveOptions { Threads = 1, TimeLimit = TimeSpan.FromSeconds(whole.GetTimestamp() - 20), Clock = new Ticking() }, TestContext.Current.CancellationToken);

        Assert.Equal(SolveStatus.StoppedEarly, result.Status);
        Assert.True(result.Matched > 0);
    }

    [Fact]
    public void A_run_cancelled_before_it_starts_keeps_the_locked_pairs()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var problem = Toy.Of(new[,] { { 5, 6 }, { 7, 1 } }, locked: [new(0, 0)]);

        var result = Matcher.Solve(problem, ct: source.Token);

        Assert.Equal((1, 5L), (result.Matched, result.Total));
        Assert.Equal((2L, 12L), (result.PairsUpperBound, result.UpperBound));
        Assert.All(result.Unmatched, p => Assert.IsType<NotReached>(p.Cause));
    }

    /// <summary>The answer is the best all the same; looking for causes may take longer than somebody who cancels wants to wait.</summary>
    [Fact]
    public void A_run_cancelled_once_it_is_proven_leaves_the_causes_open()
    {
        var problem = Toy.Of(new[,] { { 5, 6 }, { 7, 1 }, { 3, -1 }, { -1, -1 } });
        using var source = new CancellationTokenSource();

        var result = Matcher.Solve(problem, new Told(p => { if (p.Phase == SolvePhase.Proving && p.Done == p.Steps) source.Cancel(); }), source.Token);

        Assert.Equal(SolveStatus.Optimal, result.Status);
        Assert.True(Verifier.Check(problem, result, TestContext.Current.CancellationToken).Proven);
        Assert.Equal(2, result.Unmatched.Count);
        Assert.All(result.Unmatched, p => Assert.IsType<NotReached>(p.Cause));
    }

    /// <summary>Points so unlike that the bonus for a pair has to be raised again and again before one more pair is worth having.</summary>
    [Fact]
    public void The_bounds_are_true_wherever_a_run_is_stopped_also_after_the_bonus_was_raised()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var random = new Random(seed);
            var points = new int[30, 25];
            for (var i = 0; i < 30; i++)
            {
                for (var j = 0; j < 25; j++) points[i, j] = random.Next(4) > 0 ? -1 : random.Next(3) == 0 ? 30_000 : random.Next(3);
            }
            var problem = Toy.Of(points);
            var best = Matcher.Solve(problem, ct: TestContext.Current.CancellationToken);
            var stopped = true;
            for (var after = 1; stopped; after++)
            {
                using var source = new CancellationTokenSource();
                var reports = 0;
                var result = Matcher.Solve(problem, new Told(_ => { if (++reports == after) source.Cancel(); }), source.Token);
                stopped = reports >= after;

                Assert.InRange(best.Total, 0, result.UpperBound);
                Assert.InRange(best.Matched, 0, result.PairsUpperBound);
            }
        }
    }

    [Fact]
    public void Progress_goes_through_the_phases_and_never_backwards()
    {
        var told = new List<SolveProgress>();

        var result = Matcher.Solve(Problem, new Told(told.Add), TestContext.Current.CancellationToken);

        Assert.Equal([SolvePhase.Scoring, SolvePhase.Placing, SolvePhase.Proving, SolvePhase.Finished], told.Select(p => p.Phase).Distinct());
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.True(pair.First.Phase < pair.Second.Phase || pair.First.Done < pair.Second.Done));
        Assert.All(told.Where(p => p.Phase == SolvePhase.Placing), p => Assert.True(p.UpperBound >= result.Total));
        Assert.Equal((result.Matched, result.Total), (told[^1].Pairs, told[^1].UpperBound!.Value));
    }

    private static MatchingProblem Tight(int size, Objective objective = Objective.PeopleFirst)
    {
        var random = new Random(size);
        var points = new int[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++) points[i, j] = random.NextDouble() < 0.64 ? -1 : random.Next(40) * 100;
        }
        return Toy.Of(points, objective);
    }

    private sealed class Told(Action<SolveProgress> tell) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => tell(value);
    }

    /// <summary>A clock that goes on by a second each time it is asked.</summary>
    private sealed class Ticking : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;
    }
}
