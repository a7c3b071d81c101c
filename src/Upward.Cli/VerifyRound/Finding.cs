using Upward.MatchingEngine;
using Upward.MatchingEngine.Formats;
using Upward.MatchingEngine.Verification;

namespace Upward.Cli.VerifyRound;

internal enum Verdict
{
    /// <summary>No answer is better.</summary>
    Proven,

    /// <summary>The run was stopped early: an allowed answer without a proof.</summary>
    StoppedEarly,

    /// <summary>Something in the record is not what it claims.</summary>
    Failed,
}

/// <summary>What the check of a record found.</summary>
/// <param name="Failures">Sentences; empty unless <see cref="Verdict.Failed"/>.</param>
internal sealed record Finding(
    Verdict Verdict, IReadOnlyList<string> Failures, int Mentees, int Mentors, int Pairs, long Total, Objective Objective, ulong Seed, string EngineVersion,
    string Fingerprint, long UpperBound, long PairsUpperBound, double Seconds)
{
    /// <summary>Pairs that could be made, allowed or not: all of them were gone over.</summary>
    public long AllPairs => (long)Mentees * Mentors;

    public static Finding Of(RunRecord record, VerificationReport report, string fingerprint, TimeSpan took)
    {
        var stopped = record.Answer is { Status: SolveStatus.StoppedEarly, Certificate: null };
        // That a run without an end has no proof is no fault of the record.
        var failures = report.Failures.Where(f => !stopped || f.Kind != VerificationFailureKind.NoCertificate).Select(f => f.Message).ToList();
        return new(
            failures.Count > 0 ? Verdict.Failed : stopped ? Verdict.StoppedEarly : Verdict.Proven, failures,
            record.Problem.Mentees.Count, record.Problem.Mentors.Count, report.Pairs, report.Total, record.Problem.Objective, record.Problem.Seed, record.Answer.EngineVersion,
            fingerprint, record.UpperBound, record.PairsUpperBound, took.TotalSeconds);
    }
}
