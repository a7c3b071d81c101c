namespace Upward.MatchingEngine;

/// <summary>
/// Listed pairs are forbidden: exclusions, previous pairs, vetoes. A private list (vetoes) has no name, enters no count and no cause;
/// a breach of it says only "not possible". O(1) a pair.
/// </summary>
public sealed class ForbiddenPairs : HardRule
{
    private readonly Dictionary<int, HashSet<int>> _byMentee = [];

    /// <summary>Makes a rule that can be named. The list is copied; repeats do no harm.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="pairs">The forbidden pairs.</param>
    public ForbiddenPairs(string name, IReadOnlyList<PairKey> pairs)
        : this(name, RuleKind.ForbiddenPairs, pairs)
    {
    }

    private ForbiddenPairs(string name, RuleKind kind, IReadOnlyList<PairKey> pairs)
        : base(name, kind)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (var pair in pairs)
        {
            if (!_byMentee.TryGetValue(pair.Mentee, out var row)) _byMentee.Add(pair.Mentee, row = []);
            row.Add(pair.Mentor);
        }
    }

    /// <summary>A private list: never named, never counted. The list is copied.</summary>
    /// <param name="pairs">The forbidden pairs.</param>
    public static ForbiddenPairs Private(IReadOnlyList<PairKey> pairs) => new("", RuleKind.NotPossible, pairs);

    internal IEnumerable<PairKey> Pairs => _byMentee.SelectMany(row => row.Value.Select(mentor => new PairKey(row.Key, mentor)));

    /// <inheritdoc/>
    public override bool Allows(int mentee, int mentor) => !(_byMentee.TryGetValue(mentee, out var row) && row.Contains(mentor));

    private protected override BreachFacts Facts(int mentee, int mentor) => new NoFacts();

    internal override ProblemError? MisfitWith(int mentees, int mentors) => Misfit.OfPairs(Pairs, mentees, mentors);

    internal override void MarkBroken(int mentee, Span<ulong> brokenBy, ulong bit)
    {
        if (!_byMentee.TryGetValue(mentee, out var row)) return;
        foreach (var mentor in row) brokenBy[mentor] |= bit;
    }
}
