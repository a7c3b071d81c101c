using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Solvers;

public class HandWorkedTests
{
    [Fact]
    public void Taking_the_best_pair_first_is_not_the_best_answer()
    {
        var result = Solved(Toy.Of(new[,] { { 10, 9 }, { 9, 1 } }));

        Assert.Equal([new PairKey(0, 1), new PairKey(1, 0)], result.Pairs.Select(p => p.Key));
        Assert.Equal(18, result.Total);
    }

    [Fact]
    public void People_first_gives_up_points_for_a_pair_and_total_does_not()
    {
        int[,] points = { { 10, 1 }, { 8, -1 } };

        var people = Solved(Toy.Of(points));
        var total = Solved(Toy.Of(points, Objective.Total));

        Assert.Equal((2, 9L), (people.Matched, people.Total));
        Assert.Equal((1, 10L), (total.Matched, total.Total));
    }

    [Fact]
    public void Among_equal_totals_the_objective_total_takes_the_answer_with_more_pairs()
    {
        var result = Solved(Toy.Of(new[,] { { 9, 1 }, { 8, -1 } }, Objective.Total));

        Assert.Equal((2, 9L), (result.Matched, result.Total));
    }

    [Fact]
    public void A_pair_is_chosen_at_most_once_whatever_the_capacities()
    {
        var result = Solved(Toy.Of(new[,] { { 100, 1 } }, menteeCapacity: [5], mentorCapacity: [5, 5]));

        Assert.Equal((2, 101L), (result.Matched, result.Total));
    }

    [Fact]
    public void A_mentor_with_room_for_two_takes_the_better_two_of_three()
    {
        var result = Solved(Toy.Of(new[,] { { 5 }, { 7 }, { 6 } }, mentorCapacity: [2]));

        Assert.Equal(["senior-001", "senior-002"], result.Pairs.Select(p => p.MenteeId));
    }

    [Fact]
    public void Locked_pairs_count_and_use_up_capacity()
    {
        var result = Solved(Toy.Of(new[,] { { 10, 9 }, { 9, 1 } }, locked: [new(0, 0)]));

        Assert.Equal(11, result.Total);
        Assert.Equal([true, false], result.Pairs.Select(p => p.IsLocked));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    public void An_empty_side_is_no_trouble(int mentees, int mentors)
    {
        var result = Solved(Toy.Of(new int[mentees, mentors]));

        Assert.Equal((0, 0L, 0L), (result.Matched, result.Total, result.UpperBound));
        Assert.Equal(mentees + mentors, result.Unmatched.Count);
    }

    [Fact]
    public void Nobody_feasible_is_an_optimal_answer_with_no_pair()
    {
        var result = Solved(Toy.Of(new[,] { { -1, -1 }, { -1, -1 } }));

        Assert.Equal((SolveStatus.Optimal, 0), (result.Status, result.Matched));
    }

    [Theory]
    [InlineData(300, 3)]
    [InlineData(3, 300)]
    public void Very_unequal_sides_are_no_trouble(int mentees, int mentors)
    {
        var points = new int[mentees, mentors];
        for (var i = 0; i < mentees; i++)
        {
            for (var j = 0; j < mentors; j++) points[i, j] = (i * 7 + j * 13) % 11;
        }

        var result = Solved(Toy.Of(points));

        Assert.Equal((3, 30L), (result.Matched, result.Total));
    }

    [Fact]
    public void A_capacity_of_nobody_and_points_of_zero_are_fine()
    {
        var result = Solved(Toy.Of(new[,] { { 0, 0 }, { 0, 0 } }, menteeCapacity: [0, 1]));

        Assert.Equal((1, 0L), (result.Matched, result.Total));
        Assert.DoesNotContain(result.Unmatched, p => p.Id == "senior-000");
    }

    [Fact]
    public void Another_seed_may_choose_another_of_equal_answers_and_the_same_seed_never_does()
    {
        var points = new int[6, 6];

        var answers = Enumerable.Range(0, 20).Select(seed => string.Join(",", Solved(Toy.Of(points, seed: (ulong)seed)).Pairs.Select(p => p.Mentor))).ToList();

        Assert.True(answers.Distinct().Count() > 5);
        Assert.Equal(answers[3], string.Join(",", Solved(Toy.Of(points, seed: 3)).Pairs.Select(p => p.Mentor)));
    }

    private static MatchingResult Solved(MatchingProblem problem)
    {
        var result = Matcher.Solve(problem);
        Assert.True(Verifier.Check(problem, result).Proven);
        return result;
    }
}
