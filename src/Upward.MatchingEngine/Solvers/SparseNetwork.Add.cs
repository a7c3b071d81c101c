using System.Runtime.InteropServices;

namespace Upward.MatchingEngine;

internal sealed partial class SparseNetwork
{
    /// <summary>
    /// Takes in more candidates; what is there already stays, pairs in use too. O(edges), or O(edges of these rows and of their columns) when few rows get any.
    /// Gives false, and leaves all as it was, when told to stop.
    /// </summary>
    internal bool Add(FoundPairs found, StopSignal? stop = null)
    {
        var fresh = new FreshEdges(this, found);
        var start = new int[Rows + 1];
        var getting = new List<int>();
        for (var row = 0; row < Rows; row++)
        {
            if ((row & 1023) == 0 && stop is { Requested: true }) return false;
            var count = fresh.CountOf(row);
            if (count > 0) getting.Add(row);
            start[row + 1] = start[row] + RowEnd[row] - RowStart[row] + count;
        }
        return (IsFew(getting.Count) && Move(getting, fresh)) || MakeAnew(start, fresh, stop);
    }

    /// <summary>Whether so few rows had better be dealt with one by one.</summary>
    internal bool IsFew(int rows) => rows <= Math.Max(4, Rows / 50);

    private bool MakeAnew(int[] start, FreshEdges fresh, StopSignal? stop)
    {
        int[] columnOf = new int[start[Rows]], rowOf = new int[start[Rows]];
        var pointsOf = new short[start[Rows]];
        var inUse = new List<int>(PairCount);
        for (var row = 0; row < Rows; row++)
        {
            if ((row & 1023) == 0 && stop is { Requested: true }) return false;
            var numbers = Merge(row, fresh, start[row], columnOf, rowOf, pointsOf);
            for (var edge = RowStart[row]; edge < RowEnd[row]; edge++) if (Used[edge]) inUse.Add(numbers[edge - RowStart[row]]);
        }
        (RowStart, RowEnd, Edges) = (start[..Rows], start[1..], start[Rows]);
        (ColumnOf, RowOf, PointsOf, Used) = (columnOf, rowOf, pointsOf, new bool[Edges]);
        (_byColumn, _moved) = (null, 0);
        MakeSlots();
        foreach (var edge in inUse) Join(edge);
        return true;
    }

    /// <summary>Moves rows behind all others, where there is room for more edges. Gives false, and changes nothing, when all had better be made anew.</summary>
    private bool Move(List<int> rows, FreshEdges fresh)
    {
        var more = rows.Sum(row => RowEnd[row] - RowStart[row] + fresh.CountOf(row));
        // Places for pairs in use were counted by edges.
        if (_moved + more > Edges / 2 || rows.Exists(row => RowCapacity[row] > Slots(_rowSlotStart, row) || fresh.Of(row).Exists(key => ColumnCapacity[ColumnIn(key)] > Slots(_columnSlotStart, ColumnIn(key))))) return false;
        if (Edges + more > ColumnOf.Length) MakeRoom(Edges + more + Edges / 8);
        _moved += more;
        foreach (var row in rows)
        {
            int old = RowStart[row], oldEnd = RowEnd[row], start = Edges;
            var numbers = Merge(row, fresh, start, ColumnOf, RowOf, PointsOf);
            for (var edge = old; edge < oldEnd; edge++) Renumber(edge, numbers[edge - old]);
            Edges = start + oldEnd - old + fresh.CountOf(row);
            (RowStart[row], RowEnd[row]) = (start, Edges);
            foreach (var key in fresh.Of(row)) _byColumn?.Insert(ColumnIn(key), start + ColumnOf.AsSpan(start, Edges - start).IndexOf(ColumnIn(key)), PointsOf);
        }
        return true;

        static int Slots(int[] slotStart, int person) => slotStart[person + 1] - slotStart[person];
    }

    private void Renumber(int edge, int number)
    {
        var column = ColumnOf[edge];
        _byColumn?.Renumber(column, edge, number);
        ColumnOf[edge] = -1;
        if (!Used[edge]) return;
        (Used[edge], Used[number]) = (false, true);
        Replace(_rowSlots.AsSpan(_rowSlotStart[RowOf[edge]], RowLoad[RowOf[edge]]));
        Replace(_columnSlots.AsSpan(_columnSlotStart[column], ColumnLoad[column]));

        void Replace(Span<int> slots) => slots[slots.IndexOf(edge)] = number;
    }

    private void MakeRoom(int edges)
    {
        var (columnOf, rowOf, pointsOf, used) = (ColumnOf, RowOf, PointsOf, Used);
        Array.Resize(ref columnOf, edges);
        Array.Resize(ref rowOf, edges);
        Array.Resize(ref pointsOf, edges);
        Array.Resize(ref used, edges);
        (ColumnOf, RowOf, PointsOf, Used) = (columnOf, rowOf, pointsOf, used);
    }

    /// <summary>Writes the old and the new edges of a row, best first. Gives the new numbers of the old ones; they stand until the next call.</summary>
    private ReadOnlySpan<int> Merge(int row, FreshEdges fresh, int start, int[] columnOf, int[] rowOf, short[] pointsOf)
    {
        var keys = CollectionsMarshal.AsSpan(fresh.Of(row));
        int old = RowStart[row], oldEnd = RowEnd[row], next = 0;
        if (_numbers.Length < oldEnd - old) _numbers = new int[2 * (oldEnd - old)];
        for (var at = start; next < keys.Length || old < oldEnd; at++)
        {
            rowOf[at] = row;
            if (next == keys.Length || (old < oldEnd && Key(ColumnOf[old], PointsOf[old]) < keys[next]))
            {
                _numbers[old - RowStart[row]] = at;
                (columnOf[at], pointsOf[at]) = (ColumnOf[old], PointsOf[old]);
                old++;
            }
            else
            {
                (columnOf[at], pointsOf[at]) = (ColumnIn(keys[next]), (short)(MatchingProblem.MaxPairPoints - (int)(keys[next] >> 32)));
                next++;
            }
        }
        return _numbers.AsSpan(0, oldEnd - RowStart[row]);
    }

    /// <summary>Fewer points, then a higher column, make it greater.</summary>
    private static ulong Key(int column, int points) => (ulong)(MatchingProblem.MaxPairPoints - points) << 32 | (uint)column;

    private static int ColumnIn(ulong key) => (int)(key & uint.MaxValue);

    /// <summary>What was found for a row and is no edge of it yet, each column once.</summary>
    private sealed class FreshEdges(SparseNetwork network, FoundPairs found)
    {
        private readonly int[] _seen = new int[network.Columns];
        private readonly List<ulong> _keys = [];
        private int _look;
        private int _row = -1;
        private bool _sorted;

        internal int CountOf(int row)
        {
            if (row == _row) return _keys.Count;
            (_row, _sorted) = (row, false);
            _keys.Clear();
            if (found.Of(row).Length == 0) return 0;
            _look++;
            for (var edge = network.RowStart[row]; edge < network.RowEnd[row]; edge++) _seen[network.ColumnOf[edge]] = _look;
            foreach (var pair in found.Of(row))
            {
                if (_seen[pair.Column] == _look) continue;
                _seen[pair.Column] = _look;
                _keys.Add(Key(pair.Column, pair.Points));
            }
            return _keys.Count;
        }

        /// <summary>As keys, best first; they stand until another row is asked for.</summary>
        internal List<ulong> Of(int row)
        {
            CountOf(row);
            if (!_sorted) _keys.Sort();
            _sorted = true;
            return _keys;
        }
    }
}
