namespace Upward.MatchingEngine;

/// <summary>The optimum over the edges of a network, and nothing beyond them: auction, then repair.</summary>
internal sealed class EdgeSolver(SparseNetwork network, StopSignal stop)
{
    internal long Bids { get; private set; }

    internal long Searches { get; private set; }

    /// <summary>Told the number of searches that are left, now and then.</summary>
    internal Action<int>? Left { get; set; }

    /// <summary>From nothing, for people-first with as many pairs as the edges allow. Gives false when told to stop.</summary>
    internal bool Run()
    {
        var highest = 0;
        foreach (var points in network.PointsOf) highest = Math.Max(highest, points);
        return Auction(Steps(highest * MatchingEngine.Auction.Unit / 25, 2), warm: false) && Repair();
    }

    /// <summary>Phases of an auction, then repair.</summary>
    internal bool Auction(int[] steps, bool warm)
    {
        var auction = new Auction(network, stop);
        var finished = auction.Run(steps, warm);
        Bids += auction.Bids;
        return finished;
    }

    internal bool Repair()
    {
        var repair = new DualRepair(network, stop) { Left = Left };
        var finished = repair.Run();
        Searches += repair.Searches;
        return finished;
    }

    /// <summary>Raises that fall to a quarter from phase to phase, in units of <see cref="MatchingEngine.Auction.Unit"/>.</summary>
    internal static int[] Steps(int from, int to)
    {
        var steps = new List<int>();
        for (var step = Math.Max(from, to); step > to; step /= 4) steps.Add(step);
        steps.Add(to);
        return [.. steps];
    }
}
