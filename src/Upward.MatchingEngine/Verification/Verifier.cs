namespace Upward.MatchingEngine.Verification;

/// <summary>
/// Checks an answer from the problem alone: every pair, capacity, rule and lock, and the proof over all pairs.
/// Scalar code that shares nothing with the solver or the score table. Stateless, safe to call from several threads.
/// </summary>
/// <remarks>O(mentees x mentors x (criteria + rules)) time, shared out to all processors. The mathematics stand in README.md.</remarks>
public static class Verifier
{
    /// <summary>Checks an answer with the figures it claims.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="result">The answer.</param>
    /// <param name="ct">Checked after every mentee.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static VerificationReport Check(MatchingProblem problem, MatchingResult result, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        var report = Check(problem, result.Pairs, result.Certificate, ct);
        var failures = report.Failures.ToList();
        if (result.Total != report.Total) failures.Add(new(VerificationFailureKind.WrongFigures, $"The answer claims {result.Total} points; the pairs have {report.Total}."));
        if (result.Status == SolveStatus.Optimal && (result.UpperBound != result.Total || result.PairsUpperBound != result.Matched))
            failures.Add(new(VerificationFailureKind.WrongFigures, "The answer claims to be optimal, yet its bounds differ from its figures."));
        return report with { Proven = failures.Count == 0, Failures = failures };
    }

    /// <summary>Checks pairs and a certificate, such as those read back from a file.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="pairs">The pairs of the answer.</param>
    /// <param name="certificate">The proof; without one nothing can be proven.</param>
    /// <param name="ct">Checked after every mentee.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static VerificationReport Check(MatchingProblem problem, IReadOnlyList<MatchedPair> pairs, Certificate? certificate, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(pairs);
        var failures = new Failures();
        var (rules, scoring) = (new PlainRules(problem), new PlainScoring(problem));
        var answer = new AnswerCheck(problem, pairs, rules, scoring, failures);
        answer.Run();
        var proof = new ProofCheck(problem, answer, certificate, rules, scoring, failures);
        proof.Run(ct);
        return new(failures.Count == 0, failures.List, pairs.Count, answer.Total, proof.FeasiblePairs, proof.Gap, proof.CoverSize);
    }
}

/// <summary>Failures found so far; a broken file could fail at every pair, so only the first are kept.</summary>
internal sealed class Failures
{
    private readonly List<VerificationFailure> _list = [];

    internal int Count => _list.Count;

    internal IReadOnlyList<VerificationFailure> List => _list;

    internal void Add(VerificationFailureKind kind, string message)
    {
        if (_list.Count < 100) _list.Add(new(kind, message));
    }
}
