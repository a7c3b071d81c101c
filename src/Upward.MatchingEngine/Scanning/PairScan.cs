namespace Upward.MatchingEngine;

/// <summary>What a scan found for each row: the best pairs above the row's bar, best first.</summary>
internal sealed class FoundPairs(int rows)
{
    private readonly (Found[] Block, int From, int Count)[] _rows = new (Found[], int, int)[rows];

    /// <summary>A pair by its column, exact points, and points minus the price of the column.</summary>
    internal readonly record struct Found(int Column, int Points, int Value);

    internal ReadOnlySpan<Found> Of(int row) => _rows[row].Block is { } block ? block.AsSpan(_rows[row].From, _rows[row].Count) : [];

    internal void Set(int row, Found[] block, int from, int count) => _rows[row] = (block, from, count);

    internal void Set(int row, Found[] all) => Set(row, all, 0, all.Length);

    /// <summary>Takes over what another scan found for a row.</summary>
    internal void Set(int row, FoundPairs from) => _rows[row] = from._rows[row];

    /// <summary>Columns were numbered within a selection: gives them their own numbers again.</summary>
    internal void Renumber(int[] rows, int[] columns)
    {
        foreach (var row in rows)
        {
            var (block, from, count) = _rows[row];
            for (var at = from; at < from + count; at++) block[at] = block[at] with { Column = columns[block[at].Column] };
        }
    }
}

/// <summary>
/// Goes over all pairs of the given rows, a tile of partners at a time, and keeps for each row the best few by points minus price.
/// Rows are independent and ties are broken by a hash of the two ids, so the outcome does not depend on the number of threads, the order of tiles or the width of registers.
/// </summary>
/// <remarks>O(rows x columns x tags a person) time on all threads together; memory O(rows x most).</remarks>
internal sealed class PairScan
{
    private const int RowsInBlock = 128;
    private const int FewRows = 16;
    private const int ColumnBits = 21;
    private const int HashBits = 23;
    private const int ValueOffset = 1 << 17;

    private readonly CompiledScores _scores;
    private readonly int _threads;
    private readonly StopSignal _stop;
    private readonly uint[] _rowHash;
    private readonly uint[] _columnHash;

    internal PairScan(MatchingProblem problem, CompiledScores scores, int threads, StopSignal stop)
        : this(scores, threads, stop,
            [.. scores.PersonOfRow.Select(i => (uint)StableHash.Of(problem.Mentees[i].Id, problem.Seed))],
            [.. scores.PersonOfColumn.Select(j => (uint)StableHash.Of(problem.Mentors[j].Id, problem.Seed))])
    {
    }

    private PairScan(CompiledScores scores, int threads, StopSignal stop, uint[] rowHash, uint[] columnHash) =>
        (_scores, _threads, _stop, _rowHash, _columnHash) = (scores, threads, stop, rowHash, columnHash);

    /// <summary>Most columns the keys have room for: 2,097,152.</summary>
    internal const int MostColumns = 1 << ColumnBits;

    /// <summary>Rows done so far in the running scan, for progress.</summary>
    internal Action<int>? RowsDone { get; set; }

    /// <summary>Pairs looked at by all scans so far.</summary>
    internal long PairsSeen { get; private set; }

    /// <param name="rows">The rows to scan, in any order.</param>
    /// <param name="prices">Price of each column in points, 0 or more, padded to whole tiles.</param>
    /// <param name="bars">For each row of the problem the least points minus price that counts.</param>
    /// <param name="most">How many pairs to keep for a row.</param>
    /// <returns>What was found, or null when told to stop.</returns>
    internal FoundPairs? Best(int[] rows, short[] prices, int[] bars, int most)
    {
        var found = new FoundPairs(_scores.Rows);
        PairsSeen += (long)rows.Length * _scores.Columns;
        if (rows.Length <= FewRows)
        {
            var space = new Workspace(rows.Length, most);
            if (!Scan(0, rows, prices, bars, most, space)) return null;
            space.Hand(rows, prices, found);
            return found;
        }
        var blocks = (rows.Length + RowsInBlock - 1) / RowsInBlock;
        var done = 0;
        var stopped = false;
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = _threads }, () => new Workspace(RowsInBlock, most), (block, state, space) =>
        {
            if (_stop.Requested) { stopped = true; state.Stop(); return space; }
            var ofBlock = rows.AsSpan(block * RowsInBlock, Math.Min(RowsInBlock, rows.Length - block * RowsInBlock));
            if (!Scan(block, ofBlock, prices, bars, most, space)) { stopped = true; state.Stop(); return space; }
            space.Hand(ofBlock, prices, found);
            RowsDone?.Invoke(Interlocked.Add(ref done, ofBlock.Length));
            return space;
        }, _ => { });
        return stopped ? null : found;
    }

    /// <summary>The same as <see cref="Best"/> among some of the columns, given in ascending order; prices are those of all columns.</summary>
    internal FoundPairs? BestAmong(int[] columns, int[] rows, short[] prices, int[] bars, int most)
    {
        var few = new PairScan(_scores.Only(columns), _threads, _stop, _rowHash, [.. columns.Select(c => _columnHash[c])]);
        var theirs = new short[few._scores.Tiles.Length * Tile.Size];
        for (var c = 0; c < columns.Length; c++) theirs[c] = prices[columns[c]];
        var found = few.Best(rows, theirs, bars, most);
        PairsSeen += few.PairsSeen;
        found?.Renumber(rows, columns);
        return found;
    }

    private bool Scan(int block, ReadOnlySpan<int> rows, short[] prices, int[] bars, int most, Workspace space)
    {
        var sinks = space.Sinks;
        for (var r = 0; r < rows.Length; r++) sinks[r] = new(_scores, rows[r], prices, bars[rows[r]], space.Keys, r * 2 * most, most, _rowHash[rows[r]], _columnHash);
        for (var t = 0; t < _scores.Tiles.Length; t++)
        {
            if (_stop.Requested) return false;
            // Threads start at different tiles, so that they do not all wait for the same memory.
            var tile = _scores.Tiles[(t + block) % _scores.Tiles.Length];
            for (var r = 0; r < rows.Length; r++)
            {
                _scores.Score(rows[r], tile, space.Scores);
                var passing = _scores.Pass(tile, space.Scores, prices, sinks[r].Bar, space.Passed);
                if (passing > 2 * most && _scores.IsExact) RaiseBar(tile, prices, sinks[r].Bar, most, space);
                CompiledScores.Hand(tile, space.Scores, space.Passed, ref sinks[r]);
            }
        }
        for (var r = 0; r < rows.Length; r++) sinks[r].Finish();
        return true;
    }

    /// <summary>
    /// Where very many of a tile pass, a higher bar, about the highest that still lets as many pass as are wanted. Counting by vectors costs far less than taking them one by one.
    /// </summary>
    private void RaiseBar(Tile tile, short[] prices, int bar, int most, Workspace space)
    {
        var (low, high) = (bar, MatchingProblem.MaxPairPoints + 1);
        while (high - low > 1)
        {
            var middle = (low + high) >> 1;
            var passing = _scores.Pass(tile, space.Scores, prices, middle, space.Passed);
            if (passing >= most) low = middle; else high = middle;
            if (passing >= most && passing <= 2 * most) return;
        }
        _scores.Pass(tile, space.Scores, prices, low, space.Passed);
    }

    private sealed class Workspace(int rows, int most)
    {
        internal ulong[] Keys { get; } = new ulong[rows * 2 * most];

        internal Sink[] Sinks { get; } = new Sink[rows];

        internal short[] Scores { get; } = new short[Tile.Size];

        internal ulong[] Passed { get; } = new ulong[Tile.Words];

        internal void Hand(ReadOnlySpan<int> rows, short[] prices, FoundPairs found)
        {
            var total = 0;
            for (var r = 0; r < rows.Length; r++) total += Sinks[r].Count;
            var all = new FoundPairs.Found[total];
            var at = 0;
            for (var r = 0; r < rows.Length; r++)
            {
                found.Set(rows[r], all, at, Sinks[r].Count);
                foreach (var key in Sinks[r].Kept)
                {
                    var column = (int)(key & (MostColumns - 1));
                    var value = (int)(key >> (ColumnBits + HashBits)) - ValueOffset;
                    all[at++] = new(column, value + prices[column], value);
                }
            }
        }
    }

    /// <summary>The best so far of one row: up to twice as many keys as wanted, cut when full, which raises the bar.</summary>
    private struct Sink(CompiledScores scores, int row, short[] prices, int bar, ulong[] keys, int start, int most, uint rowHash, uint[] columnHash) : IFoundPairs
    {
        internal int Bar { get; private set; } = bar;

        internal int Count { get; private set; }

        internal readonly ReadOnlySpan<ulong> Kept => keys.AsSpan(start, Count);

        public void Add(int column, int score)
        {
            if (!scores.IsExact)
            {
                score = scores.Exact(row, column, score);
                if (score < 0) return;
            }
            var value = score - prices[column];
            // Those of a tile passed the bar it began with.
            if (value < Bar) return;
            if (Count == 2 * most) Cut();
            if (value < Bar) return;
            keys[start + Count++] = Key(value, column);
        }

        internal void Finish()
        {
            if (Count > most) Cut();
            keys.AsSpan(start, Count).Sort();
            keys.AsSpan(start, Count).Reverse();
        }

        private void Cut()
        {
            Selection.GreatestFirst(keys.AsSpan(start, Count), most);
            Count = most;
            var least = ulong.MaxValue;
            foreach (var key in keys.AsSpan(start, most)) least = Math.Min(least, key);
            Bar = Math.Max(Bar, (int)(least >> (ColumnBits + HashBits)) - ValueOffset);
        }

        private readonly ulong Key(int value, int column)
        {
            var hash = (rowHash ^ columnHash[column]) * 0x9E3779B1u;
            return ((ulong)(value + ValueOffset) << (ColumnBits + HashBits)) | ((ulong)(hash >> (32 - HashBits)) << ColumnBits) | (uint)column;
        }
    }
}
