using System.Numerics;

namespace Upward.MatchingEngine.Verification;

/// <summary>
/// Points of pairs from the raw data of the criteria, written a second time in a plain way, one mentee after the other.
/// Shares no arithmetic with the criteria or the vector scores, so a fault in either is found by comparison.
/// </summary>
internal sealed class PlainScoring
{
    private readonly Func<int, Func<int, long>>[] _criteria;

    internal PlainScoring(MatchingProblem problem) => _criteria = [.. problem.Criteria.Select(Prepare)];

    /// <summary>Points of one mentee with each mentor.</summary>
    internal Func<int, int> Of(int mentee)
    {
        var parts = Array.ConvertAll(_criteria, c => c(mentee));
        return mentor =>
        {
            var sum = 0L;
            foreach (var part in parts) sum += part(mentor);
            return checked((int)sum);
        };
    }

    /// <summary>Points of one criterion for one pair.</summary>
    internal static int Points(Criterion criterion, int mentee, int mentor) => checked((int)Prepare(criterion)(mentee)(mentor));

    private static Func<int, Func<int, long>> Prepare(Criterion criterion) => criterion switch
    {
        WeightedCoverage { WantedBy: Side.Mentee } c => MenteesWant(c),
        WeightedCoverage c => MentorsWant(c),
        SetOverlap c => Overlap(c),
        GapTable c => mentee => mentor => Gap(c, mentee, mentor),
        CircularDistance c => mentee => mentor => Circular(c, mentee, mentor),
        ClassDistance c => mentee => mentor => Class(c, mentee, mentor),
        SparseBonus c => mentee => mentor => c.Listed(mentee, mentor),
        TextSimilarity c => PlainSimilarity.Text(c),
        EmbeddingSimilarity c => PlainSimilarity.Embedding(c),
        _ => throw new NotSupportedException($"The verifier does not know the criterion {criterion.GetType().Name}."),
    };

    private static Func<int, Func<int, long>> Overlap(SetOverlap c)
    {
        var sets = new PlainSets(c.Tags);
        return mentee =>
        {
            var own = sets.OfMentee(mentee);
            return mentor => Entry(c.PointsByCount, sets.Common(own, mentor));
        };
    }

    private static Func<int, Func<int, long>> MenteesWant(WeightedCoverage c)
    {
        var numbers = Numbers(c);
        var offers = Array.ConvertAll(c.Offered, list => Array.ConvertAll(list, o => (Tag: numbers.GetValueOrDefault(o.Tag, -1), o.Level)).Where(o => o.Tag >= 0).ToArray());
        return mentee =>
        {
            int[] importance = new int[numbers.Count], least = new int[numbers.Count];
            long all = 0;
            foreach (var want in c.Wanted[mentee])
            {
                all += want.Importance;
                (importance[numbers[want.Tag]], least[numbers[want.Tag]]) = (want.Importance, want.MinimumLevel);
            }
            return mentor =>
            {
                long covered = 0;
                foreach (var (tag, level) in offers[mentor])
                {
                    if (level >= least[tag]) covered += importance[tag];
                }
                return Coverage(c, covered, all);
            };
        };
    }

    private static Func<int, Func<int, long>> MentorsWant(WeightedCoverage c)
    {
        var numbers = Numbers(c);
        var wants = Array.ConvertAll(c.Wanted, list => Array.ConvertAll(list, w => (Tag: numbers[w.Tag], w.Importance, w.MinimumLevel)));
        var totals = Array.ConvertAll(c.Wanted, list => list.Sum(w => (long)w.Importance));
        return mentee =>
        {
            var level = new int[numbers.Count];
            Array.Fill(level, int.MinValue);
            foreach (var offer in c.Offered[mentee])
            {
                if (numbers.TryGetValue(offer.Tag, out var tag)) level[tag] = offer.Level;
            }
            return mentor =>
            {
                long covered = 0;
                foreach (var want in wants[mentor])
                {
                    if (level[want.Tag] > int.MinValue && level[want.Tag] >= want.MinimumLevel) covered += want.Importance;
                }
                return Coverage(c, covered, totals[mentor]);
            };
        };
    }

    /// <summary>The tags that somebody wants, numbered.</summary>
    private static Dictionary<int, int> Numbers(WeightedCoverage c) => c.Wanted.SelectMany(list => list).Select(w => w.Tag).Distinct().Select((tag, i) => (tag, i)).ToDictionary(x => x.tag, x => x.i);

    private static long Coverage(WeightedCoverage c, long covered, long all) =>
        all == 0 ? c.PointsWhenNothingWanted : c.Rounding == CoverageRounding.PerUnit ? c.MaxPoints / all * covered : c.MaxPoints * covered / all;

    private static int Gap(GapTable c, int mentee, int mentor)
    {
        if (c.MenteeValues[mentee] is not { } high || c.MentorValues[mentor] is not { } low) return c.UnknownPoints;
        var gap = c.Absolute && high < low ? low - high : high - low;
        return gap < c.FirstGap ? c.PointsByGap[0] : Entry(c.PointsByGap, gap - c.FirstGap);
    }

    private static int Circular(CircularDistance c, int mentee, int mentor)
    {
        if (c.MenteeValues[mentee] is not { } a || c.MentorValues[mentor] is not { } b) return c.UnknownPoints;
        var ahead = (a - b + c.Period) % c.Period;
        var behind = (b - a + c.Period) % c.Period;
        return Entry(c.PointsByDistance, ahead < behind ? ahead : behind);
    }

    private static int Class(ClassDistance c, int mentee, int mentor)
    {
        if (c.MenteeClasses[mentee] is not { } a || c.MentorClasses[mentor] is not { } b) return c.UnknownPoints;
        if (a == b) return c.SamePoints;
        if (c.GroupOfClass.Count == 0) return c.FarPoints;
        return c.GroupOfClass[a] == c.GroupOfClass[b] ? c.NearPoints : c.FarPoints;
    }

    private static int Entry(IReadOnlyList<int> table, int index) => index < table.Count ? table[index] : table[table.Count - 1];
}

/// <summary>Sets of tags as bits, made here once more from the lists.</summary>
internal sealed class PlainSets
{
    private readonly Dictionary<int, int> _numbers;
    private readonly TagSets _tags;
    private readonly ulong[][] _mentors;

    internal PlainSets(TagSets tags)
    {
        _tags = tags;
        _numbers = tags.Mentors.SelectMany(set => set).Distinct().Select((tag, i) => (tag, i)).ToDictionary(x => x.tag, x => x.i);
        _mentors = Array.ConvertAll(tags.Mentors, Bits);
    }

    internal ulong[] OfMentee(int mentee) => Bits(_tags.Mentees[mentee]);

    internal int Common(ulong[] mentee, int mentor)
    {
        var theirs = _mentors[mentor];
        var count = 0;
        for (var w = 0; w < mentee.Length; w++) count += BitOperations.PopCount(mentee[w] & theirs[w]);
        return count;
    }

    private ulong[] Bits(int[] set)
    {
        var bits = new ulong[(_numbers.Count + 63) / 64];
        foreach (var tag in set)
        {
            if (_numbers.TryGetValue(tag, out var number)) bits[number / 64] |= 1UL << (number % 64);
        }
        return bits;
    }
}
