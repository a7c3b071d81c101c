namespace Upward.MatchingEngine;

/// <summary>
/// Candidate pairs (edges) by row, best first, with the pairs in use and the prices of both sides. A pair of s points weighs scale x s + bonus.
/// Prices prove optimality over the edges when: an unused edge weighs at most the sum of its two prices, a used one at least; and whoever has a free place has the price 0.
/// </summary>
internal sealed partial class SparseNetwork
{
    private int[] _rowSlots = [];
    private int[] _rowSlotStart;
    private int[] _columnSlots = [];
    private int[] _columnSlotStart;
    private ColumnIndex? _byColumn;
    private int[] _numbers = [];
    private int _moved;

    internal SparseNetwork(int[] rowCapacity, int[] columnCapacity, long scale, long bonus)
    {
        RowCapacity = rowCapacity;
        ColumnCapacity = columnCapacity;
        Scale = scale;
        Bonus = bonus;
        RowStart = new int[rowCapacity.Length];
        RowEnd = new int[rowCapacity.Length];
        RowLoad = new int[rowCapacity.Length];
        ColumnLoad = new int[columnCapacity.Length];
        RowPrice = new long[rowCapacity.Length];
        ColumnPrice = new long[columnCapacity.Length];
        _rowSlotStart = new int[rowCapacity.Length + 1];
        _columnSlotStart = new int[columnCapacity.Length + 1];
    }

    internal int Rows => RowCapacity.Length;

    internal int Columns => ColumnCapacity.Length;

    /// <summary>Numbers of edges lie below this. Not all of them stand for one: a row that got a few more has moved.</summary>
    internal int Edges { get; private set; }

    internal int[] RowCapacity { get; }

    internal int[] ColumnCapacity { get; }

    internal long Scale { get; }

    internal long Bonus { get; private set; }

    /// <summary>Where the edges of each row start, best first.</summary>
    internal int[] RowStart { get; private set; }

    /// <summary>Where the edges of each row end.</summary>
    internal int[] RowEnd { get; private set; }

    /// <summary>Column of each edge; -1 where there is none.</summary>
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

    /// <summary>Another capacity of a row or column, not below its load. O(edges) when there is more room than there ever was.</summary>
    /// <param name="capacities"><see cref="RowCapacity"/> or <see cref="ColumnCapacity"/>.</param>
    /// <param name="person">The row or column.</param>
    /// <param name="capacity">Most pairs from now on.</param>
    internal void SetCapacity(int[] capacities, int person, int capacity)
    {
        capacities[person] = capacity;
        var slots = ReferenceEquals(capacities, RowCapacity) ? _rowSlotStart : _columnSlotStart;
        if (capacity <= slots[person + 1] - slots[person]) return;
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
        var at = ColumnOf.AsSpan(RowStart[row], RowEnd[row] - RowStart[row]).IndexOf(column);
        return at < 0 ? -1 : RowStart[row] + at;
    }

    /// <summary>How many edges each column has. O(edges).</summary>
    internal int[] Degrees()
    {
        var degree = new int[Columns];
        foreach (var column in ColumnOf.AsSpan(0, Edges)) if (column >= 0) degree[column]++;
        return degree;
    }

    /// <summary>Room for the pairs in use: nobody can have more of them than candidates.</summary>
    private void MakeSlots()
    {
        var degree = Degrees();
        for (var row = 0; row < Rows; row++) _rowSlotStart[row + 1] = _rowSlotStart[row] + Math.Min(RowCapacity[row], RowEnd[row] - RowStart[row]);
        for (var column = 0; column < Columns; column++) _columnSlotStart[column + 1] = _columnSlotStart[column] + Math.Min(ColumnCapacity[column], degree[column]);
        _rowSlots = new int[_rowSlotStart[Rows]];
        _columnSlots = new int[_columnSlotStart[Columns]];
        Array.Clear(RowLoad);
        Array.Clear(ColumnLoad);
        PairCount = 0;
    }

    /// <summary>Edges by column, best first. O(edges) the first time after many were added.</summary>
    internal ColumnIndex ByColumn() => _byColumn ??= new(Degrees(), ColumnOf.AsSpan(0, Edges), PointsOf);
}
