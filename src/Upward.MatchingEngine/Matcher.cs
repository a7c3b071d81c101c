namespace Upward.MatchingEngine;

/// <summary>Solves matching problems exactly. Stateless, safe to call from several threads.</summary>
/// <remarks>
/// All pairs are scored, by vectors, and never stored: the answer is found over a few good candidates for each mentee (epsilon-scaling auction, Bertsekas 1990,
/// then shortest paths on whole-number reduced costs) and all pairs are gone over with its prices until no pair could improve it (column generation, Volgenant 1996).
/// Memory O(people + candidates): 920 MB measured at 100,000 x 100,000, the problem itself included, with .NET's heap limited; without a limit .NET lets garbage lie.
/// Told to stop, a run at 10,000 people was over after 10 to 72 ms, three times of 24 after up to 134; in a cold process it may be more.
/// </remarks>
public static class Matcher
{
    /// <summary>Version of the engine. The same input, seed and version give the same answer.</summary>
    public const string EngineVersion = "2.0";

    /// <summary>The simple door: the best answer, or the best so far when cancelled.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="progress">Told about the progress; may be null.</param>
    /// <param name="ct">Stops the run; the best so far is returned, nothing is thrown.</param>
    public static MatchingResult Solve(MatchingProblem problem, IProgress<SolveProgress>? progress = null, CancellationToken ct = default) =>
        Solve(problem, new SolveOptions { Progress = progress }, ct);

    /// <summary>The detailed door.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">Time limit, progress, threads.</param>
    /// <param name="ct">Stops the run; the best so far is returned, nothing is thrown.</param>
    public static MatchingResult Solve(MatchingProblem problem, SolveOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        return new MatchingRun(problem, options, ct).Execute();
    }
}
