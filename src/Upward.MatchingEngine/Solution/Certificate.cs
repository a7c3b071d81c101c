namespace Upward.MatchingEngine;

/// <summary>
/// Proof that an answer is the best: dual prices and, for <see cref="Objective.PeopleFirst"/>, a vertex cover. See README.md for the mathematics.
/// A pair of s points has the weight w = <see cref="Scale"/> x s + <see cref="Bonus"/>. For every pair, w &lt;= price of the mentee + price of the mentor + its pair term;
/// when the prices times the free capacities plus the pair terms equal the weight of the pairs that are not locked, no answer can weigh more.
/// </summary>
public sealed class Certificate
{
    internal Certificate(Objective objective, long scale, long bonus, long[] menteePrices, long[] mentorPrices, IReadOnlyList<PairTerm> pairTerms, bool[]? menteesInCover, bool[]? mentorsInCover)
    {
        Objective = objective;
        Scale = scale;
        Bonus = bonus;
        MenteePrices = menteePrices;
        MentorPrices = mentorPrices;
        PairTerms = pairTerms;
        MenteesInCover = menteesInCover;
        MentorsInCover = mentorsInCover;
    }

    /// <summary>What the certificate proves the best of.</summary>
    public Objective Objective { get; }

    /// <summary>Weight of one point: 1 for people-first; for total more than the number of pairs an answer can have.</summary>
    public long Scale { get; }

    /// <summary>Weight of being a pair at all: the penalty S of leaving someone out for people-first; 1 for total.</summary>
    public long Bonus { get; }

    /// <summary>Price of each mentee by position, 0 or more, in weight.</summary>
    public IReadOnlyList<long> MenteePrices { get; }

    /// <summary>Price of each mentor by position, 0 or more, in weight.</summary>
    public IReadOnlyList<long> MentorPrices { get; }

    /// <summary>What chosen pairs are worth beyond their two prices; needed only with capacities above 1.</summary>
    public IReadOnlyList<PairTerm> PairTerms { get; }

    /// <summary>
    /// Mentees in the vertex cover, people-first only: every feasible pair that is not locked has an end in the cover, or counts as one itself.
    /// Capacities of the cover plus those pairs bound the number of pairs (Konig 1931; with capacities: max-flow min-cut).
    /// </summary>
    public IReadOnlyList<bool>? MenteesInCover { get; }

    /// <summary>Mentors in the vertex cover, people-first only.</summary>
    public IReadOnlyList<bool>? MentorsInCover { get; }
}

/// <summary>What a chosen pair is worth beyond the two prices.</summary>
/// <param name="Mentee">Position of the mentee.</param>
/// <param name="Mentor">Position of the mentor.</param>
/// <param name="Amount">0 or more, in weight.</param>
public readonly record struct PairTerm(int Mentee, int Mentor, long Amount);
