namespace Upward.MatchingEngine;

/// <summary>
/// Dijkstra's search over the dense matrix on reduced costs (never negative), level by level; adapts the prices when it ends.
/// A row reaches its unused columns at p + q - weight; a column reaches the rows that use it at weight - p - q.
/// </summary>
internal sealed class PathSearch(Network network, long[] rowPrices, long[] columnPrices, List<int>[] columnsOfRow, List<int>[] rowsOfColumn)
{
    private const long Far = long.MaxValue;

    private readonly long[] _columnDistance = new long[network.Columns];
    private readonly int[] _rowBefore = new int[network.Columns];
    private readonly int[] _open = new int[network.Columns];
    private readonly int[] _placeInOpen = new int[network.Columns];
    private readonly long[] _rowDistance = NewFar(network.Rows);
    private readonly int[] _columnBefore = new int[network.Rows];
    private readonly List<int> _scannedRows = [];
    private readonly List<int> _closedColumns = [];
    private readonly List<int> _pendingRows = [];
    private readonly Stack<int> _ready = [];
    private int _openCount;
    private long _level;
    private long _end;

    /// <summary>The column with a free slot where the path ends, or -1.</summary>
    internal int EndColumn { get; private set; }

    /// <summary>The row that gives up a pair, when the path ends at a row.</summary>
    internal int EndRow { get; private set; }

    internal int RowBefore(int column) => _rowBefore[column];

    internal int ColumnBefore(int row) => _columnBefore[row];

    /// <summary>Finds the shortest way to place one more unit of the row and adapts the prices. False when told to stop: nothing has changed then.</summary>
    internal bool From(int start, StopSignal stop)
    {
        Reset();
        _rowDistance[start] = 0;
        Scan(start);
        do
        {
            if (stop.Requested)
            {
                ForgetRows();
                return false;
            }
            while (_end > _level && _ready.TryPop(out var column)) Close(column);
            _ready.Clear();
        }
        while (NextLevel());
        AdaptPrices();
        ForgetRows();
        return true;
    }

    private void Reset()
    {
        Array.Fill(_columnDistance, Far);
        for (var c = 0; c < _open.Length; c++) _open[c] = _placeInOpen[c] = c;
        _openCount = _open.Length;
        _scannedRows.Clear();
        _closedColumns.Clear();
        _pendingRows.Clear();
        _ready.Clear();
        (_level, _end, EndColumn, EndRow) = (0, Far, -1, -1);
    }

    /// <summary>Raises the level to the nearest column or row not yet seen to; false when the end is at least as near.</summary>
    private bool NextLevel()
    {
        var next = _end;
        for (var i = 0; i < _openCount; i++) next = Math.Min(next, _columnDistance[_open[i]]);
        foreach (var row in _pendingRows) next = Math.Min(next, _rowDistance[row]);
        if (next >= _end) return false;
        _level = next;
        for (var i = 0; i < _openCount; i++)
        {
            if (_columnDistance[_open[i]] == next) _ready.Push(_open[i]);
        }
        for (var i = _pendingRows.Count - 1; i >= 0; i--)
        {
            if (_rowDistance[_pendingRows[i]] != next) continue;
            var row = _pendingRows[i];
            _pendingRows.RemoveAt(i);
            Scan(row);
        }
        return true;
    }

    private void Scan(int row)
    {
        _scannedRows.Add(row);
        if (_rowDistance[row] + rowPrices[row] < _end) (_end, EndRow, EndColumn) = (_rowDistance[row] + rowPrices[row], row, -1);
        var scores = network.Scores.AsSpan(row * network.Columns, network.Columns);
        var used = columnsOfRow[row];
        var (scale, offset) = (network.Scale, _rowDistance[row] + rowPrices[row] - network.Bonus);
        for (var i = 0; i < _openCount; i++)
        {
            var column = _open[i];
            var score = scores[column];
            if (score < 0) continue;
            var distance = offset + columnPrices[column] - scale * score;
            if (distance >= _columnDistance[column] || distance >= _end || used.Contains(column)) continue;
            _columnDistance[column] = distance;
            _rowBefore[column] = row;
            if (rowsOfColumn[column].Count < network.ColumnCapacity[column]) (_end, EndColumn, EndRow) = (distance, column, -1);
            else if (distance == _level) _ready.Push(column);
        }
    }

    private void Close(int column)
    {
        _closedColumns.Add(column);
        _openCount--;
        var last = _open[_openCount];
        _open[_placeInOpen[column]] = last;
        _placeInOpen[last] = _placeInOpen[column];
        foreach (var row in rowsOfColumn[column])
        {
            var distance = _level + network.Weight(row, column) - rowPrices[row] - columnPrices[column];
            if (distance >= _rowDistance[row]) continue;
            if (_rowDistance[row] == Far && distance > _level) _pendingRows.Add(row);
            _rowDistance[row] = distance;
            _columnBefore[row] = column;
            if (distance == _level)
            {
                _pendingRows.Remove(row);
                Scan(row);
            }
        }
    }

    private void AdaptPrices()
    {
        foreach (var row in _scannedRows) rowPrices[row] -= _end - _rowDistance[row];
        foreach (var column in _closedColumns) columnPrices[column] += _end - _columnDistance[column];
    }

    private void ForgetRows()
    {
        foreach (var row in _scannedRows) _rowDistance[row] = Far;
        foreach (var row in _pendingRows) _rowDistance[row] = Far;
    }

    private static long[] NewFar(int length)
    {
        var far = new long[length];
        Array.Fill(far, Far);
        return far;
    }
}
