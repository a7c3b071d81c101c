using Xunit;

namespace Upward.MatchingEngine.Tests.Problem;

public class ProblemErrorsTests
{
    private static readonly Participant[] Seniors = [new("Paul"), new("Rosa")];
    private static readonly Participant[] Juniors = [new("Amina"), new("Bo", 2)];

    [Fact]
    public void Ids_must_be_there_once_and_capacities_not_negative()
    {
        Refused(ProblemErrorKind.DuplicateId, "'Paul'", () => MatchingProblem.Create([new("Paul"), new("Paul")], Juniors, []));
        Refused(ProblemErrorKind.EmptyId, "position 1", () => MatchingProblem.Create(Seniors, [new("Bo"), new("")], []));
        Refused(ProblemErrorKind.NegativeCapacity, "'Bo'", () => MatchingProblem.Create(Seniors, [new("Bo", -1)], []));
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        var errors = Assert.Throws<InvalidProblemException>(() => MatchingProblem.Create([new("Paul", -2), new("Paul")], [new("")], [])).Errors;

        Assert.Equal([ProblemErrorKind.NegativeCapacity, ProblemErrorKind.DuplicateId, ProblemErrorKind.EmptyId], errors.Select(e => e.Kind));
    }

    [Fact]
    public void Criteria_and_rules_must_describe_these_people()
    {
        Refused(ProblemErrorKind.LengthsDiffer, "'level'", () => MatchingProblem.Create(Seniors, Juniors, [new GapTable("level", [1], [1, 2], [5])]));
        Refused(ProblemErrorKind.LengthsDiffer, "3 mentors", () => MatchingProblem.Create(Seniors, Juniors, [], [new RequireOverlap("language", [[1], [1]], [[1], [1], [1]])]));
        Refused(ProblemErrorKind.UnknownPerson, "'previous'", () => MatchingProblem.Create(Seniors, Juniors, [], [new ForbiddenPairs("previous", [new(0, 2)])]));
        Refused(ProblemErrorKind.UnknownPerson, "'wishes'", () => MatchingProblem.Create(Seniors, Juniors, [new SparseBonus("wishes", [new(-1, 0, 5)])]));
    }

    [Fact]
    public void The_points_of_a_pair_may_not_exceed_the_range()
    {
        SetOverlap Half(int points) => new($"half {points}", [[], []], [[], []], [0, points]);

        Refused(ProblemErrorKind.PointsOutOfRange, "30001", () => MatchingProblem.Create(Seniors, Juniors, [Half(15_000), Half(15_001)]));
        Assert.Equal(30_000, MatchingProblem.Create(Seniors, Juniors, [Half(15_000), Half(15_000)]).MaxPoints);
        Assert.Throws<ArgumentOutOfRangeException>(() => Half(30_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => Half(-1));
    }

    [Fact]
    public void Locked_pairs_must_be_known_once_within_capacity_and_allowed()
    {
        Refused(ProblemErrorKind.UnknownPerson, "mentor 9", () => Locked(new PairKey(0, 9)));
        Refused(ProblemErrorKind.LockedTwice, "twice", () => Locked(new(0, 1), new(0, 1)));
        Refused(ProblemErrorKind.LockedOverCapacity, "'Amina'", () => Locked(new(0, 0), new(1, 0)));
        Refused(ProblemErrorKind.LockedBreaksRule, "'site'", () => MatchingProblem.Create(Seniors, Juniors, [], [new MustDiffer("site", [1, 1], [1, 2])], [new(0, 0)]));
        Assert.Contains("is not possible", Assert.Throws<InvalidProblemException>(
            () => MatchingProblem.Create(Seniors, Juniors, [], [ForbiddenPairs.Private([new(0, 0)])], [new(0, 0)])).Message, StringComparison.Ordinal);
        Assert.Equal(2, Locked(new(0, 1), new(1, 1)).Locked.Count);
    }

    [Fact]
    public void More_places_than_the_arithmetic_holds_are_refused()
    {
        Participant[] many = [.. Enumerable.Range(0, 4000).Select(i => new Participant($"{i}", int.MaxValue))];

        Refused(ProblemErrorKind.TooManyPlaces, "10000000", () => MatchingProblem.Create(many, many, []));
    }

    [Fact]
    public void Unlimited_capacity_is_fine_for_few_people()
    {
        var result = Matcher.Solve(MatchingProblem.Create([new("Paul", int.MaxValue)], [new("Amina", int.MaxValue), new("Bo")], []), ct: TestContext.Current.CancellationToken);

        Assert.Equal(2, result.Matched);
    }

    [Fact]
    public void Words_get_the_same_numbers_in_whatever_order_they_come()
    {
        var one = new Vocabulary(["sql", "go", "sql"]);
        var other = new Vocabulary(["go", "sql"]);

        Assert.Equal((2, 1, "go"), (one.Count, one.NumberOf("sql"), one[0]));
        Assert.Equal(one.NumbersOf(["sql", "go", "rust"]), other.NumbersOf(["sql", "go", "rust"]));
        Assert.Null(one.NumberOf("rust"));
    }

    private static MatchingProblem Locked(params PairKey[] locked) => MatchingProblem.Create(Seniors, Juniors, [], null, locked);

    private static void Refused(ProblemErrorKind kind, string part, Func<MatchingProblem> create)
    {
        var error = Assert.Single(Assert.Throws<InvalidProblemException>(create).Errors);
        Assert.Equal(kind, error.Kind);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }
}
