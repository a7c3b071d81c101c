using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Problem;

/// <summary>What no caller should send: refused with a sentence that names it, or solved; never a wrong answer, never a crash.</summary>
public class HostileInputTests
{
    private static readonly Participant[] Seniors = [new("Paul"), new("Rosa")];
    private static readonly Participant[] Juniors = [new("Amina"), new("Bo")];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    [InlineData(0, 1500)]
    [InlineData(1500, 0)]
    [InlineData(1, 1500)]
    [InlineData(1500, 1)]
    public void Nobody_or_one_person_on_a_side_is_solved_not_refused(int mentees, int mentors)
    {
        foreach (var objective in Enum.GetValues<Objective>())
        {
            var points = new int[mentees, mentors];
            for (var i = 0; i < mentees; i++)
            {
                for (var j = 0; j < mentors; j++) points[i, j] = (7 * i + 3 * j) % 50;
            }
            var problem = Toy.Of(points, objective);

            var result = Matcher.Solve(problem, ct: TestContext.Current.CancellationToken);

            Assert.Equal(Math.Min(mentees, mentors), result.Matched);
            Assert.Equal(points.Length == 0 ? 0 : points.Cast<int>().Max(), result.Total);
            Assert.True(Verifier.Check(problem, result, TestContext.Current.CancellationToken).Proven);
            Assert.Equal(mentees + mentors - 2 * result.Matched, result.Unmatched.Count);
        }
    }

    [Fact]
    public void A_table_of_two_thousand_million_pairs_is_refused_and_solving_needs_no_table()
    {
        var (mentees, mentors) = (Many("a", 46_400), Many("b", 46_400));
        var problem = MatchingProblem.Create(mentees, mentors, []);

        var refused = Assert.Throws<InvalidOperationException>(() => ScoreTable.Build(problem, TestContext.Current.CancellationToken));

        Assert.Contains("46400 mentees and 46400 mentors", refused.Message, StringComparison.Ordinal);
        Assert.Contains("one table", refused.Message, StringComparison.Ordinal);
        // Nobody can take anybody: the engine sees that without going over 2^31 pairs.
        var none = MatchingProblem.Create([.. mentees.Select(m => m with { Capacity = 0 })], mentors, []);
        Assert.Equal(0, Matcher.Solve(none, ct: TestContext.Current.CancellationToken).Matched);
    }

    [Fact]
    public void More_mentors_than_the_engine_can_number_are_refused_at_once()
    {
        var mentors = new Participant[MatchingProblem.MaxMentors + 1];
        Array.Fill(mentors, new Participant("Amina"));

        Refused(ProblemErrorKind.TooManyMentors, "2097153 mentors; at most 2097152", () => MatchingProblem.Create(Seniors, mentors, []));
        Assert.Equal(PairScan.MostColumns, MatchingProblem.MaxMentors);
    }

    [Fact]
    public void More_than_64_criteria_or_64_rules_are_refused_and_64_of_each_are_solved_and_proven()
    {
        Criterion[] criteria = [.. Enumerable.Range(0, 65).Select(n => new GapTable($"c{n}", [n % 3, 2], [0, n % 2], [0, 1, 7, 3]))];
        HardRule[] rules = [.. Enumerable.Range(0, 65).Select(n => new MinimumGap($"r{n}", [5, 5 + n], [n % 4, 5], 0))];

        Refused(ProblemErrorKind.TooManyCriteriaOrRules, "64 criteria", () => MatchingProblem.Create(Seniors, Juniors, criteria));
        Refused(ProblemErrorKind.TooManyCriteriaOrRules, "64 rules", () => MatchingProblem.Create(Seniors, Juniors, [], rules));
        var most = MatchingProblem.Create(Seniors, Juniors, criteria[..64], rules[..64]);
        var result = Matcher.Solve(most, ct: TestContext.Current.CancellationToken);
        Assert.Equal(BruteForce.Best(most), (result.Matched, result.Total));
        Assert.True(Verifier.Check(most, result, TestContext.Current.CancellationToken).Proven);
    }

    [Fact]
    public void A_sum_above_30000_points_is_refused_though_every_part_is_in_range()
    {
        Criterion[] criteria = [.. Enumerable.Range(0, 64).Select(n => new SparseBonus($"c{n}", [new(0, 0, 30_000)]))];

        Refused(ProblemErrorKind.PointsOutOfRange, "1920000 points", () => MatchingProblem.Create(Seniors, Juniors, criteria));
        var whole = MatchingProblem.Create(Seniors, Juniors, criteria[..1]);
        Assert.Equal((2, 30_000L), (Matcher.Solve(whole).Matched, Matcher.Solve(whole).Total));
    }

    [Fact]
    public void A_locked_pair_that_any_kind_of_rule_forbids_is_refused_by_the_name_of_the_rule()
    {
        var chart = new OrgChart([new("Paul", null), new("Amina", "Paul")]);
        HardRule[] rules =
        [
            new RequireOverlap("language", [[1], [1]], [[2], [1]]), new MinimumGap("level", [3, 3], [3, 1], 1), new MustDiffer("site", [1, 1], [1, 2]),
            new NotInLine("line", chart, ["Paul", null], ["Amina", null]), new ForbiddenPairs("previous", [new(0, 0)]),
        ];
        foreach (var rule in rules)
            Refused(ProblemErrorKind.LockedBreaksRule, $"'{rule.Name}'", () => MatchingProblem.Create(Seniors, Juniors, [], [rule], [new(0, 0)]));
    }

    [Fact]
    public void Numbers_out_of_all_reason_are_refused()
    {
        int?[] two = [1, 2];
        foreach (var nonsense in (int[])[int.MinValue, int.MaxValue, -1_000_001, 1_000_001])
        {
            int?[] wild = [nonsense, 1];
            OutOfRange(() => new GapTable("gap", wild, two, [1]));
            OutOfRange(() => new GapTable("gap", two, two, [1], firstGap: nonsense));
            OutOfRange(() => new CircularDistance("zone", wild, two, 24, [1]));
            OutOfRange(() => new MinimumGap("level", two, wild, 1));
            OutOfRange(() => new GapTable("gap", two, two, [nonsense]));
            OutOfRange(() => new GapTable("gap", two, two, [1], unknownPoints: nonsense));
            OutOfRange(() => new SetOverlap("set", [[], []], [[], []], [nonsense]));
            OutOfRange(() => new SparseBonus("wish", [new(0, 0, nonsense)]));
            OutOfRange(() => new WeightedCoverage("skills", Side.Mentee, [[], []], [[], []], nonsense));
        }
        foreach (var period in (int[])[0, -24, int.MinValue]) OutOfRange(() => new CircularDistance("zone", two, two, period, [1]));
        OutOfRange(() => new RequireOverlap("set", [[], []], [[], []], 0));
        OutOfRange(() => MatchingProblem.Create(Seniors, Juniors, [], objective: (Objective)7));
        Assert.ThrowsAny<ArgumentException>(() => new GapTable("gap", two, two, []));
        Assert.ThrowsAny<ArgumentException>(() => new GapTable(" ", two, two, [1]));
        Assert.ThrowsAny<ArgumentException>(() => new ClassDistance("class", [-1, 0], two, [], 1, 2, 3));
    }

    [Fact]
    public void Missing_parts_are_refused()
    {
        Assert.Contains("position 1 is null", Assert.Throws<ArgumentException>(() => MatchingProblem.Create([Seniors[0], null!], Juniors, [])).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => MatchingProblem.Create(null!, Juniors, []));
        Assert.ThrowsAny<ArgumentException>(() => MatchingProblem.Create(Seniors, Juniors, null!));
        Assert.ThrowsAny<ArgumentException>(() => MatchingProblem.Create(Seniors, Juniors, [null!]));
        Assert.ThrowsAny<ArgumentException>(() => MatchingProblem.Create(Seniors, Juniors, [], [null!]));
        Assert.ThrowsAny<ArgumentException>(() => Matcher.Solve(null!));
        Assert.ThrowsAny<ArgumentException>(() => new SetOverlap("set", [null!], [[]], [1]));
        Assert.ThrowsAny<ArgumentException>(() => new OrgChart(null!));
    }

    [Fact]
    public void The_greatest_values_of_every_range_are_solved_without_overflow()
    {
        int?[] high = [1_000_000, 1_000_000], low = [-1_000_000, -1_000_000];
        var problem = MatchingProblem.Create(
            [new("Paul", int.MaxValue), new("Rosa", int.MaxValue)], [new("Amina", int.MaxValue), new("Bo", int.MaxValue)],
            [new GapTable("gap", high, low, [30_000 - 4000, 0], firstGap: 1_000_000, unknownPoints: 0), new CircularDistance("zone", high, low, 1_000_000, [1000]), new WeightedCoverage("skills", Side.Mentee, [[new(int.MaxValue, 3, int.MaxValue)], []], [[new(int.MaxValue, int.MaxValue)], [new(int.MaxValue, int.MinValue)]], 3000)],
            [new MinimumGap("level", high, low, 2_000_000)], seed: ulong.MaxValue);

        var result = Matcher.Solve(problem, ct: TestContext.Current.CancellationToken);

        Assert.Equal((4, 4000L + 3000), (result.Matched, result.Total));
        Assert.True(Verifier.Check(problem, result, TestContext.Current.CancellationToken).Proven);
    }

    private static Participant[] Many(string name, int count) => [.. Enumerable.Range(0, count).Select(i => new Participant($"{name}{i}"))];

    private static void OutOfRange(Func<object> make) => Assert.True(Assert.ThrowsAny<ArgumentException>(make).Message.Length > 10);

    private static void Refused(ProblemErrorKind kind, string part, Func<MatchingProblem> create)
    {
        var error = Assert.Single(Assert.Throws<InvalidProblemException>(create).Errors);
        Assert.Equal(kind, error.Kind);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }
}
