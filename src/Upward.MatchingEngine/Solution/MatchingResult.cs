namespace Upward.MatchingEngine;

/// <summary>Whether the answer is the best.</summary>
public enum SolveStatus
{
    /// <summary>No answer is better; the certificate proves it.</summary>
    Optimal,

    /// <summary>Cancelled or out of time: the best so far, allowed by every rule, with true bounds.</summary>
    StoppedEarly,
}

/// <summary>An answer to a <see cref="MatchingProblem"/>. Immutable. The same people, criteria, rules, locks, objective, seed and engine version give the same answer in whatever order the people were given.</summary>
public sealed class MatchingResult
{
    internal MatchingResult(
        SolveStatus status, IReadOnlyList<MatchedPair> pairs, IReadOnlyList<UnmatchedPerson> unmatched,
        long upperBound, long pairsUpperBound, Certificate? certificate)
    {
        Status = status;
        Pairs = pairs;
        Unmatched = unmatched;
        Total = pairs.Sum(p => (long)p.Points);
        UpperBound = upperBound;
        PairsUpperBound = pairsUpperBound;
        Certificate = certificate;
    }

    /// <summary>Whether the answer is the best.</summary>
    public SolveStatus Status { get; }

    /// <summary>All pairs, locked ones included, in ordinal order of mentee id, then mentor id.</summary>
    public IReadOnlyList<MatchedPair> Pairs { get; }

    /// <summary>Number of pairs.</summary>
    public int Matched => Pairs.Count;

    /// <summary>Sum of the points of all pairs.</summary>
    public long Total { get; }

    /// <summary>The best answer has at most this total; equal to <see cref="Total"/> when optimal.</summary>
    public long UpperBound { get; }

    /// <summary>The best answer has at most this many pairs; equal to <see cref="Matched"/> when optimal.</summary>
    public long PairsUpperBound { get; }

    /// <summary>People with capacity and no pair, mentees first, each side in ordinal order of id.</summary>
    public IReadOnlyList<UnmatchedPerson> Unmatched { get; }

    /// <summary>The proof; null when stopped early.</summary>
    public Certificate? Certificate { get; }

    /// <summary>The version of the engine that gave the answer, <see cref="Matcher.EngineVersion"/>.</summary>
    public string EngineVersion { get; } = Matcher.EngineVersion;
}
