namespace Upward.MatchingEngine;

/// <summary>
/// Turns prices that are nearly right, and the pairs that go with them, into a proven optimum over the edges of the network: shortest paths by whole-number
/// reduced costs (Dijkstra), forward from rows that still want a place, in reverse from columns that ask a price for a free one
/// (Ahuja, Magnanti, Orlin: Network Flows, 1993, ch. 9.7 and 12.4). The same serves after any change: new edges, people who leave or come.
/// </summary>
internal sealed class DualRepair
{
    private const long Far = long.MaxValue / 4;

    private readonly SparseNetwork _network;
    private readonly StopSignal _stop;
    private readonly long[] _rowDistance;
    private readonly long[] _columnDistance;
    private readonly int[] _rowEdge;
    private readonly int[] _columnEdge;
    private readonly List<int> _touchedRows = [];
    private readonly List<int> _touchedColumns = [];
    private readonly List<int> _freed = [];
    private readonly PriorityQueue<int, long> _heap = new();
    private readonly Stack<int> _now = [];
    private long _end;
    private int _endNode;

    internal DualRepair(SparseNetwork network, StopSignal stop)
    {
        _network = network;
        _stop = stop;
        _rowDistance = new long[network.Rows];
        _columnDistance = new long[network.Columns];
        Array.Fill(_rowDistance, Far);
        Array.Fill(_columnDistance, Far);
        _rowEdge = new int[network.Rows];
        _columnEdge = new int[network.Columns];
    }

    internal long Searches { get; private set; }

    /// <summary>Told the number of searches that are left, now and then.</summary>
    internal Action<int>? Left { get; set; }

    /// <summary>Makes the answer optimal over the edges. Gives false when told to stop; the pairs are then still an allowed answer.</summary>
    internal bool Run() => Run(Enumerable.Range(0, _network.Rows), Enumerable.Range(0, _network.Columns));

    /// <summary>The same after a small change: O(their edges + what has to move).</summary>
    /// <param name="rows">Rows that lost a pair, have new edges or another capacity.</param>
    /// <param name="columns">Columns that lost a pair or have another capacity.</param>
    internal bool Run(IEnumerable<int> rows, IEnumerable<int> columns)
    {
        _freed.Clear();
        var wanting = new List<int>();
        foreach (var row in rows)
        {
            if (_network.RowCapacity[row] > 0 && SettleRow(row)) wanting.Add(row);
        }
        for (var i = 0; i < wanting.Count; i++)
        {
            Left?.Invoke(wanting.Count - i);
            if (!Place(wanting[i])) return false;
        }
        foreach (var column in columns.Concat(_freed))
        {
            while (_network.HasRoomAt(column) && _network.ColumnPrice[column] > 0)
            {
                if (_stop.Requested) return false;
                SearchFromColumn(column);
            }
        }
        return true;
    }

    /// <summary>Places a row until it is full or had better stay as it is.</summary>
    internal bool Place(int row)
    {
        while (_network.HasRoom(row) && _network.RowPrice[row] > 0)
        {
            if (_stop.Requested) return false;
            SearchFromRow(row);
        }
        return true;
    }

    /// <summary>
    /// Gives the row the price its edges ask for at the prices of the columns, and takes apart pairs that are not the best of the row.
    /// True when it has room and could use it.
    /// </summary>
    internal bool SettleRow(int row)
    {
        var best = 0L;
        for (var edge = _network.RowStart[row]; edge < _network.RowEnd[row]; edge++)
        {
            var weight = _network.Weight(edge);
            if (weight <= best) break;
            if (!_network.Used[edge]) best = Math.Max(best, weight - _network.ColumnPrice[_network.ColumnOf[edge]]);
        }
        var least = Far;
        for (var i = _network.RowLoad[row] - 1; i >= 0; i--)
        {
            var edge = _network.EdgesInUse(row)[i];
            var value = _network.Weight(edge) - _network.ColumnPrice[_network.ColumnOf[edge]];
            if (value < best)
            {
                _network.Part(edge);
                _freed.Add(_network.ColumnOf[edge]);
            }
            else least = Math.Min(least, value);
        }
        // A full row may ask for as much as its worst pair is worth: the higher its price, the fewer pairs can be missing.
        _network.RowPrice[row] = _network.HasRoom(row) ? best : least;
        return _network.HasRoom(row) && best > 0;
    }

    private void SearchFromRow(int start)
    {
        Searches++;
        Begin(_network.RowPrice[start], ~start);
        _rowDistance[start] = 0;
        _touchedRows.Add(start);
        _now.Push(~start);
        Walk(ExpandRow, ExpandColumn);
        foreach (var row in _touchedRows) _network.RowPrice[row] -= Math.Max(0, _end - _rowDistance[row]);
        foreach (var column in _touchedColumns) _network.ColumnPrice[column] += Math.Max(0, _end - _columnDistance[column]);
        AugmentToRow(start);
        Forget();

        void ExpandRow(int row, long distance)
        {
            var offset = distance + _network.RowPrice[row];
            for (var edge = _network.RowStart[row]; edge < _network.RowEnd[row]; edge++)
            {
                var reach = offset - _network.Weight(edge);
                if (reach >= _end) break;
                if (_network.Used[edge]) continue;
                var column = _network.ColumnOf[edge];
                reach += _network.ColumnPrice[column];
                if (reach >= _end || reach >= _columnDistance[column]) continue;
                if (_columnDistance[column] == Far) _touchedColumns.Add(column);
                (_columnDistance[column], _columnEdge[column]) = (reach, edge);
                if (_network.HasRoomAt(column)) (_end, _endNode) = (reach, column);
                else Push(column, reach, distance);
            }
        }

        void ExpandColumn(int column, long distance)
        {
            foreach (var edge in _network.EdgesInUseAt(column))
            {
                var row = _network.RowOf[edge];
                var reach = distance + _network.Weight(edge) - _network.RowPrice[row] - _network.ColumnPrice[column];
                if (reach >= _end || reach >= _rowDistance[row]) continue;
                if (_rowDistance[row] == Far) _touchedRows.Add(row);
                (_rowDistance[row], _rowEdge[row]) = (reach, edge);
                if (reach + _network.RowPrice[row] < _end) (_end, _endNode) = (reach + _network.RowPrice[row], ~row);
                Push(~row, reach, distance);
            }
        }
    }

    private void AugmentToRow(int start)
    {
        var node = _endNode;
        if (node == ~start) return;
        if (node < 0)
        {
            var given = _rowEdge[~node];
            _network.Part(given);
            node = _network.ColumnOf[given];
        }
        while (true)
        {
            var edge = _columnEdge[node];
            var row = _network.RowOf[edge];
            var last = row == start;
            if (!last)
            {
                _network.Part(_rowEdge[row]);
                node = _network.ColumnOf[_rowEdge[row]];
            }
            _network.Join(edge);
            if (last) return;
        }
    }

    private void SearchFromColumn(int start)
    {
        Searches++;
        var byColumn = _network.ByColumn();
        Begin(_network.ColumnPrice[start], start);
        _columnDistance[start] = 0;
        _touchedColumns.Add(start);
        _now.Push(start);
        Walk(ExpandRow, ExpandColumn);
        foreach (var column in _touchedColumns) _network.ColumnPrice[column] -= Math.Max(0, _end - _columnDistance[column]);
        foreach (var row in _touchedRows) _network.RowPrice[row] += Math.Max(0, _end - _rowDistance[row]);
        AugmentToColumn(start);
        Forget();

        void ExpandColumn(int column, long distance)
        {
            var offset = distance + _network.ColumnPrice[column];
            foreach (var edge in byColumn.Of(column))
            {
                var reach = offset - _network.Weight(edge);
                if (reach >= _end) break;
                if (_network.Used[edge]) continue;
                var row = _network.RowOf[edge];
                reach += _network.RowPrice[row];
                if (reach >= _end || reach >= _rowDistance[row]) continue;
                if (_rowDistance[row] == Far) _touchedRows.Add(row);
                (_rowDistance[row], _rowEdge[row]) = (reach, edge);
                if (_network.HasRoom(row)) (_end, _endNode) = (reach, ~row);
                else Push(~row, reach, distance);
            }
        }

        void ExpandRow(int row, long distance)
        {
            foreach (var edge in _network.EdgesInUse(row))
            {
                var column = _network.ColumnOf[edge];
                var reach = distance + _network.Weight(edge) - _network.RowPrice[row] - _network.ColumnPrice[column];
                if (reach >= _end || reach >= _columnDistance[column]) continue;
                if (_columnDistance[column] == Far) _touchedColumns.Add(column);
                (_columnDistance[column], _columnEdge[column]) = (reach, edge);
                if (reach + _network.ColumnPrice[column] < _end) (_end, _endNode) = (reach + _network.ColumnPrice[column], column);
                Push(column, reach, distance);
            }
        }
    }

    private void AugmentToColumn(int start)
    {
        var node = _endNode;
        if (node == start) return;
        if (node >= 0)
        {
            var given = _columnEdge[node];
            _network.Part(given);
            node = ~_network.RowOf[given];
        }
        while (true)
        {
            var edge = _rowEdge[~node];
            var column = _network.ColumnOf[edge];
            var last = column == start;
            if (!last)
            {
                _network.Part(_columnEdge[column]);
                node = ~_network.RowOf[_columnEdge[column]];
            }
            _network.Join(edge);
            if (last) return;
        }
    }

    private void Begin(long end, int endNode)
    {
        (_end, _endNode) = (end, endNode);
        _heap.Clear();
        _now.Clear();
    }

    /// <summary>Visits nodes by distance as long as that is below the best end. Columns are numbered 0.., rows ~0...</summary>
    private void Walk(Action<int, long> expandRow, Action<int, long> expandColumn)
    {
        var level = 0L;
        while (true)
        {
            while (_now.TryPop(out var node))
            {
                if (node < 0)
                {
                    if (_rowDistance[~node] == level) expandRow(~node, level);
                }
                else if (_columnDistance[node] == level) expandColumn(node, level);
            }
            while (true)
            {
                if (!_heap.TryDequeue(out var next, out var distance) || distance >= _end) return;
                // A shorter way may have been found since; the node was then visited already.
                if ((next < 0 ? _rowDistance[~next] : _columnDistance[next]) != distance || distance < level) continue;
                level = distance;
                _now.Push(next);
                break;
            }
        }
    }

    private void Push(int node, long reach, long level)
    {
        if (reach == level) _now.Push(node);
        else _heap.Enqueue(node, reach);
    }

    private void Forget()
    {
        foreach (var row in _touchedRows) _rowDistance[row] = Far;
        foreach (var column in _touchedColumns) _columnDistance[column] = Far;
        _touchedRows.Clear();
        _touchedColumns.Clear();
    }
}
