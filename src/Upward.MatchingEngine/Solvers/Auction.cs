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
    private readonly int[] _slotStart;
    private readonly int[] _slotPrice;
    private readonly int[] _slotEdge;
    private readonly int[] _load;
    private readonly int[] _rowLoad;
    private readonly bool[] _held;
    private readonly bool[] _waits;
    private readonly int _bonus;

    internal Auction(SparseNetwork network, StopSignal stop)
    {
        _network = network;
        _stop = stop;
        _price = new int[network.Columns];
        _load = new int[network.Columns];
        _rowLoad = new int[network.Rows];
        _held = new bool[network.Edges];
        _waits = new bool[network.Rows];
        _bonus = network.Scale == 1 ? (int)Math.Min(network.Bonus, MostBonus) * Unit : 0;
        var degree = new int[network.Columns];
        foreach (var column in network.ColumnOf) degree[column]++;
        _slotStart = new int[network.Columns + 1];
        for (var column = 0; column < network.Columns; column++) _slotStart[column + 1] = _slotStart[column] + Math.Min(network.ColumnCapacity[column], degree[column]);
        _slotPrice = new int[_slotStart[^1]];
        _slotEdge = new int[_slotStart[^1]];
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
        Array.Clear(_load);
        Array.Clear(_rowLoad);
        Array.Clear(_held);
        Array.Clear(_waits);
        var queue = new Queue<int>(_network.Rows);
        for (var row = 0; row < _network.Rows; row++)
        {
            if (_network.RowCapacity[row] > 0) Wait(row);
        }
        while (queue.TryDequeue(out var row))
        {
            _waits[row] = false;
            if ((++Bids & 4095) == 0 && _stop.Requested) return false;
            if (!Bid(row, step, out var loser)) continue;
            if (_rowLoad[row] < _network.RowCapacity[row]) Wait(row);
            if (loser >= 0) Wait(loser);
        }
        return true;

        void Wait(int row)
        {
            if (_waits[row]) return;
            _waits[row] = true;
            queue.Enqueue(row);
        }
    }

    private bool Bid(int row, int step, out int loser)
    {
        loser = -1;
        var (best, second, edge) = Best(row);
        if (edge < 0) return false;
        var column = _network.ColumnOf[edge];
        Sell(column, edge, _price[column] + best - second + step, ref loser);
        _held[edge] = true;
        _rowLoad[row]++;
        return true;
    }

    /// <summary>The best and second best value of an edge the row does not hold, 0 or more; edges stand best first, and no price is below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int Best, int Second, int Edge) Best(int row)
    {
        int best = 0, second = 0, edge = -1;
        // The innermost loop of all: whoever wrote the network has checked the bounds.
        ref var columnOf = ref MemoryMarshal.GetArrayDataReference(_network.ColumnOf);
        ref var pointsOf = ref MemoryMarshal.GetArrayDataReference(_network.PointsOf);
        ref var price = ref MemoryMarshal.GetArrayDataReference(_price);
        var holds = _rowLoad[row] > 0;
        nint end = _network.RowStart[row + 1];
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

    private void Sell(int column, int edge, int price, ref int loser)
    {
        int start = _slotStart[column], places = _slotStart[column + 1] - start;
        // Fewer candidates than places: there is always room, and the price stays.
        var limited = places == _network.ColumnCapacity[column];
        var slot = start;
        if (_load[column] < places) slot += _load[column]++;
        else
        {
            for (var s = start + 1; s < start + places; s++)
            {
                if (_slotPrice[s] < _slotPrice[slot]) slot = s;
            }
            var lost = _slotEdge[slot];
            _held[lost] = false;
            loser = _network.RowOf[lost];
            _rowLoad[loser]--;
        }
        (_slotEdge[slot], _slotPrice[slot]) = (edge, price);
        if (!limited || _load[column] < places) return;
        var least = price;
        for (var s = start; s < start + places; s++) least = Math.Min(least, _slotPrice[s]);
        _price[column] = least;
    }

    private void HandOver()
    {
        _network.PartAll();
        for (var column = 0; column < _network.Columns; column++)
        {
            if (_price[column] >= Closed) continue;
            _network.ColumnPrice[column] = (_price[column] + Unit / 2) / Unit * _network.Scale;
            for (var slot = _slotStart[column]; slot < _slotStart[column] + _load[column]; slot++) _network.Join(_slotEdge[slot]);
        }
    }
}
