namespace Upward.MatchingEngine;

/// <summary>The kinds of criterion; the set is closed so that the engine can compile each of them.</summary>
public enum CriterionKind
{
    /// <summary><see cref="WeightedCoverage"/>.</summary>
    WeightedCoverage,

    /// <summary><see cref="SetOverlap"/>.</summary>
    SetOverlap,

    /// <summary><see cref="GapTable"/>.</summary>
    GapTable,

    /// <summary><see cref="CircularDistance"/>.</summary>
    CircularDistance,

    /// <summary><see cref="ClassDistance"/>.</summary>
    ClassDistance,

    /// <summary><see cref="SparseBonus"/>.</summary>
    SparseBonus,

    /// <summary><see cref="TextSimilarity"/>.</summary>
    TextSimilarity,

    /// <summary><see cref="EmbeddingSimilarity"/>.</summary>
    EmbeddingSimilarity,
}

/// <summary>
/// Gives every pair whole points from 0 to <see cref="MaxPoints"/>, and the reason for them. Immutable, safe to share between threads.
/// People are addressed by their positions in the problem. The set of derived classes is closed.
/// </summary>
public abstract class Criterion
{
    private protected Criterion(string name, CriterionKind kind, int maxPoints)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Kind = kind;
        MaxPoints = maxPoints;
    }

    /// <summary>The caller's name for it; the engine only carries it.</summary>
    public string Name { get; }

    /// <summary>Which kind it is.</summary>
    public CriterionKind Kind { get; }

    /// <summary>Most points it can give to a pair, 0..30,000.</summary>
    public int MaxPoints { get; }

    /// <summary>Points of the pair, 0..<see cref="MaxPoints"/>.</summary>
    /// <param name="mentee">Position of the mentee.</param>
    /// <param name="mentor">Position of the mentor.</param>
    public abstract int Points(int mentee, int mentor);

    /// <summary>The same points with the facts they rest on, free of any language.</summary>
    /// <param name="mentee">Position of the mentee.</param>
    /// <param name="mentor">Position of the mentor.</param>
    public Reason Explain(int mentee, int mentor) => new(Name, Kind, Points(mentee, mentor), MaxPoints, Facts(mentee, mentor));

    private protected abstract ReasonFacts Facts(int mentee, int mentor);

    /// <summary>What does not fit a problem of this size, or null.</summary>
    internal abstract ProblemError? MisfitWith(int mentees, int mentors);
}
