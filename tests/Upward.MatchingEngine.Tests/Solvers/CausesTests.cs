using Xunit;

namespace Upward.MatchingEngine.Tests.Solvers;

public class CausesTests
{
    [Fact]
    public void Three_people_who_can_only_have_two_partners_are_told_so()
    {
        // senior-003 and junior-002 stand apart and are not counted.
        var result = Matcher.Solve(Toy.Of(new[,] { { 5, 5, -1 }, { 5, 5, -1 }, { 5, 5, -1 }, { -1, -1, 9 } }));

        var left = Assert.Single(result.Unmatched);
        Assert.Equal(new PartnersTaken(People: 3, Demand: 3, Places: 2), left.Cause);
    }

    [Fact]
    public void Mentors_are_told_likewise()
    {
        var result = Matcher.Solve(Toy.Of(new[,] { { 5, 6, 7 } }));

        Assert.Equal(["junior-000", "junior-001"], result.Unmatched.Select(p => p.Id));
        Assert.All(result.Unmatched, p => Assert.Equal(new PartnersTaken(2, 2, 1), p.Cause));
    }

    [Fact]
    public void Somebody_without_a_feasible_partner_learns_how_many_each_rule_blocks()
    {
        int?[] mentors = [3, 3, 1];
        var problem = MatchingProblem.Create(
            [new("Paul")], [new("Amina"), new("Bo"), new("Chen")], [],
            [new MinimumGap("level", [3], mentors, 2), new ForbiddenPairs("previous", [new(0, 2), new(0, 0)]), new MustDiffer("site", [1], [2, 2, 2])]);

        var cause = Assert.IsType<NoFeasiblePartner>(Matcher.Solve(problem).Unmatched[0].Cause);

        Assert.Equal([new(0, "level", RuleKind.MinimumGap, 2), new RuleCount(1, "previous", RuleKind.ForbiddenPairs, 2)], cause.BlockedBy);
    }

    [Fact]
    public void A_private_rule_is_never_counted_or_named()
    {
        var veto = ForbiddenPairs.Private([new(0, 1)]);
        var problem = MatchingProblem.Create([new("Paul")], [new("Amina"), new("Bo")], [], [new MustDiffer("site", [1], [1, 2]), veto]);

        Assert.IsType<NotPossible>(Matcher.Solve(problem).Unmatched[0].Cause);
        Assert.Equal("", veto.Name);
        var breach = Assert.Single(ScoreTable.Build(problem).Breaches(0, 1));
        Assert.Same(RuleBreach.NotPossible, breach);
    }

    [Fact]
    public void Where_a_rule_that_may_be_named_forbids_too_only_that_one_is_told()
    {
        var problem = MatchingProblem.Create([new("Paul")], [new("Amina")], [], [new MustDiffer("site", [1], [1]), ForbiddenPairs.Private([new(0, 0)])]);

        Assert.Equal("site", Assert.Single(ScoreTable.Build(problem).Breaches(0, 0)).Rule);
        Assert.IsType<NoFeasiblePartner>(Matcher.Solve(problem).Unmatched[0].Cause);
    }

    [Fact]
    public void With_the_objective_total_somebody_may_be_left_out_for_the_total()
    {
        var result = Matcher.Solve(Toy.Of(new[,] { { 10, 1 }, { 8, -1 } }, Objective.Total));

        Assert.Equal(["senior-001", "junior-001"], result.Unmatched.Select(p => p.Id));
        Assert.All(result.Unmatched, p => Assert.IsType<LowersTotal>(p.Cause));
    }
}
