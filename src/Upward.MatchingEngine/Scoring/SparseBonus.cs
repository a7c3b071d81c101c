namespace Upward.MatchingEngine;

/// <summary>Points for one pair.</summary>
/// <param name="Mentee">Position of the mentee.</param>
/// <param name="Mentor">Position of the mentor.</param>
/// <param name="Points">0..30,000.</param>
/// <param name="Detail">The caller's number for the reason, such as the rank of a wish.</param>
public readonly record struct BonusPair(int Mentee, int Mentor, int Points, int Detail = 0);

/// <summary>Points for listed pairs, 0 for all others: wishes. One criterion for each side's wishes keeps the reasons apart. O(1) a pair.</summary>
public sealed class SparseBonus : Criterion
{
    private readonly Dictionary<PairKey, BonusPair> _byPair = [];

    /// <summary>Makes the criterion. The list is copied; a pair listed twice is an error.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="pairs">The pairs and their points.</param>
    public SparseBonus(string name, IReadOnlyList<BonusPair> pairs)
        : base(name, CriterionKind.SparseBonus, (pairs ?? throw new ArgumentNullException(nameof(pairs))).Select(p => PointTable.Check(p.Points, nameof(pairs))).DefaultIfEmpty().Max())
    {
        foreach (var pair in pairs)
        {
            if (!_byPair.TryAdd(new(pair.Mentee, pair.Mentor), pair))
                throw new ArgumentException($"'{name}' lists mentee {pair.Mentee} with mentor {pair.Mentor} twice.", nameof(pairs));
        }
    }

    internal IEnumerable<BonusPair> Pairs => _byPair.Values;

    internal int Listed(int mentee, int mentor) => _byPair.GetValueOrDefault(new(mentee, mentor)).Points;

    /// <inheritdoc/>
    public override int Points(int mentee, int mentor) => _byPair.TryGetValue(new(mentee, mentor), out var pair) ? pair.Points : 0;

    private protected override ReasonFacts Facts(int mentee, int mentor) =>
        _byPair.TryGetValue(new(mentee, mentor), out var pair) ? new BonusFacts(true, pair.Detail) : new BonusFacts(false, 0);

    internal override ProblemError? MisfitWith(int mentees, int mentors) => Misfit.OfPairs(_byPair.Keys, mentees, mentors);
}
