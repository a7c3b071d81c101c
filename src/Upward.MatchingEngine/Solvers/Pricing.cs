using System.Diagnostics;

namespace Upward.MatchingEngine;

/// <summary>
/// Goes over the pairs that are no candidates yet and finds those that the prices of a network do not cover. What was covered once stays so until a price falls:
/// after the first time only rows whose price fell are scored against everybody, and the others against the columns whose price fell. Of these others, only rows that a fall
/// can reach: behind the last candidate of a row that was given its best ones stands a <see cref="Reserve"/>.
/// </summary>
internal sealed class Pricing
{
    /// <summary>Beyond all points minus prices.</summary>
    private const int LowestBar = 100_000;

    private readonly CompiledScores _scores;
    private readonly SparseNetwork _network;
    private readonly PairScan _scan;
    private readonly long[] _rowCovered;
    private readonly long[] _columnCovered;
    private readonly Reserve _reserve;
    private readonly bool[] _again;
    private readonly short[] _buffer = new short[Tile.Size];
    private readonly List<(int Row, int Column, int Points)> _hidden = [];
    private readonly List<int> _uncovered = [];
    private bool _capped;

    internal Pricing(MatchingProblem problem, CompiledScores scores, SparseNetwork network, int threads, StopSignal stop, Action<int> rowsDone)
    {
        (_scores, _network) = (scores, network);
        _scan = new(problem, scores, threads, stop) { RowsDone = rowsDone };
        _rowCovered = new long[network.Rows];
        Array.Fill(_rowCovered, long.MaxValue);
        _columnCovered = new long[network.Columns];
        _again = new bool[network.Rows];
        _reserve = new(network);
    }

    /// <summary>How many candidates a scan gives a row at most.</summary>
    internal const int Most = 64;

    internal long PairsSeen => _scan.PairsSeen;

    internal int Scans { get; private set; }

    internal TimeSpan Time { get; private set; }

    /// <summary>Rows with a pair that the prices did not cover, when last looked at.</summary>
    internal int Uncovered => _uncovered.Count;

    /// <summary>What all rows together could gain beyond their prices at most, in weight: with the value of the prices a bound (weak duality).</summary>
    internal long Missing { get; private set; }

    /// <summary>The best candidates of each row at the prices as they are, all of which are to be taken in. Null when told to stop.</summary>
    /// <param name="rows">Rows to look at.</param>
    /// <param name="margin">How far a pair's points minus price may lie below the price of the row; null for any.</param>
    /// <param name="most">How many for a row.</param>
    internal FoundPairs? Candidates(int[] rows, int? margin, int most)
    {
        var bars = new int[_network.Rows];
        foreach (var row in rows) bars[row] = margin is { } below ? Bar(row, below) : -(int)Math.Min(_network.Bonus, LowestBar);
        var begin = Stopwatch.GetTimestamp();
        var found = _scan.Best(rows, Prices(), bars, most);
        if (found is not null) _reserve.Begin(rows, found, bars, most);
        Count(begin);
        return found;
    }

    /// <summary>
    /// Pairs that are not covered or nearly so, for rows that have any; see <see cref="Uncovered"/>. Null when told to stop.
    /// The network must be optimal over its edges.
    /// </summary>
    internal FoundPairs? Find(int[] rows, int margin)
    {
        var begin = Stopwatch.GetTimestamp();
        int[] fallen = [.. rows.Where(r => _again[r] || RowLevel(r) < _rowCovered[r])];
        int[] columns = fallen.Length == rows.Length ? [] : [.. Enumerable.Range(0, _network.Columns).Where(c => _network.ColumnPrice[c] < _columnCovered[c])];
        // Packing many columns anew costs more than it saves.
        if (columns.Length > _network.Columns / 3) (fallen, columns) = (rows, []);

        var bars = new int[_network.Rows];
        foreach (var row in columns.Length > 0 ? rows : fallen) bars[row] = Bar(row, margin);
        var prices = Prices();
        var found = _scan.Best(fallen, prices, bars, Most);
        if (found is null) return null;
        if (columns.Length > 0)
        {
            var isFallen = new bool[_network.Rows];
            foreach (var row in fallen) isFallen[row] = true;
            foreach (var (part, others) in _reserve.Reached(columns, [.. rows.Where(r => !isFallen[r])]))
            {
                if (_scan.BestAmong(part, others, prices, bars, Most) is not { } more) return null;
                foreach (var row in others) found.Set(row, more);
            }
        }
        Judge(columns.Length > 0 ? rows : fallen, found);
        for (var r = 0; r < _network.Rows; r++) _rowCovered[r] = RowLevel(r);
        Array.Copy(_network.ColumnPrice, _columnCovered, _network.Columns);
        Count(begin);
        return found;
    }

    /// <summary>Nothing is known of the row: it is to be scored against everybody.</summary>
    internal void ForgetRow(int row) => _again[row] = true;

    /// <summary>Nothing is known of the column: everybody is to be scored against it.</summary>
    internal void ForgetColumn(int column)
    {
        _columnCovered[column] = long.MaxValue;
        _reserve.Forget(column);
    }

    private void Count(long begin)
    {
        Scans++;
        Time += Stopwatch.GetElapsedTime(begin);
    }

    private void Judge(int[] rows, FoundPairs found)
    {
        _hidden.Clear();
        _uncovered.Clear();
        Missing = 0;
        foreach (var row in rows)
        {
            var most = _network.RowPrice[row];
            foreach (var pair in found.Of(row))
            {
                var value = _network.Scale * pair.Points + _network.Bonus - _network.ColumnPrice[pair.Column];
                // Pairs in use may be worth more than their prices; the bound counts that elsewhere.
                if (value > most && !_network.Uses(row, pair.Column)) most = value;
            }
            if (MayHideMore(row, found.Of(row))) most = Math.Max(most, Unused(row));
            if (most > _network.RowPrice[row]) _uncovered.Add(row);
            Missing += (most - _network.RowPrice[row]) * _network.RowCapacity[row];
            // A full list may hide more; with nothing missing in it there is nothing worse behind it either.
            _again[row] = most > _network.RowPrice[row] && found.Of(row).Length == Most;
        }
        foreach (var row in _hidden.GroupBy(e => e.Row))
            found.Set(row.Key, [.. found.Of(row.Key), .. row.Select(e => new FoundPairs.Found(e.Column, e.Points, 0))]);
        // A few rows can be given theirs for little; with those that are nearly uncovered they would be many.
        if (_network.IsFew(Uncovered)) foreach (var row in rows.Except(_uncovered)) found.Set(row, []);
    }

    /// <summary>
    /// Behind a full list there may be a pair above the price of the row when all pairs in it are in use already; and when the prices of the scan are lower than the true ones
    /// (a scale above 1, prices beyond 16 bits), so that pairs on the bar may be above it. Otherwise nothing behind a full list is better than what stands in it.
    /// </summary>
    private bool MayHideMore(int row, ReadOnlySpan<FoundPairs.Found> found)
    {
        if (found.Length < Most) return false;
        if ((_network.Scale > 1 || _capped) && found[^1].Value >= Bar(row, 0)) return true;
        if (_network.RowLoad[row] < Most) return false;
        foreach (var pair in found) if (!_network.Uses(row, pair.Column)) return false;
        return true;
    }

    /// <summary>
    /// The best weight minus price of an unused pair of the row, over all columns. Those above the price of the row are kept in <see cref="_hidden"/>, as many as the row could use.
    /// </summary>
    private long Unused(int row)
    {
        var above = new AbovePrice(this, row);
        foreach (var tile in _scores.Tiles) _scores.Allowed(row, tile, _buffer, ref above);
        var best = above.Pairs.OrderByDescending(p => p.Value).ThenBy(p => p.Column).Take(Math.Max(Most, _network.RowCapacity[row])).ToArray();
        _hidden.AddRange(best.Select(p => (row, p.Column, p.Points)));
        return best is [var first, ..] ? first.Value : long.MinValue;
    }

    private readonly struct AbovePrice(Pricing pricing, int row) : IFoundPairs
    {
        internal List<(int Column, int Points, long Value)> Pairs { get; } = [];

        public void Add(int column, int score)
        {
            score = pricing._scores.Exact(row, column, score);
            var value = pricing._network.Scale * score + pricing._network.Bonus - pricing._network.ColumnPrice[column];
            if (score >= 0 && value > pricing._network.RowPrice[row] && !pricing._network.Uses(row, column)) Pairs.Add((column, score, value));
        }
    }

    /// <summary>Price of the row without the bonus, which may rise between two looks.</summary>
    private long RowLevel(int row) => _network.RowPrice[row] - _network.Bonus;

    private int Bar(int row, int margin)
    {
        var least = FloorDivide(RowLevel(row), _network.Scale) - margin;
        return (int)Math.Clamp(least, -LowestBar, LowestBar);
    }

    /// <summary>Column prices in whole points, rounded down so that no pair is overlooked, padded to whole tiles.</summary>
    private short[] Prices()
    {
        var prices = new short[_scores.Tiles.Length * Tile.Size];
        _capped = false;
        for (var c = 0; c < _network.Columns; c++)
        {
            // Nobody sees a column without places.
            if (_network.ColumnCapacity[c] == 0) continue;
            var price = _network.ColumnPrice[c] / _network.Scale;
            _capped |= price > short.MaxValue;
            prices[c] = (short)Math.Min(short.MaxValue, price);
        }
        return prices;
    }

    private static long FloorDivide(long a, long b) => a >= 0 ? a / b : -((-a + b - 1) / b);
}
