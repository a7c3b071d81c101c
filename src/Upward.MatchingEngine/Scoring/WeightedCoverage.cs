namespace Upward.MatchingEngine;

/// <summary>Something wanted.</summary>
/// <param name="Tag">Number of the tag.</param>
/// <param name="Importance">1 (nice) to 3 (must).</param>
/// <param name="MinimumLevel">Level the other side must offer; 0 = any.</param>
public readonly record struct WantedTag(int Tag, int Importance = 1, int MinimumLevel = 0);

/// <summary>Something offered.</summary>
/// <param name="Tag">Number of the tag.</param>
/// <param name="Level">Level offered, 0 or more.</param>
public readonly record struct OfferedTag(int Tag, int Level = 0);

/// <summary>How points in proportion become whole.</summary>
public enum CoverageRounding
{
    /// <summary>floor(covered importance x most points / total importance): full coverage gives exactly the most points.</summary>
    Proportional,

    /// <summary>covered importance x floor(most points / total importance): every unit of importance is worth the same whole points; full coverage may fall short of the most points by less than the total importance.</summary>
    PerUnit,
}

/// <summary>
/// Points in proportion to the importance of what one side wants and the other offers, by tag.
/// A tag counts when it is offered at the level wanted or above. O(tags of the two) a pair.
/// </summary>
public sealed class WeightedCoverage : Criterion
{
    /// <summary>Makes the criterion. The lists are copied; a tag listed twice for one person is an error.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="wantedBy">The side that wants; the other side offers.</param>
    /// <param name="wanted">What each person of the wanting side wants.</param>
    /// <param name="offered">What each person of the other side offers.</param>
    /// <param name="maxPoints">Points for full coverage, 0..30,000.</param>
    /// <param name="rounding">How points become whole.</param>
    /// <param name="pointsWhenNothingWanted">Points when the person wants nothing, 0..<paramref name="maxPoints"/>.</param>
    public WeightedCoverage(
        string name, Side wantedBy,
        IReadOnlyList<IReadOnlyList<WantedTag>> wanted,
        IReadOnlyList<IReadOnlyList<OfferedTag>> offered,
        int maxPoints, CoverageRounding rounding = CoverageRounding.Proportional, int pointsWhenNothingWanted = 0)
        : base(name, CriterionKind.WeightedCoverage, PointTable.Check(maxPoints, nameof(maxPoints)))
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(offered);
        if (pointsWhenNothingWanted < 0 || pointsWhenNothingWanted > maxPoints)
            throw new ArgumentOutOfRangeException(nameof(pointsWhenNothingWanted), pointsWhenNothingWanted, "Must be 0 to the most points.");
        if (!Enum.IsDefined(wantedBy)) throw new ArgumentOutOfRangeException(nameof(wantedBy));
        if (!Enum.IsDefined(rounding)) throw new ArgumentOutOfRangeException(nameof(rounding));
        WantedBy = wantedBy;
        Rounding = rounding;
        PointsWhenNothingWanted = pointsWhenNothingWanted;
        Wanted = [.. wanted.Select(list => list.OrderBy(t => t.Tag).ToArray())];
        Offered = [.. offered.Select(list => list.OrderBy(t => t.Tag).ToArray())];
        foreach (var list in Wanted) CheckWanted(list);
        foreach (var list in Offered) CheckOffered(list);
        TotalImportance = [.. Wanted.Select(list => list.Sum(t => t.Importance))];
    }

    /// <summary>The side that wants.</summary>
    public Side WantedBy { get; }

    /// <summary>How points become whole.</summary>
    public CoverageRounding Rounding { get; }

    /// <summary>Points when the person wants nothing.</summary>
    public int PointsWhenNothingWanted { get; }

    internal WantedTag[][] Wanted { get; }

    internal OfferedTag[][] Offered { get; }

    private int[] TotalImportance { get; }

    /// <inheritdoc/>
    public override int Points(int mentee, int mentor)
    {
        var (wanting, offering) = WantedBy == Side.Mentee ? (mentee, mentor) : (mentor, mentee);
        var total = TotalImportance[wanting];
        if (total == 0) return PointsWhenNothingWanted;
        var covered = 0;
        WantedTag[] wanted = Wanted[wanting];
        OfferedTag[] offered = Offered[offering];
        for (int w = 0, o = 0; w < wanted.Length && o < offered.Length;)
        {
            var order = wanted[w].Tag.CompareTo(offered[o].Tag);
            if (order == 0 && offered[o].Level >= wanted[w].MinimumLevel) covered += wanted[w].Importance;
            if (order <= 0) w++;
            if (order >= 0) o++;
        }
        return PointsFor(covered, total);
    }

    /// <summary>Points when so much of the total importance is covered.</summary>
    internal int PointsFor(int covered, int total) =>
        total == 0 ? PointsWhenNothingWanted : Rounding == CoverageRounding.PerUnit ? covered * (MaxPoints / total) : covered * MaxPoints / total;

    private protected override ReasonFacts Facts(int mentee, int mentor)
    {
        var (wanting, offering) = WantedBy == Side.Mentee ? (mentee, mentor) : (mentor, mentee);
        var levels = Offered[offering].ToDictionary(t => t.Tag, t => t.Level);
        var met = Wanted[wanting].ToLookup(t => levels.TryGetValue(t.Tag, out var level) && level >= t.MinimumLevel);
        return new CoverageFacts(WantedBy, [.. met[true].Select(t => t.Tag)], [.. met[false].Select(t => t.Tag)],
            met[true].Sum(t => t.Importance), TotalImportance[wanting]);
    }

    internal override ProblemError? MisfitWith(int mentees, int mentors) => WantedBy == Side.Mentee
        ? Misfit.OfLengths(Wanted.Length, mentees, Offered.Length, mentors)
        : Misfit.OfLengths(Offered.Length, mentees, Wanted.Length, mentors);

    private static void CheckWanted(WantedTag[] list)
    {
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i].Importance is < 1 or > 3)
                throw new ArgumentException($"The importance of the wanted tag {list[i].Tag} is {list[i].Importance}; it must be 1 to 3.");
            if (i > 0 && list[i].Tag == list[i - 1].Tag)
                throw new ArgumentException($"A person wants the tag {list[i].Tag} twice.");
        }
        // 3 x 20,000 x 30,000 stays below 2^31, so that Points needs no long.
        if (list.Length > 20_000) throw new ArgumentException("A person wants more than 20,000 tags.");
    }

    private static void CheckOffered(OfferedTag[] list)
    {
        for (var i = 1; i < list.Length; i++)
        {
            if (list[i].Tag == list[i - 1].Tag) throw new ArgumentException($"A person offers the tag {list[i].Tag} twice.");
        }
    }
}
