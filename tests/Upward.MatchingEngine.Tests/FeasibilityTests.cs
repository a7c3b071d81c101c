using Xunit;

namespace Upward.MatchingEngine.Tests;

public class FeasibilityTests
{
    private static readonly MustDiffer Site = new("site", [1, 2], [1, 1, 2]);
    private static readonly MinimumGap Level = new("level", [5, 3], [1, 3, 3], 2);

    [Fact]
    public void Counts_what_each_rule_blocks_and_what_it_alone_blocks()
    {
        var feasibility = Feasibility.Of(Problem(Site, Level), TestContext.Current.CancellationToken);

        // Forbidden: site (0,0) (0,1) (1,2); level (1,1) (1,2).
        Assert.Equal((6L, 2L), (feasibility.Pairs, feasibility.FeasiblePairs));
        Assert.Equal([new(0, "site", RuleKind.MustDiffer, 3, 2), new RuleEffect(1, "level", RuleKind.MinimumGap, 2, 1)], feasibility.Rules);
        Assert.Equal("site", feasibility.BlocksMost?.Name);
        Assert.Equal([1], feasibility.MentorsWithoutPartner);
        Assert.Empty(feasibility.MenteesWithoutPartner);
    }

    [Fact]
    public void Private_rules_enter_none_of_the_numbers()
    {
        var vetoes = ForbiddenPairs.Private([new(0, 0), new(0, 1), new(0, 2), new(1, 0)]);

        var with = Feasibility.Of(Problem(vetoes, Site, Level), TestContext.Current.CancellationToken);
        var without = Feasibility.Of(Problem(Site, Level), TestContext.Current.CancellationToken);

        Assert.Equal(without.FeasiblePairs, with.FeasiblePairs);
        Assert.Equal(without.Rules.Select(r => (r.Name, r.Blocks, r.BlocksAlone)), with.Rules.Select(r => (r.Name, r.Blocks, r.BlocksAlone)));
        Assert.Equal(without.MenteesWithoutPartner, with.MenteesWithoutPartner);
        Assert.Equal(without.MentorsWithoutPartner, with.MentorsWithoutPartner);
    }

    private static MatchingProblem Problem(params HardRule[] rules) =>
        MatchingProblem.Create([new("Paul"), new("Rosa")], [new("Amina"), new("Bo"), new("Chen")], [], rules);
}
