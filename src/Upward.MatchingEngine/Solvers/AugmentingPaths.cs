namespace Upward.MatchingEngine;

/// <summary>
/// Places the rows one unit of capacity at a time, each by a shortest path in the residual network, keeping prices that prove the rows placed so far optimal:
/// for an unused pair weight &lt;= p + q, for a used pair weight >= p + q, p > 0 only for full rows, q > 0 only for full columns.
/// A path ends at a column with a free slot, or at a row that had better give up one of its pairs (or never get one).
/// </summary>
internal sealed class AugmentingPaths
{
    private readonly Network _network;
    private readonly List<int>[] _columnsOfRow;
    private readonly List<int>[] _rowsOfColumn;
    private readonly PathSearch _search;
    private int _rowsPlaced;

    internal AugmentingPaths(Network network)
    {
        _network = network;
        RowPrices = new long[network.Rows];
        ColumnPrices = new long[network.Columns];
        _columnsOfRow = [.. Enumerable.Range(0, network.Rows).Select(_ => new List<int>(1))];
        _rowsOfColumn = [.. Enumerable.Range(0, network.Columns).Select(_ => new List<int>(1))];
        _search = new(network, RowPrices, ColumnPrices, _columnsOfRow, _rowsOfColumn);
    }

    internal long[] RowPrices { get; }

    internal long[] ColumnPrices { get; }

    internal int PairCount { get; private set; }

    internal IReadOnlyList<int> ColumnsOf(int row) => _columnsOfRow[row];

    internal IReadOnlyList<int> RowsOf(int column) => _rowsOfColumn[column];

    internal IEnumerable<(int Row, int Column)> Pairs() =>
        Enumerable.Range(0, _network.Rows).SelectMany(r => _columnsOfRow[r].Select(c => (r, c)));

    /// <summary>Places all rows, or stops when told to. Gives whether it finished.</summary>
    internal bool Run(StopSignal stop, Action<int> rowPlaced)
    {
        for (; _rowsPlaced < _network.Rows; _rowsPlaced++)
        {
            if (!Place(_rowsPlaced, stop)) return false;
            rowPlaced(_rowsPlaced + 1);
        }
        return true;
    }

    /// <summary>After an early stop: whoever still has capacity takes the best free partner, in order. Prices no longer fit.</summary>
    internal void FillGreedily()
    {
        for (var row = _rowsPlaced; row < _network.Rows; row++)
        {
            while (_columnsOfRow[row].Count < _network.RowCapacity[row] && BestFree(row) is var column and >= 0) Join(row, column);
        }
    }

    private bool Place(int row, StopSignal stop)
    {
        if (stop.Requested) return false;
        // Also for a row without capacity, whose price costs nothing: the prices must cover all its pairs.
        RowPrices[row] = BestOffer(row);
        // A price of 0 says that nothing more is to be gained for this row.
        for (var unit = 0; unit < _network.RowCapacity[row] && RowPrices[row] > 0; unit++)
        {
            if (!_search.From(row, stop)) return false;
            Augment(row);
        }
        return true;
    }

    private long BestOffer(int row)
    {
        var best = 0L;
        var scores = _network.Scores.AsSpan(row * _network.Columns, _network.Columns);
        for (var column = 0; column < scores.Length; column++)
        {
            if (scores[column] >= 0) best = Math.Max(best, _network.Scale * scores[column] + _network.Bonus - ColumnPrices[column]);
        }
        return best;
    }

    /// <summary>Walks the path found backwards from its end, swapping unused and used pairs.</summary>
    private void Augment(int start)
    {
        var column = _search.EndColumn;
        if (column < 0)
        {
            if (_search.EndRow == start) return;
            column = _search.ColumnBefore(_search.EndRow);
            Part(_search.EndRow, column);
        }
        while (true)
        {
            var row = _search.RowBefore(column);
            Join(row, column);
            if (row == start) return;
            column = _search.ColumnBefore(row);
            Part(row, column);
        }
    }

    private void Join(int row, int column)
    {
        _columnsOfRow[row].Add(column);
        _rowsOfColumn[column].Add(row);
        PairCount++;
    }

    private void Part(int row, int column)
    {
        _columnsOfRow[row].Remove(column);
        _rowsOfColumn[column].Remove(row);
        PairCount--;
    }

    private int BestFree(int row)
    {
        var (best, bestScore) = (-1, -1);
        for (var column = 0; column < _network.Columns; column++)
        {
            var score = _network.Scores[row * _network.Columns + column];
            if (score > bestScore && _rowsOfColumn[column].Count < _network.ColumnCapacity[column] && !_columnsOfRow[row].Contains(column))
                (best, bestScore) = (column, score);
        }
        return best;
    }
}
