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
    public static CheckedAnswer Run(MatchingProblem problem, Action<SoFar>? tell, CancellationToken ct)
    {
        var progress = tell is null ? null : new Straight(tell);
        var result = Matcher.Solve(problem, new SolveOptions { Progress = progress }, ct);
        ct.ThrowIfCancellationRequested();
        return new(result, Verifier.Check(problem, result, progress, ct));
    }

    /// <summary>The same beside a task, whose line of progress follows the solver and then the check.</summary>
    public static async Task<CheckedAnswer> RunAsync(MatchingProblem problem, TaskProgress progress, CancellationToken ct)
    {
        // A box, because the solver tells from its own threads.
        SoFar?[] latest = [null];
        var work = Task.Run(() => Run(problem, now => Volatile.Write(ref latest[0], now), ct), ct);
        while (await Task.WhenAny(work, Task.Delay(Look, ct)) != work)
            if (Volatile.Read(ref latest[0]) is { } now) await progress.ReportAsync(now.PhaseKey, now.Thousandths, 1000, now.Figures(), ct);
        return await work;
    }

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(400);

    /// <summary>Tells on the thread that works; <see cref="Progress{T}"/> would queue it elsewhere.</summary>
    private sealed class Straight(Action<SoFar> tell) : IProgress<SolveProgress>, IProgress<VerificationProgress>
    {
        private SolveProgress _solved;

        public void Report(SolveProgress value) => tell(SoFar.Of(_solved = value));
        public void Report(VerificationProgress value) => tell(SoFar.Of(_solved, value));
    }
}
