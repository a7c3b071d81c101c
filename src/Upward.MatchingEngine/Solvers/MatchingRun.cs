namespace Upward.MatchingEngine;

/// <summary>One run: make ready for scoring, solve, prove, say who is left out and why.</summary>
internal sealed class MatchingRun(MatchingProblem problem, SolveOptions options, CancellationToken ct)
{
    private readonly StopSignal _stop = new(options.TimeLimit, options.Clock, ct);

    /// <summary>What solved, once <see cref="Execute"/> has begun.</summary>
    internal PricedSolver? Solver { get; private set; }

    internal MatchingResult Execute()
    {
        var left = Capacities.Left(problem);
        var progress = new RunProgress(options.Progress, problem.Locked.Count, Answer.LockedPoints(problem));
        if (Compiled(left) is not { } scores) return Answer.Nothing(problem);
        var solver = Solver = new PricedSolver(problem, scores, left, options.Processors, _stop, progress);
        var finished = solver.Run();
        progress.Begin(SolvePhase.Proving, 1000, 1000, 1);
        var answer = new Answer(problem, solver, _stop);
        var result = finished ? answer.Proven() : answer.Stopped();
        progress.Finished(result.Matched, result.UpperBound);
        return result;
    }

    private CompiledScores? Compiled(Capacities left)
    {
        try
        {
            return ScoreCompiler.Compile(problem, j => left.Mentors[j] == 0, stop: _stop);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
