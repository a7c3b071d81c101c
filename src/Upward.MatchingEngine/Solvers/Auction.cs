using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Upward.MatchingEngine;

/// <summary>
/// A first answer with prices that are right to a fraction of a point: rows bid for columns, the bar falls from phase to phase
/// (Bertsekas: The auction algorithm for assignment and other network flow problems, Interfaces 20, 1990). Columns with several places sell them one by one,
/// cheapest place first. Rows bid first in, first out, so the outcome is always the same.
/// </summary>
internal sealed class Auction
{
    /// <summary>Bids are in 64ths of a point.</summary>
    internal const int Unit = 64;

    /// <summary>The bonus counts up to this many points: more would only start a price war among people who cannot all be placed.</summary>
    private const int MostBonus = 20_000;

    /// <summary>Price of a column without places: more than any bid.</summary>
    private const int Closed = int.MaxValue / 2;

    private readonly SparseNetwork _network;
    private readonly StopSignal _stop;
    private readonly int[] _price;
    private readonly Seller[] _sellers;
    private readonly Place[] _places;
    private readonly Bidder[] _bidders;
    private readonly bool[] _held;
    private readonly int[] _queue;
    private readonly int _bonus;

    internal Auction(SparseNetwork network, StopSignal stop)
    {
        _network = network;
        _stop = stop;
        _price = new int[network.Columns];
        _bonus = network.Scale == 1 ? (int)Math.Min(network.Bonus, MostBonus) * Unit : 0;
        _bidders = [.. network.RowCapacity.Select(capacity => new Bidder { Capacity = capacity })];
        _held = new bool[network.RowCapacity.Any(capacity => capacity > 1) ? network.Edges : 0];
        _queue = new int[network.Rows];
        _sellers = new Seller[network.Columns];
        // Where nobody can take more than one there is nothing to count.
        var degree = network.ColumnCapacity.Any(capacity => capacity > 1) ? network.Degrees() : null;
        var places = 0;
        for (var column = 0; column < network.Columns; column++)
        {
            var most = Math.Min(network.ColumnCapacity[column], degree?[column] ?? 1);
            _sellers[column] = new() { First = places, Places = most, Limited = most == network.ColumnCapacity[column] };
            places += most;
        }
        _places = new Place[places];
    }

    /// <summary>What a bid touches lies together: it is found at random places of memory, and waiting for them is what an auction does most.</summary>
    private struct Seller
    {
        internal int First;
        internal int Places;
        internal int Load;

        /// <summary>False when there are fewer candidates than places: there is always room, and the price stays.</summary>
        internal bool Limited;
    }

    /// <summary>A place of a column that was sold.</summary>
    private struct Place
    {
        internal int Price;
        internal int Edge;
        internal int Row;
    }

    private struct Bidder
    {
        internal int Capacity;
        internal int Load;
        internal bool Waits;
    }

    internal long Bids { get; private set; }

    /// <summary>Runs one phase for each step and hands pairs and column prices to the network. Gives false when told to stop.</summary>
    /// <param name="steps">Least raise of a bid in 64ths of a point, phase by phase, falling.</param>
    /// <param name="warm">Whether to begin with the network's prices.</param>
    internal bool Run(ReadOnlySpan<int> steps, bool warm)
    {
        for (var column = 0; column < _price.Length; column++)
        {
            if (_network.ColumnCapacity[column] == 0) _price[column] = Closed;
            else if (warm) _price[column] = (int)Math.Min(Closed / 2, _network.ColumnPrice[column] / _network.Scale * Unit);
        }
        var before = steps[0];
        var finished = true;
        foreach (var step in steps)
        {
            // A place that stays free must end at price 0: lowered prices are bid up again, too high ones are not bid down.
            for (var column = 0; column < _price.Length; column++)
            {
                if (_price[column] < Closed) _price[column] = Math.Max(0, _price[column] - 8 * before);
            }
            if (!Phase(step)) { finished = false; break; }
            before = step;
        }
        HandOver();
        return finished;
    }

    private bool Phase(int step)
    {
        for (var column = 0; column < _sellers.Length; column++) _sellers[column].Load = 0;
        Array.Clear(_held);
        int first = 0, waiting = 0;
        for (var row = 0; row < _bidders.Length; row++)
        {
            ref var bidder = ref _bidders[row];
            (bidder.Load, bidder.Waits) = (0, bidder.Capacity > 0);
            if (bidder.Waits) _queue[waiting++] = row;
        }
        while (waiting > 0)
        {
            var row = _queue[first];
            if (++first == _queue.Length) first = 0;
            waiting--;
            ref var bidder = ref _bidders[row];
            bidder.Waits = false;
            if ((++Bids & 4095) == 0 && _stop.Requested) return false;
            if (!Bid(row, ref bidder, step, out var loser)) continue;
            if (bidder.Load < bidder.Capacity) Wait(row);
            if (loser >= 0) Wait(loser);
        }
        return true;

        void Wait(int row)
        {
            ref var bidder = ref _bidders[row];
            if (bidder.Waits) return;
            bidder.Waits = true;
            var last = first + waiting++;
            _queue[last >= _queue.Length ? last - _queue.Length : last] = row;
        }
    }

    private bool Bid(int row, ref Bidder bidder, int step, out int loser)
    {
        loser = -1;
        var (best, second, edge) = Best(row, bidder.Load > 0);
        if (edge < 0) return false;
        var column = _network.ColumnOf[edge];
        Sell(column, new() { Price = _price[column] + best - second + step, Edge = edge, Row = row }, ref loser);
        if (bidder.Capacity > 1) _held[edge] = true;
        bidder.Load++;
        return true;
    }

    /// <summary>The best and second best value of an edge the row does not hold, 0 or more; edges stand best first, and no price is below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int Best, int Second, int Edge) Best(int row, bool holds)
    {
        int best = 0, second = 0, edge = -1;
        // The innermost loop of all: whoever wrote the network has checked the bounds.
        ref var columnOf = ref MemoryMarshal.GetArrayDataReference(_network.ColumnOf);
        ref var pointsOf = ref MemoryMarshal.GetArrayDataReference(_network.PointsOf);
        ref var price = ref MemoryMarshal.GetArrayDataReference(_price);
        nint end = _network.RowEnd[row];
        for (nint e = _network.RowStart[row]; e < end; e++)
        {
            var most = Unsafe.Add(ref pointsOf, e) * Unit + _bonus;
            if (most <= second) break;
            var value = most - Unsafe.Add(ref price, Unsafe.Add(ref columnOf, e));
            if (value <= second || (holds && _held[e])) continue;
            if (value > best) (best, second, edge) = (value, best, (int)e);
            else second = value;
        }
        return (best, second, edge);
    }

    private void Sell(int column, Place sold, ref int loser)
    {
        ref var seller = ref _sellers[column];
        var places = _places.AsSpan(seller.First, seller.Places);
        if (seller.Load < places.Length) places[seller.Load++] = sold;
        else
        {
            ref var place = ref places[Cheapest(places)];
            loser = place.Row;
            ref var bidder = ref _bidders[loser];
            bidder.Load--;
            if (bidder.Capacity > 1) _held[place.Edge] = false;
            place = sold;
        }
        if (seller.Limited && seller.Load == places.Length) _price[column] = places[Cheapest(places)].Price;
    }

    private static int Cheapest(ReadOnlySpan<Place> places)
    {
        var cheapest = 0;
        for (var at = 1; at < places.Length; at++)
        {
            if (places[at].Price < places[cheapest].Price) cheapest = at;
        }
        return cheapest;
    }

    private void HandOver()
    {
        _network.PartAll();
        for (var column = 0; column < _network.Columns; column++)
        {
            if (_price[column] >= Closed) continue;
            _network.ColumnPrice[column] = (_price[column] + Unit / 2) / Unit * _network.Scale;
            foreach (var place in _places.AsSpan(_sellers[column].First, _sellers[column].Load)) _network.Join(place.Edge);
        }
    }
}
