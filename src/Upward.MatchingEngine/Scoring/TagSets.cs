using System.Numerics;

namespace Upward.MatchingEngine;

/// <summary>One set of tags for each person of both sides: as sorted lists to name them, as bits to count what is common.</summary>
internal sealed class TagSets
{
    private readonly ulong[] _menteeBits;
    private readonly ulong[] _mentorBits;
    private readonly int _words;

    internal TagSets(IReadOnlyList<IReadOnlyList<int>> mentees, IReadOnlyList<IReadOnlyList<int>> mentors)
    {
        Mentees = Sorted(mentees, nameof(mentees));
        Mentors = Sorted(mentors, nameof(mentors));
        // Only tags that occur on both sides can be common: rare words cost no bits.
        var both = Mentees.SelectMany(t => t).ToHashSet();
        both.IntersectWith(Mentors.SelectMany(t => t));
        var bitOf = both.Order().Select((tag, bit) => (tag, bit)).ToDictionary(x => x.tag, x => x.bit);
        _words = (bitOf.Count + 63) / 64;
        _menteeBits = Bits(Mentees, bitOf);
        _mentorBits = Bits(Mentors, bitOf);
    }

    internal int[][] Mentees { get; }

    internal int[][] Mentors { get; }

    internal int CountCommon(int mentee, int mentor)
    {
        var a = _menteeBits.AsSpan(mentee * _words, _words);
        var b = _mentorBits.AsSpan(mentor * _words, _words);
        var count = 0;
        for (var w = 0; w < a.Length; w++) count += BitOperations.PopCount(a[w] & b[w]);
        return count;
    }

    internal int[] Common(int mentee, int mentor) => [.. Mentees[mentee].Intersect(Mentors[mentor]).Order()];

    /// <summary>Whether both hold the same sets, so that what is common needs counting once only.</summary>
    internal bool HoldsTheSameAs(TagSets other) => ReferenceEquals(this, other) || (Same(Mentees, other.Mentees) && Same(Mentors, other.Mentors));

    private static bool Same(int[][] a, int[][] b) => a.Length == b.Length && a.Zip(b).All(x => x.First.AsSpan().SequenceEqual(x.Second));

    /// <summary>More common tags than this no pair can have.</summary>
    internal int MostCommon => Math.Min(Mentees.Select(t => t.Length).DefaultIfEmpty().Max(), Mentors.Select(t => t.Length).DefaultIfEmpty().Max());

    internal ProblemError? MisfitWith(int mentees, int mentors) => Misfit.OfLengths(Mentees.Length, mentees, Mentors.Length, mentors);

    private static int[][] Sorted(IReadOnlyList<IReadOnlyList<int>> sets, string parameter)
    {
        ArgumentNullException.ThrowIfNull(sets, parameter);
        return [.. sets.Select(set => set.Distinct().Order().ToArray())];
    }

    private ulong[] Bits(int[][] sets, Dictionary<int, int> bitOf)
    {
        var bits = new ulong[checked(sets.Length * _words)];
        for (var person = 0; person < sets.Length; person++)
        {
            foreach (var tag in sets[person])
            {
                if (bitOf.TryGetValue(tag, out var bit)) bits[person * _words + bit / 64] |= 1UL << (bit % 64);
            }
        }
        return bits;
    }
}
