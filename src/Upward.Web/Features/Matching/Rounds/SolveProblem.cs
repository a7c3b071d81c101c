using Upward.MatchingEngine;
using Upward.MatchingEngine.Verification;

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

    /// <summary>Tells on the solver's own thread; <see cref="Progress{T}"/> would queue it elsewhere.</summary>
    private sealed class Straight(Action<SolveProgress> tell) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => tell(value);
    }
}
