using Upward.Cli.People;
using Upward.MatchingEngine;
using Side = Upward.Cli.People.Side;

namespace Upward.Cli.Match;

/// <param name="Points">One per criterion, in the order of rules.json; they add up to the score.</param>
/// <param name="Reasons">One per criterion, in words; empty where the criterion gave nothing.</param>
internal sealed record ProposedPair(Person Mentor, Person Mentee, IReadOnlyList<int> Points, IReadOnlyList<string> Reasons)
{
    public long Score => Points.Sum(p => (long)p);
}

/// <summary>Somebody in no pair at all; a mentor with three places and one mentee is not left over.</summary>
internal sealed record Unmatched(Side Side, Person Person, string Cause);

/// <summary>What the matching found, ready to be written.</summary>
internal sealed record Outcome
{
    /// <summary>What was solved, and what came out, as the record keeps them.</summary>
    public required MatchingProblem Problem { get; init; }

    public required MatchingResult Result { get; init; }

    /// <summary>"people-first" or "total".</summary>
    public required string Objective { get; init; }

    public required IReadOnlyList<string> Criteria { get; init; }

    public required IReadOnlyList<ProposedPair> Pairs { get; init; }

    public required IReadOnlyList<Unmatched> Unmatched { get; init; }

    public required Side Mentors { get; init; }

    public required Side Mentees { get; init; }

    /// <summary>No answer has more points; for people-first, no answer with as many pairs.</summary>
    public required long UpperBound { get; init; }

    /// <summary>No answer has more pairs.</summary>
    public required long MatchedUpperBound { get; init; }

    /// <summary>Said by the independent check alone, never by the solver.</summary>
    public required bool Proven { get; init; }

    /// <summary>Why it is not proven, in words; null when it is.</summary>
    public required string? NotProvenBecause { get; init; }

    public required bool StoppedEarly { get; init; }

    /// <summary>The proof in numbers; null when stopped early.</summary>
    public required Certificate? Certificate { get; init; }

    public required double Seconds { get; init; }

    public required string EngineVersion { get; init; }

    public required ulong Seed { get; init; }

    public int Matched => Pairs.Count;

    public long Total => Pairs.Sum(p => p.Score);
}
