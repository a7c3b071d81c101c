using Xunit;

namespace Upward.MatchingEngine.Tests.Scoring;

public class CriteriaTests
{
    [Theory]
    [InlineData(CoverageRounding.Proportional, 714)] // floor(5 x 1000 / 7)
    [InlineData(CoverageRounding.PerUnit, 710)] // 5 x floor(1000 / 7)
    public void Coverage_counts_what_is_offered_at_the_level_wanted(CoverageRounding rounding, int expected)
    {
        var criterion = new WeightedCoverage("skills", Side.Mentee,
            [[new(10, 3), new(20, 2, 1), new(30, 2, 3)]], [[new(30, 2), new(20, 1), new(10), new(99)]], 1000, rounding);

        var reason = criterion.Explain(0, 0);

        Assert.Equal((expected, 1000), (reason.Points, reason.MaxPoints));
        var facts = Assert.IsType<CoverageFacts>(reason.Facts);
        Assert.Equal([10, 20], facts.Matched);
        Assert.Equal([30], facts.Missed);
        Assert.Equal((5, 7), (facts.CoveredImportance, facts.TotalImportance));
    }

    [Fact]
    public void What_goes_back_is_wanted_by_the_mentor()
    {
        var criterion = new WeightedCoverage("back", Side.Mentor, [[new(1)], []], [[new(1)], []], 500, pointsWhenNothingWanted: 20);

        Assert.Equal([500, 0, 20], [criterion.Points(0, 0), criterion.Points(1, 0), criterion.Points(0, 1)]);
    }

    [Theory]
    [InlineData(4, 3)]
    [InlineData(0, 1)]
    public void An_importance_outside_1_to_3_and_a_tag_wanted_twice_are_refused(int importance, int secondTag) =>
        Assert.Throws<ArgumentException>(() => new WeightedCoverage("skills", Side.Mentee, [[new(1, importance), new(secondTag, 1)]], [[]], 10));

    [Fact]
    public void The_last_entry_of_an_overlap_table_holds_for_more()
    {
        var criterion = new SetOverlap("interests", [[1, 2, 3, 3, 200], []], [[3, 200, 2, 5]], [0, 10, 15]);

        Assert.Equal([15, 0], [criterion.Points(0, 0), criterion.Points(1, 0)]);
        Assert.Equal([2, 3, 200], Assert.IsType<OverlapFacts>(criterion.Explain(0, 0).Facts).Common);
    }

    [Fact]
    public void A_linear_overlap_has_no_cap_short_of_the_range()
    {
        int[] many = [.. Enumerable.Range(0, 300)];

        Assert.Equal(30_000, SetOverlap.Linear("topics", [many], [many], 100).Points(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SetOverlap.Linear("topics", [many], [many], 101));
    }

    [Fact]
    public void A_gap_outside_the_table_gets_its_first_or_last_entry_and_the_unknown_its_own()
    {
        var signed = new GapTable("level", [1, 5, 9, null], [5], [1, 2, 3], firstGap: -1, unknownPoints: 7);
        var absolute = new GapTable("age", [1, 9], [5], [9, 8, 7, 6, 5], absolute: true);

        Assert.Equal([1, 2, 3, 7], Enumerable.Range(0, 4).Select(i => signed.Points(i, 0)));
        Assert.Equal([5, 5], [absolute.Points(0, 0), absolute.Points(1, 0)]);
        Assert.Equal(new GapFacts(null, 5, null), signed.Explain(3, 0).Facts);
        Assert.Equal(new GapFacts(1, 5, 4), absolute.Explain(0, 0).Facts);
    }

    [Fact]
    public void Zones_are_measured_the_shorter_way_round()
    {
        // UTC-11 and UTC+12 in half hours are one hour apart.
        var criterion = new CircularDistance("zone", [-22, null], [24], 48, [50, 40, 30, 0], unknownPoints: 5);

        Assert.Equal([30, 5], [criterion.Points(0, 0), criterion.Points(1, 0)]);
        Assert.Equal(2, Assert.IsType<CircularFacts>(criterion.Explain(0, 0).Facts).Distance);
    }

    [Fact]
    public void Departments_are_the_same_near_or_far()
    {
        var criterion = new ClassDistance("department", [0, 1, 2, null], [0], [7, 7, 8], 1, 2, 3, 4);

        Assert.Equal([1, 2, 3, 4], Enumerable.Range(0, 4).Select(i => criterion.Points(i, 0)));
        Assert.Equal(new ClassFacts(1, 0, Nearness.Near), criterion.Explain(1, 0).Facts);
        Assert.Throws<ArgumentException>(() => new ClassDistance("department", [3], [0], [7, 7, 8], 1, 2, 3));
    }

    [Fact]
    public void Wishes_give_points_to_listed_pairs_only()
    {
        var criterion = new SparseBonus("wishes", [new(0, 1, 500, Detail: 2)]);

        Assert.Equal([0, 500], [criterion.Points(0, 0), criterion.Points(0, 1)]);
        Assert.Equal(new BonusFacts(true, 2), criterion.Explain(0, 1).Facts);
        Assert.Throws<ArgumentException>(() => new SparseBonus("wishes", [new(0, 1, 5), new(0, 1, 6)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SparseBonus("wishes", [new(0, 1, -5)]));
    }
}
