using System.Diagnostics;
using Upward.Web.Features.People;

namespace Upward.Web.Tests.Features.People;

public sealed class OrgTreeTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 12).Select(i => new Guid(i, 0, 0, new byte[8]))];

    [Fact]
    public void Tops_reports_and_counts_and_a_leaver_stays_while_somebody_is_under_them()
    {
        // 0 over 1 (left) and 2; 1 over 3; 4 alone; 5 (left) alone; 2 over 6 (left).
        var tree = Tree((0, -1, false), (1, 0, true), (2, 0, false), (3, 1, false), (4, -1, false), (5, -1, true), (6, 2, true));
        Assert.Equal([Ids[0]], tree.Tops);
        Assert.Equal([Ids[4]], tree.Alone);
        Assert.Equal([Ids[1], Ids[2]], tree.ReportsOf(Ids[0]));
        Assert.Empty(tree.ReportsOf(Ids[2]));
        Assert.Equal((2, 1, 0), (tree.Below(Ids[0]), tree.Below(Ids[1]), tree.Below(Ids[2])));
        Assert.Equal([Ids[1], Ids[0]], tree.Above(Ids[3]));
        Assert.Empty(tree.InCircles);
    }

    [Fact]
    public void A_circle_is_named_counted_once_and_never_walked_for_ever()
    {
        // 0 - 1 - 2 - 0, with 3 under 1 and 4 under 3; 5 is their own manager.
        var tree = Tree((0, 2, false), (1, 0, false), (2, 1, false), (3, 1, false), (4, 3, false), (5, 5, false));
        Assert.Equal([Ids[0], Ids[1], Ids[2], Ids[5]], tree.InCircles.Order());
        Assert.Equal((4, 4, 1, 0, 0), (tree.Below(Ids[0]), tree.Below(Ids[1]), tree.Below(Ids[3]), tree.Below(Ids[4]), tree.Below(Ids[5])));
        Assert.Empty(tree.Tops);
        Assert.Equal(2, tree.Above(Ids[0]).Count());
        Assert.Equal([Ids[3], Ids[1], Ids[0], Ids[2]], tree.Above(Ids[4]));
    }

    [Fact]
    public void Ten_thousand_people_in_one_long_chain_take_a_moment()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => Guid.NewGuid()).ToList();
        var clock = Stopwatch.StartNew();
        var tree = new OrgTree([.. ids.Select((id, i) => new ChartPlace(id, i == 0 ? null : ids[i - 1], false))]);
        Assert.Equal(9_999, tree.Below(ids[0]));
        Assert.True(clock.ElapsedMilliseconds < 2_000, $"{clock.ElapsedMilliseconds} ms");
    }

    private static OrgTree Tree(params (int Id, int Manager, bool Left)[] people) =>
        new([.. people.Select(p => new ChartPlace(Ids[p.Id], p.Manager < 0 ? null : Ids[p.Manager], p.Left))]);
}
