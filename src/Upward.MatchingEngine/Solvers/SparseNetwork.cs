namespace Upward.MatchingEngine;

/// <summary>
/// Candidate pairs (edges) by row, best first, with the pairs in use and the prices of both sides. A pair of s points weighs scale x s + bonus.
/// Prices prove optimality over the edges when: an unused edge weighs at most the sum of its two prices, a used one at least; and whoever has a free place has the price 0.
/// </summary>
internal sealed class SparseNetwork
{
    private int[] _rowSlots = [];
    private int[] _rowSlotStart;
    private int[] _columnSlots = [];
    private int[] _columnSlotStart;
    private (int[] Start, int[] Edges)? _byColumn;

    internal SparseNetwork(int[] rowCapacity, int[] columnCapacity, long scale, long bonus)
    {
        RowCapacity = rowCapacity;
        ColumnCapacity = columnCapacity;
        Scale = scale;
        Bonus = bonus;
        RowStart = new int[rowCapacity.Length + 1];
        RowLoad = new int[rowCapacity.Length];
        ColumnLoad = new int[columnCapacity.Length];
        RowPrice = new long[rowCapacity.Length];
        ColumnPrice = new long[columnCapacity.Length];
        _rowSlotStart = new int[rowCapacity.Length + 1];
        _columnSlotStart = new int[columnCapacity.Length + 1];
    }

    internal int Rows => RowCapacity.Length;

    internal int Columns => ColumnCapacity.Length;

    internal int Edges => ColumnOf.Length;

    internal int[] RowCapacity { get; }

    internal int[] ColumnCapacity { get; }

    internal long Scale { get; }

    internal long Bonus { get; private set; }

    internal int[] RowStart { get; private set; }

    internal int[] ColumnOf { get; private set; } = [];

    internal int[] RowOf { get; private set; } = [];

    internal short[] PointsOf { get; private set; } = [];

    internal bool[] Used { get; private set; } = [];

    internal int[] RowLoad { get; private set; }

    internal int[] ColumnLoad { get; private set; }

    internal long[] RowPrice { get; }

    internal long[] ColumnPrice { get; }

    internal int PairCount { get; private set; }

    internal long Weight(int edge) => Scale * PointsOf[edge] + Bonus;

    internal ReadOnlySpan<int> EdgesInUse(int row) => _rowSlots.AsSpan(_rowSlotStart[row], RowLoad[row]);

    internal ReadOnlySpan<int> EdgesInUseAt(int column) => _columnSlots.AsSpan(_columnSlotStart[column], ColumnLoad[column]);

    internal bool HasRoom(int row) => RowLoad[row] < RowCapacity[row];

    internal bool HasRoomAt(int column) => ColumnLoad[column] < ColumnCapacity[column];

    internal void Join(int edge)
    {
        int row = RowOf[edge], column = ColumnOf[edge];
        Used[edge] = true;
        _rowSlots[_rowSlotStart[row] + RowLoad[row]++] = edge;
        _columnSlots[_columnSlotStart[column] + ColumnLoad[column]++] = edge;
        PairCount++;
    }

    internal void Part(int edge)
    {
        int row = RowOf[edge], column = ColumnOf[edge];
        Used[edge] = false;
        Remove(_rowSlots, _rowSlotStart[row], --RowLoad[row], edge);
        Remove(_columnSlots, _columnSlotStart[column], --ColumnLoad[column], edge);
        PairCount--;

        static void Remove(int[] slots, int start, int last, int edge)
        {
            for (var at = start; ; at++)
            {
                if (slots[at] != edge) continue;
                slots[at] = slots[start + last];
                return;
            }
        }
    }

    internal void PartAll()
    {
        Array.Clear(Used);
        Array.Clear(RowLoad);
        Array.Clear(ColumnLoad);
        PairCount = 0;
    }

    /// <summary>A higher bonus for every pair: rows pay it, so that all edges stand as before; whoever has a free place is then to be settled again.</summary>
    internal void Raise(long bonus)
    {
        for (var row = 0; row < Rows; row++) RowPrice[row] += bonus - Bonus;
        Bonus = bonus;
    }

    /// <summary>Takes in more candidates; what is there already stays, pairs in use too. O(edges). Gives false, and leaves all as it was, when told to stop.</summary>
    internal bool Add(FoundPairs found, StopSignal? stop = null)
    {
        var seen = new int[Columns];
        Array.Fill(seen, -1);
        // A key for each new edge: fewer points, then a higher column, make it greater.
        var fresh = new List<ulong>();
        var start = new int[Rows + 1];
        for (var row = 0; row < Rows; row++)
        {
            if ((row & 1023) == 0 && stop is { Requested: true }) return false;
            Fresh(row);
            start[row + 1] = start[row] + RowStart[row + 1] - RowStart[row] + fresh.Count;
        }
        int[] columnOf = new int[start[Rows]], rowOf = new int[start[Rows]];
        var pointsOf = new short[start[Rows]];
        var inUse = new List<int>(PairCount);
        Array.Fill(seen, -1);
        for (var row = 0; row < Rows; row++)
        {
            if ((row & 1023) == 0 && stop is { Requested: true }) return false;
            Fresh(row);
            fresh.Sort();
            int old = RowStart[row], next = 0;
            for (var at = start[row]; at < start[row + 1]; at++)
            {
                rowOf[at] = row;
                if (next == fresh.Count || (old < RowStart[row + 1] && Key(ColumnOf[old], PointsOf[old]) < fresh[next]))
                {
                    if (Used[old]) inUse.Add(at);
                    (columnOf[at], pointsOf[at]) = (ColumnOf[old], PointsOf[old]);
                    old++;
                }
                else
                {
                    (columnOf[at], pointsOf[at]) = ((int)(fresh[next] & uint.MaxValue), (short)(MatchingProblem.MaxPairPoints - (int)(fresh[next] >> 32)));
                    next++;
                }
            }
        }
        var used = new bool[start[Rows]];
        (RowStart, ColumnOf, RowOf, PointsOf, Used) = (start, columnOf, rowOf, pointsOf, used);
        _byColumn = null;
        MakeSlots();
        foreach (var edge in inUse) Join(edge);
        return true;

        static ulong Key(int column, int points) => (ulong)(MatchingProblem.MaxPairPoints - points) << 32 | (uint)column;

        // What the row has not got yet, each column once.
        void Fresh(int row)
        {
            fresh.Clear();
            for (var edge = RowStart[row]; edge < RowStart[row + 1]; edge++) seen[ColumnOf[edge]] = row;
            foreach (var pair in found.Of(row))
            {
                if (seen[pair.Column] == row) continue;
                seen[pair.Column] = row;
                fresh.Add(Key(pair.Column, pair.Points));
            }
        }
    }

    /// <summary>Another capacity of a row or column, not below its load. O(edges) when there is more room than before.</summary>
    /// <param name="capacities"><see cref="RowCapacity"/> or <see cref="ColumnCapacity"/>.</param>
    /// <param name="person">The row or column.</param>
    /// <param name="capacity">Most pairs from now on.</param>
    internal void SetCapacity(int[] capacities, int person, int capacity)
    {
        var rises = capacity > capacities[person];
        capacities[person] = capacity;
        if (!rises) return;
        int[] inUse = [.. Enumerable.Range(0, Edges).Where(edge => Used[edge])];
        MakeSlots();
        foreach (var edge in inUse) Join(edge);
    }

    internal bool Uses(int row, int column)
    {
        foreach (var edge in EdgesInUse(row))
        {
            if (ColumnOf[edge] == column) return true;
        }
        return false;
    }

    /// <summary>The pairs in use, by row.</summary>
    internal IEnumerable<(int Row, int Column)> Pairs()
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var i = 0; i < RowLoad[row]; i++) yield return (row, ColumnOf[_rowSlots[_rowSlotStart[row] + i]]);
        }
    }

    /// <summary>The edge between a row and a column, or -1. O(edges of the row).</summary>
    internal int EdgeBetween(int row, int column)
    {
        var at = ColumnOf.AsSpan(RowStart[row], RowStart[row + 1] - RowStart[row]).IndexOf(column);
        return at < 0 ? -1 : RowStart[row] + at;
    }

    /// <summary>Room for the pairs in use: nobody can have more of them than candidates.</summary>
    private void MakeSlots()
    {
        var degree = new int[Columns];
        foreach (var column in ColumnOf) degree[column]++;
        for (var row = 0; row < Rows; row++) _rowSlotStart[row + 1] = _rowSlotStart[row] + Math.Min(RowCapacity[row], RowStart[row + 1] - RowStart[row]);
        for (var column = 0; column < Columns; column++) _columnSlotStart[column + 1] = _columnSlotStart[column] + Math.Min(ColumnCapacity[column], degree[column]);
        _rowSlots = new int[_rowSlotStart[Rows]];
        _columnSlots = new int[_columnSlotStart[Columns]];
        Array.Clear(RowLoad);
        Array.Clear(ColumnLoad);
        PairCount = 0;
    }

    /// <summary>Edges by column, best first: where each column's edges start, and the edges. O(edges) the first time after <see cref="Add"/>.</summary>
    internal (int[] Start, int[] Edges) ByColumn() => _byColumn ??= SortByColumn();

    private (int[] Start, int[] Edges) SortByColumn()
    {
        var start = new int[Columns + 1];
        foreach (var column in ColumnOf) start[column + 1]++;
        for (var column = 0; column < Columns; column++) start[column + 1] += start[column];
        // By points first (counting sort), so that each column receives its edges best first.
        var place = new int[MatchingProblem.MaxPairPoints + 2];
        foreach (var points in PointsOf) place[MatchingProblem.MaxPairPoints - points + 1]++;
        for (var p = 0; p <= MatchingProblem.MaxPairPoints; p++) place[p + 1] += place[p];
        var sorted = new int[Edges];
        for (var edge = 0; edge < Edges; edge++) sorted[place[MatchingProblem.MaxPairPoints - PointsOf[edge]]++] = edge;
        var next = start.AsSpan(0, Columns).ToArray();
        var edges = new int[Edges];
        foreach (var edge in sorted) edges[next[ColumnOf[edge]]++] = edge;
        return (start, edges);
    }
}
