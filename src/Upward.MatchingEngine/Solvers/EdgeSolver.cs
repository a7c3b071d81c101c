namespace Upward.MatchingEngine;

/// <summary>The optimum over the edges of a network, and nothing beyond them: auction, then repair.</summary>
internal sealed class EdgeSolver(SparseNetwork network, StopSignal stop)
{
    private readonly DualRepair _repair = new(network, stop);

    internal long Bids { get; private set; }

    internal long Searches => _repair.Searches;

    /// <summary>Told the number of searches that are left, now and then.</summary>
    internal Action<int>? Left { init => _repair.Left = value; }

    /// <summary>From nothing. Gives false when told to stop.</summary>
    /// <param name="highest">Most points of an edge.</param>
    internal bool Run(int highest) => Auction(FromFar(highest), Fine, warm: false) && Repair();

    /// <summary>From prices that were right before edges came in.</summary>
    internal bool Again() => Auction(2 * MatchingEngine.Auction.Unit, Fine, warm: true) && Repair();

    /// <summary>A rough first answer: who is in demand, to about a five-hundredth of the highest points.</summary>
    internal bool Roughly(int highest)
    {
        if (!Auction(FromFar(highest), Math.Max(Fine, highest * MatchingEngine.Auction.Unit / 500), warm: false)) return false;
        for (var row = 0; row < network.Rows; row++)
        {
            if (network.RowCapacity[row] > 0) _repair.SettleRow(row);
        }
        return true;
    }

    /// <summary>Makes exact what is nearly so.</summary>
    internal bool Repair() => _repair.Run();

    /// <inheritdoc cref="DualRepair.Run(IEnumerable{int}, IEnumerable{int})"/>
    internal bool Repair(IEnumerable<int> rows, IEnumerable<int> columns) => _repair.Run(rows, columns);

    private const int Fine = 2;

    private static int FromFar(int highest) => highest * MatchingEngine.Auction.Unit / 25;

    /// <summary>Phases whose raises fall to a quarter from one to the next, in units of <see cref="MatchingEngine.Auction.Unit"/>.</summary>
    private bool Auction(int from, int to, bool warm)
    {
        var steps = new List<int>();
        for (var step = Math.Max(from, to); step > to; step /= 4) steps.Add(step);
        steps.Add(to);
        var auction = new Auction(network, stop);
        var finished = auction.Run(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(steps), warm);
        Bids += auction.Bids;
        return finished;
    }
}
