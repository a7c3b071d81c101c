namespace Upward.MatchingEngine;

/// <summary>Solves matching problems exactly. Stateless, safe to call from several threads.</summary>
/// <remarks>
/// Shortest augmenting paths with potentials on the dense score matrix (Jonker, Volgenant: A shortest augmenting path algorithm for dense and sparse
/// linear assignment problems, Computing 38, 1987), with capacities on both sides and the choice to leave people out.
/// O(places x mentees x mentors) time at worst, far less in practice; 2 bytes a pair for the scores and as much again while solving.
/// </remarks>
public static class Matcher
{
    /// <summary>Version of the engine. The same input, seed and version give the same answer.</summary>
    public const string EngineVersion = "1.0";

    /// <summary>The simple door: the best answer, or the best so far when cancelled.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="progress">Told about the progress; may be null.</param>
    /// <param name="ct">Stops the run within about 100 ms; the best so far is returned, nothing is thrown.</param>
    public static MatchingResult Solve(MatchingProblem problem, IProgress<SolveProgress>? progress = null, CancellationToken ct = default) =>
        Solve(problem, new SolveOptions { Progress = progress }, ct);

    /// <summary>The detailed door.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">Time limit, progress, scores made before.</param>
    /// <param name="ct">Stops the run within about 100 ms; the best so far is returned, nothing is thrown.</param>
    /// <exception cref="ArgumentException"><see cref="SolveOptions.Scores"/> were made for other people, criteria or rules.</exception>
    public static MatchingResult Solve(MatchingProblem problem, SolveOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Scores is { } scores && !scores.Problem.SharesScoresWith(problem))
            throw new ArgumentException("The scores were made for other people, criteria or rules.", nameof(options));
        return new MatchingRun(problem, options, ct).Execute();
    }
}
