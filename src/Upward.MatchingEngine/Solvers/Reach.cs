using System.Numerics;

namespace Upward.MatchingEngine;

/// <summary>
/// Who can be reached from some rows along unused allowed pairs to columns and used pairs back, over all pairs: rows are scored as they are reached,
/// and only against columns that are not reached yet.
/// </summary>
/// <remarks>O(rows reached x columns) at worst; once all columns are reached, O(1) a row.</remarks>
internal sealed class Reach
{
    private readonly CompiledScores _scores;
    private readonly Func<int, IReadOnlyList<int>> _columnsOfRow;
    private readonly Func<int, IReadOnlyList<int>> _rowsOfColumn;
    private readonly short[] _buffer = new short[Tile.Size];
    private int _unreached;

    private Reach(CompiledScores scores, Func<int, IReadOnlyList<int>> columnsOfRow, Func<int, IReadOnlyList<int>> rowsOfColumn)
    {
        (_scores, _columnsOfRow, _rowsOfColumn) = (scores, columnsOfRow, rowsOfColumn);
        Rows = new bool[scores.Rows];
        Columns = new bool[scores.Columns];
        _unreached = scores.Columns;
    }

    internal bool[] Rows { get; }

    internal bool[] Columns { get; }

    /// <summary>Whether a column with room was reached: then one more pair is possible.</summary>
    internal bool FoundRoom { get; private set; }

    /// <summary>From all rows with room, until a column with room is found. Null when told to stop.</summary>
    internal static Reach? FromRows(CompiledScores scores, SparseNetwork network, StopSignal stop)
    {
        var reach = new Reach(scores, row => ColumnsOf(network, row), column => RowsOf(network, column));
        return reach.Search(Enumerable.Range(0, network.Rows).Where(r => network.RowCapacity[r] > 0 && network.HasRoom(r)), network.HasRoomAt, stop) ? reach : null;
    }

    /// <summary>From some rows, until a column with room is found. Sides may be swapped. Null when told to stop.</summary>
    internal static Reach? From(
        IEnumerable<int> rows, CompiledScores scores, Func<int, IReadOnlyList<int>> columnsOfRow, Func<int, IReadOnlyList<int>> rowsOfColumn, Func<int, bool> hasRoom, StopSignal stop)
    {
        var reach = new Reach(scores, columnsOfRow, rowsOfColumn);
        return reach.Search(rows, hasRoom, stop) ? reach : null;
    }

    internal static int[] ColumnsOf(SparseNetwork network, int row) => [.. network.EdgesInUse(row).ToArray().Select(e => network.ColumnOf[e])];

    internal static int[] RowsOf(SparseNetwork network, int column) => [.. network.EdgesInUseAt(column).ToArray().Select(e => network.RowOf[e])];

    private bool Search(IEnumerable<int> starts, Func<int, bool> hasRoom, StopSignal stop)
    {
        var next = new Queue<int>();
        foreach (var start in starts)
        {
            Rows[start] = true;
            next.Enqueue(start);
        }
        while (_unreached > 0 && next.TryDequeue(out var row))
        {
            if (stop.Requested) return false;
            foreach (var column in FreshColumns(row))
            {
                Columns[column] = true;
                _unreached--;
                if (hasRoom(column))
                {
                    FoundRoom = true;
                    return true;
                }
                foreach (var other in _rowsOfColumn(column))
                {
                    if (Rows[other]) continue;
                    Rows[other] = true;
                    next.Enqueue(other);
                }
            }
        }
        return true;
    }

    private List<int> FreshColumns(int row)
    {
        var fresh = new Fresh(this, row);
        foreach (var tile in _scores.Tiles)
        {
            if (!Columns.AsSpan(tile.First, tile.Count).Contains(false)) continue;
            _scores.Allowed(row, tile, _buffer, ref fresh);
        }
        // Only unused pairs lead on: a used one is already spent.
        var used = _columnsOfRow(row);
        fresh.List.RemoveAll(used.Contains);
        return fresh.List;
    }

    private readonly struct Fresh(Reach reach, int row) : IFoundPairs
    {
        internal List<int> List { get; } = [];

        public void Add(int column, int score)
        {
            if (!reach.Columns[column] && reach._scores.Exact(row, column, score) >= 0) List.Add(column);
        }
    }
}
