using Upward.MatchingEngine;
using Upward.MatchingEngine.Verification;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Matching.Rounds;

/// <summary>The engine's answer and what the independent check made of it.</summary>
public sealed record CheckedAnswer(MatchingResult Result, VerificationReport Report)
{
    public bool Proven => Result.Status == SolveStatus.Optimal && Report.Proven;
}

/// <summary>Solves, then has the verifier, which shares no code with the solver, recompute every pair over all pairs.</summary>
public static class SolveProblem
{
    /// <exception cref="OperationCanceledException">Cancelled: an answer that is not the best is of no use on a board.</exception>
    public static CheckedAnswer Run(MatchingProblem problem, Action<SolveProgress>? progress, CancellationToken ct)
    {
        var result = Matcher.Solve(problem, new SolveOptions { Progress = progress is null ? null : new Straight(progress) }, ct);
        ct.ThrowIfCancellationRequested();
        return new(result, Verifier.Check(problem, result, ct));
    }

    /// <summary>The same beside a task, whose line of progress follows the solver: a pair of phase and thousandths whenever it changed.</summary>
    public static async Task<CheckedAnswer> RunAsync(MatchingProblem problem, TaskProgress progress, CancellationToken ct)
    {
        // A box, because the solver tells from its own threads.
        SolveProgress[] latest = [default];
        var work = Task.Run(() => Run(problem, p => latest[0] = p, ct), ct);
        while (await Task.WhenAny(work, Task.Delay(Look, ct)) != work)
        {
            var now = latest[0];
            await progress.ReportAsync(now.Phase switch { SolvePhase.Scoring => "round.phase.scoring", SolvePhase.Placing => "round.phase.solving", _ => "round.phase.proving" }, Thousandths(now), 1000, ct);
        }
        return await work;
    }

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(400);

    /// <summary>Scoring is about a fifth of a run, placing two fifths, proving the rest.</summary>
    private static int Thousandths(SolveProgress p)
    {
        var share = p.Steps == 0 ? 0 : (double)p.Done / p.Steps;
        return p.Phase switch { SolvePhase.Scoring => (int)(200 * share), SolvePhase.Placing => 200 + (int)(400 * share), _ => 600 + (int)(390 * share) };
    }

    /// <summary>Tells on the solver's own thread; <see cref="Progress{T}"/> would queue it elsewhere.</summary>
    private sealed class Straight(Action<SolveProgress> tell) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => tell(value);
    }
}
