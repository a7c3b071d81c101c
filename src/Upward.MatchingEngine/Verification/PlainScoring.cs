namespace Upward.MatchingEngine.Verification;

/// <summary>
/// Points of a pair from the raw data of the criteria, written a second time in the plainest way.
/// Shares no arithmetic with the criteria themselves, so a fault in either is found by comparison.
/// </summary>
internal static class PlainScoring
{
    internal static int Points(MatchingProblem problem, int mentee, int mentor)
    {
        var sum = 0;
        foreach (var criterion in problem.Criteria) sum = checked(sum + Points(criterion, mentee, mentor));
        return sum;
    }

    internal static int Points(Criterion criterion, int mentee, int mentor) => criterion switch
    {
        WeightedCoverage c => Coverage(c, mentee, mentor),
        SetOverlap c => Entry(c.PointsByCount, CountCommon(c.Tags.Mentees[mentee], c.Tags.Mentors[mentor])),
        GapTable c => Gap(c, mentee, mentor),
        CircularDistance c => Circular(c, mentee, mentor),
        ClassDistance c => Class(c, mentee, mentor),
        SparseBonus c => c.Listed(mentee, mentor),
        _ => throw new NotSupportedException($"The verifier does not know the criterion {criterion.GetType().Name}."),
    };

    internal static int CountCommon(int[] a, int[] b)
    {
        var count = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j]) (count, i, j) = (count + 1, i + 1, j + 1);
            else if (a[i] < b[j]) i++;
            else j++;
        }
        return count;
    }

    private static int Coverage(WeightedCoverage c, int mentee, int mentor)
    {
        var wants = c.Wanted[c.WantedBy == Side.Mentee ? mentee : mentor];
        var offers = c.Offered[c.WantedBy == Side.Mentee ? mentor : mentee];
        long covered = 0, all = 0;
        foreach (var want in wants)
        {
            all += want.Importance;
            foreach (var offer in offers)
            {
                if (offer.Tag == want.Tag && offer.Level >= want.MinimumLevel) covered += want.Importance;
            }
        }
        if (all == 0) return c.PointsWhenNothingWanted;
        return (int)(c.Rounding == CoverageRounding.PerUnit ? c.MaxPoints / all * covered : c.MaxPoints * covered / all);
    }

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
