using Xunit;

namespace Upward.MatchingEngine.Tests.Rules;

public class RulesTests
{
    // Zoe leads Yan and Xia; Yan leads Wei, Wei leads Vic; Uma leads her own tree; a dotted line makes Vic answer to Uma, and Uma to Xia.
    private static readonly OrgChart Chart = new(
        [new("Vic", "Wei"), new("Wei", "Yan"), new("Yan", "Zoe"), new("Xia", "Zoe"), new("Zoe", null), new("Uma", null), new("Tom", "Uma")],
        [new("Uma", "Vic"), new("Xia", "Uma")]);

    [Theory]
    [InlineData("Zoe", "Vic", LineRelation.MenteeAbove)]
    [InlineData("Vic", "Zoe", LineRelation.MentorAbove)]
    [InlineData("Uma", "Vic", LineRelation.MenteeAbove)]
    [InlineData("Xia", "Vic", LineRelation.MenteeAbove)] // dotted, then dotted
    [InlineData("Zoe", "Tom", LineRelation.MenteeAbove)] // solid, dotted, solid
    [InlineData("Yan", "Xia", LineRelation.None)]
    [InlineData("Tom", "Vic", LineRelation.None)]
    [InlineData("Wei", "Uma", LineRelation.None)]
    [InlineData("Yan", "Yan", LineRelation.SamePerson)]
    [InlineData("Yan", "nobody", LineRelation.None)]
    [InlineData(null, "Vic", LineRelation.None)]
    public void Neither_may_be_above_the_other_through_any_mix_of_lines(string? mentee, string mentor, LineRelation expected)
    {
        var rule = new NotInLine("line", Chart, [mentee], [mentor]);

        Assert.Equal(expected, rule.Relation(0, 0));
        Assert.Equal(expected == LineRelation.None, rule.Allows(0, 0));
        Assert.Equal(expected == LineRelation.None ? null : new InLine(expected), rule.Explain(0, 0)?.Facts);
    }

    [Fact]
    public void Dotted_lines_in_a_circle_put_everybody_in_it_in_line()
    {
        var chart = new OrgChart([new("a", null), new("b", null), new("c", null)], [new("a", "b"), new("b", "c"), new("c", "a")]);
        var rule = new NotInLine("line", chart, ["a"], ["b", "c"]);

        Assert.False(rule.Allows(0, 0) || rule.Allows(0, 1));
    }

    [Fact]
    public void A_circle_of_managers_an_unknown_manager_and_a_repeated_id_are_refused_by_name()
    {
        Assert.Contains("circle", Assert.Throws<ArgumentException>(() => new OrgChart([new("a", "b"), new("b", "a")])).Message, StringComparison.Ordinal);
        Assert.Contains("circle", Assert.Throws<ArgumentException>(() => new OrgChart([new("a", "a")])).Message, StringComparison.Ordinal);
        Assert.Contains("'x'", Assert.Throws<ArgumentException>(() => new OrgChart([new("a", "x")])).Message, StringComparison.Ordinal);
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => new OrgChart([new("a", null), new("a", null)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_command_may_be_a_hundred_thousand_deep()
    {
        var chart = new OrgChart([.. Enumerable.Range(0, 100_000).Select(i => new OrgPerson($"{i}", i == 0 ? null : $"{i - 1}"))]);

        Assert.Equal(LineRelation.MenteeAbove, new NotInLine("line", chart, ["0"], ["99999"]).Relation(0, 0));
    }

    [Fact]
    public void Too_few_shared_hours_forbid_and_say_how_many_there_are()
    {
        var rule = new RequireOverlap("hours", [[0, 1, 167]], [[1, 167], [167]], 2);

        Assert.True(rule.Allows(0, 0));
        Assert.Equal(new TooLittleInCommon(1, 2), rule.Explain(0, 1)?.Facts);
    }

    [Fact]
    public void An_unknown_level_leaves_the_level_rule_unmet_and_says_so()
    {
        var rule = new MinimumGap("level", [5, null], [3, 4, null], 2);

        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(j => rule.Allows(0, j)));
        Assert.Equal(new GapTooSmall(5, null, 2), rule.Explain(0, 2)?.Facts);
        Assert.Equal(new GapTooSmall(null, 3, 2), rule.Explain(1, 0)?.Facts);
    }

    [Fact]
    public void An_unknown_department_differs_or_not_as_asked()
    {
        Assert.True(new MustDiffer("department", [null], [1]).Allows(0, 0));
        Assert.False(new MustDiffer("department", [null], [1], unknownDiffers: false).Allows(0, 0));
        Assert.Equal(new NotDifferent(1, 1), new MustDiffer("department", [1], [1]).Explain(0, 0)?.Facts);
    }
}
