namespace Upward.MatchingEngine;

/// <summary>Why a criterion gave a pair its points. The points of all reasons of a pair add up to its score.</summary>
/// <param name="Criterion">Name of the criterion.</param>
/// <param name="Kind">Kind of the criterion.</param>
/// <param name="Points">Points given, 0..<paramref name="MaxPoints"/>.</param>
/// <param name="MaxPoints">Most points the criterion gives.</param>
/// <param name="Facts">What the points rest on.</param>
public sealed record Reason(string Criterion, CriterionKind Kind, int Points, int MaxPoints, ReasonFacts Facts);

/// <summary>Facts behind a <see cref="Reason"/>; one derived record for each kind of criterion.</summary>
public abstract record ReasonFacts
{
    private protected ReasonFacts()
    {
    }
}

/// <summary>Facts of <see cref="WeightedCoverage"/>.</summary>
/// <param name="WantedBy">The side that wants.</param>
/// <param name="Matched">Tags wanted and offered at the level needed, ascending.</param>
/// <param name="Missed">Tags wanted and not offered (or below the level needed), ascending.</param>
/// <param name="CoveredImportance">Sum of the importance of the matched tags.</param>
/// <param name="TotalImportance">Sum of the importance of all wanted tags; 0 when nothing is wanted.</param>
public sealed record CoverageFacts(Side WantedBy, IReadOnlyList<int> Matched, IReadOnlyList<int> Missed, int CoveredImportance, int TotalImportance) : ReasonFacts;

/// <summary>Facts of <see cref="SetOverlap"/>.</summary>
/// <param name="Common">Tags both have, ascending.</param>
public sealed record OverlapFacts(IReadOnlyList<int> Common) : ReasonFacts;

/// <summary>Facts of <see cref="GapTable"/>.</summary>
/// <param name="MenteeValue">The mentee's value, null when unknown.</param>
/// <param name="MentorValue">The mentor's value, null when unknown.</param>
/// <param name="Gap">Mentee's value minus mentor's (its absolute value when the table is absolute), null when one is unknown.</param>
public sealed record GapFacts(int? MenteeValue, int? MentorValue, int? Gap) : ReasonFacts;

/// <summary>Facts of <see cref="CircularDistance"/>.</summary>
/// <param name="MenteeValue">The mentee's place on the circle, null when unknown.</param>
/// <param name="MentorValue">The mentor's place on the circle, null when unknown.</param>
/// <param name="Distance">Steps the shorter way round, null when one place is unknown.</param>
public sealed record CircularFacts(int? MenteeValue, int? MentorValue, int? Distance) : ReasonFacts;

/// <summary>Facts of <see cref="ClassDistance"/>.</summary>
/// <param name="MenteeClass">The mentee's class, null when unknown.</param>
/// <param name="MentorClass">The mentor's class, null when unknown.</param>
/// <param name="Nearness">Same, near or far; null when a class is unknown.</param>
public sealed record ClassFacts(int? MenteeClass, int? MentorClass, Nearness? Nearness) : ReasonFacts;

/// <summary>Facts of <see cref="SparseBonus"/>.</summary>
/// <param name="Listed">Whether the pair is on the list.</param>
/// <param name="Detail">The caller's number for the entry, such as the rank of a wish; 0 when not listed.</param>
public sealed record BonusFacts(bool Listed, int Detail) : ReasonFacts;

/// <summary>Facts of <see cref="TextSimilarity"/>.</summary>
/// <param name="BothKnown">Whether both wrote something.</param>
/// <param name="Shared">The words both use that brought most of the points, at most five, the strongest first; empty when the vectors came without words.</param>
public sealed record TextFacts(bool BothKnown, IReadOnlyList<string> Shared) : ReasonFacts;

/// <summary>Facts of <see cref="EmbeddingSimilarity"/>.</summary>
/// <param name="BothKnown">Whether both have a vector.</param>
public sealed record EmbeddingFacts(bool BothKnown) : ReasonFacts;
