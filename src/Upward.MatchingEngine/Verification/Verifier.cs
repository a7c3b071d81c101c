namespace Upward.MatchingEngine.Verification;

/// <summary>
/// Checks an answer from the problem alone: every pair, capacity, rule and lock, and the proof over all pairs.
/// Scalar code that shares nothing with the solver or the score table. Stateless, safe to call from several threads.
/// </summary>
/// <remarks>O(mentees x mentors x (criteria + rules)) time, shared out to all processors. The mathematics stand in README.md.</remarks>
public static class Verifier
{
    /// <summary>Checks a run from its record alone: the answer with its proof, and that an answer called optimal has the bounds of one.</summary>
    /// <param name="record">The run, as read from a file.</param>
    /// <param name="progress">Told about the progress, about a hundred times at most, on any thread, one at a time; may be null.</param>
    /// <param name="ct">Checked after every mentee.</param>
    /// <returns>A run that was stopped early is never proven: <see cref="VerificationFailureKind.NoCertificate"/> is among its failures.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static VerificationReport Check(Formats.RunRecord record, IProgress<VerificationProgress>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        var report = Check(record.Problem, record.Answer.Pairs, record.Answer.Certificate, progress, ct);
        if (Inconsistency(record, report) is not { } message) return report;
        return report with { Proven = false, Failures = [.. report.Failures, new(VerificationFailureKind.WrongFigures, message)] };
    }

    /// <summary>Checks an answer with the figures it claims.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="result">The answer.</param>
    /// <param name="ct">Checked after every mentee.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static VerificationReport Check(MatchingProblem problem, MatchingResult result, CancellationToken ct = default) => Check(problem, result, null, ct);

    /// <summary>Checks an answer with the figures it claims, and tells how far it is.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="result">The answer.</param>
    /// <param name="progress">Told about the progress, about a hundred times at most, on any thread, one at a time; may be null.</param>
    /// <param name="ct">Checked after every mentee.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static VerificationReport Check(MatchingProblem problem, MatchingResult result, IProgress<VerificationProgress>? progress, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        var report = Check(problem, result.Pairs, result.Certificate, progress, ct);
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
    public static VerificationReport Check(MatchingProblem problem, IReadOnlyList<MatchedPair> pairs, Certificate? certificate, CancellationToken ct = default) =>
        Check(problem, pairs, certificate, null, ct);

    /// <summary>What the run says of itself against what it holds.</summary>
    private static string? Inconsistency(Formats.RunRecord record, VerificationReport report)
    {
        if (record.Answer.Status == SolveStatus.Optimal)
            return (record.UpperBound, record.PairsUpperBound) == (report.Total, report.Pairs) ? null : "The answer claims to be optimal, yet its bounds differ from its figures.";
        if (record.Answer.Certificate is not null) return "The run says that it was stopped early, yet it holds a certificate.";
        // With fewer pairs than the best answer, a people-first answer may have more points than it.
        var bound = record.Problem.Objective == Objective.Total || record.PairsUpperBound == report.Pairs ? record.UpperBound : long.MaxValue;
        return record.PairsUpperBound < report.Pairs || bound < report.Total ? "The answer exceeds the bounds that the run gave." : null;
    }

    private static VerificationReport Check(MatchingProblem problem, IReadOnlyList<MatchedPair> pairs, Certificate? certificate, IProgress<VerificationProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(pairs);
        var failures = new Failures();
        var (rules, scoring) = (new PlainRules(problem), new PlainScoring(problem));
        var answer = new AnswerCheck(problem, pairs, rules, scoring, failures);
        answer.Run();
        var proof = new ProofCheck(problem, answer, certificate, rules, scoring, failures);
        proof.Run(progress, ct);
        return new(failures.Count == 0, failures.List, pairs.Count, answer.Total, proof.FeasiblePairs, proof.Gap, proof.CoverSize);
    }
}

/// <summary>How far a check is.</summary>
/// <param name="Mentees">Mentees whose pairs have all been recomputed.</param>
/// <param name="AllMentees">All mentees.</param>
public readonly record struct VerificationProgress(int Mentees, int AllMentees);

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
