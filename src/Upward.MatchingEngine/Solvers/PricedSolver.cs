using System.Diagnostics;

namespace Upward.MatchingEngine;

/// <summary>
/// Exact over all pairs without ever holding them: solve over a few good candidates for each row, then go over all pairs with the prices of that answer,
/// take in whatever could improve it, and solve again, until nothing is found (column generation; for assignment Volgenant's LAPMOD, 1996).
/// </summary>
internal sealed class PricedSolver
{
    private const int FirstCandidates = 32;
    private const int PricedCandidates = 64;

    private readonly MatchingProblem _problem;
    private readonly CompiledScores _scores;
    private readonly PairScan _scan;
    private readonly EdgeSolver _solver;
    private readonly StopSignal _stop;
    private readonly RunProgress _progress;
    private readonly int[] _rows;
    private readonly int[] _bestOfRow;
    private readonly long[] _rowPriceSeen;
    private readonly long[] _columnPriceSeen;
    private readonly bool[] _more;
    private readonly short[] _buffer = new short[Tile.Size];
    private readonly short[] _noPrices;
    private readonly List<(int Row, int Column, int Points)> _extra = [];
    private int _highest;
    private int _round;
    private bool _capped;

    internal PricedSolver(MatchingProblem problem, CompiledScores scores, Capacities left, int threads, StopSignal stop, RunProgress progress)
    {
        (_problem, _scores, _stop, _progress) = (problem, scores, stop, progress);
        int[] rowCapacity = [.. scores.PersonOfRow.Select(i => left.Mentees[i])], columnCapacity = [.. scores.PersonOfColumn.Select(j => left.Mentors[j])];
        var places = Math.Min(rowCapacity.Sum(c => (long)c), columnCapacity.Sum(c => (long)c));
        Network = new(rowCapacity, columnCapacity, problem.Objective == Objective.PeopleFirst ? 1 : places + 1, problem.Objective == Objective.PeopleFirst ? FirstBonus(problem) : 1);
        _solver = new(Network, stop) { Left = left => progress.Placed(Network.PairCount, left) };
        _scan = new(problem, scores, threads, stop) { RowsDone = progress.Done };
        _rows = [.. Enumerable.Range(0, rowCapacity.Length).Where(r => rowCapacity[r] > 0)];
        _bestOfRow = new int[rowCapacity.Length];
        _rowPriceSeen = new long[rowCapacity.Length];
        _columnPriceSeen = new long[columnCapacity.Length];
        _more = new bool[rowCapacity.Length];
        _noPrices = new short[scores.Tiles.Length * Tile.Size];
        Places = places;
    }

    internal SparseNetwork Network { get; }

    internal CompiledScores Scores => _scores;

    /// <summary>Most pairs any answer can have, locked ones not counted.</summary>
    internal long Places { get; }

    /// <summary>For people-first, who is reached from people with room; null when everybody of one side is placed or the run was stopped.</summary>
    internal Reach? Cover { get; private set; }

    /// <summary>The best answer weighs at most this much; known after the first scan.</summary>
    internal long WeightBound { get; private set; } = long.MaxValue;

    /// <summary>The best answer has at most this many points; known after the first scan.</summary>
    internal long PointsBound { get; private set; } = long.MaxValue;

    internal long PairsSeen => _scan.PairsSeen;

    internal int Scans { get; private set; }

    internal TimeSpan ScanTime { get; private set; }

    internal long Bids => _solver.Bids;

    internal long Searches => _solver.Searches;

    /// <summary>Solves. Gives false when told to stop; the network then holds an allowed answer and the bounds are true.</summary>
    internal bool Run()
    {
        if (_rows.Length == 0 || Places == 0) return true;
        if (!FirstCandidatesFound()) return false;
        if (!Solve(cold: true)) return false;
        while (true)
        {
            if (!Complete()) return false;
            if (_problem.Objective == Objective.Total || Network.PairCount == Places) return true;
            Cover = Reach.FromRows(_scores, Network, _stop);
            if (Cover is null) return false;
            if (!Cover.FoundRoom) return true;
            // More pairs are possible: the bonus was too small to pay for them.
            Cover = null;
            Network.Raise(Network.Bonus * 4);
            if (!Solve(cold: false)) return false;
        }
    }

    /// <summary>A bonus beyond the differences that people compete for, yet far below all points together: great penalties make price wars.</summary>
    internal static long FirstBonus(MatchingProblem problem) => Math.Max(10, problem.MaxPoints / 10);

    private bool FirstCandidatesFound()
    {
        _progress.Begin(SolvePhase.Scoring, 0, 1000, _rows.Length);
        if (Scan(_rows, Prices(), new int[_scores.Rows], FirstCandidates) is not { } first) return false;
        foreach (var row in _rows)
        {
            var found = first.Of(row);
            _bestOfRow[row] = found.Length > 0 ? found[0].Points : 0;
            _highest = Math.Max(_highest, _bestOfRow[row]);
        }
        Network.Add(first);
        PointsBound = Math.Min(_rows.Sum(r => (long)_bestOfRow[r] * Network.RowCapacity[r]), Places * _highest);
        WeightBound = Network.Scale * PointsBound + Network.Bonus * Places;
        _progress.Bound = PointsBound;
        if (_scores.Columns <= FirstCandidates) return true;

        // A rough auction tells who is in demand; the best at those prices are better candidates than the best by score alone.
        _progress.Begin(SolvePhase.Placing, 0, 100, _rows.Length);
        var rough = Math.Max(2, _highest * Auction.Unit / 500);
        if (!_solver.Auction(EdgeSolver.Steps(_highest * Auction.Unit / 25, rough), warm: false)) return false;
        var repair = new DualRepair(Network, _stop);
        var bars = new int[_scores.Rows];
        foreach (var row in _rows)
        {
            repair.SettleRow(row);
            bars[row] = Bar(row, Math.Max(1, _highest * 8 / 100));
        }
        _progress.Begin(SolvePhase.Placing, 100, 500, _rows.Length);
        if (Scan(_rows, Prices(), bars, PricedCandidates) is not { } priced) return false;
        Network.Add(priced);
        return true;
    }

    private bool Solve(bool cold)
    {
        if (cold) _progress.Begin(SolvePhase.Placing, 500, 1000, _rows.Length);
        var from = cold ? _highest * Auction.Unit / 25 : 2 * Auction.Unit;
        return _solver.Auction(EdgeSolver.Steps(from, 2), warm: !cold) && _solver.Repair();
    }

    private FoundPairs? Scan(int[] rows, short[] prices, int[] bars, int most)
    {
        var begin = Stopwatch.GetTimestamp();
        var found = _scan.Best(rows, prices, bars, most);
        Scans++;
        ScanTime += Stopwatch.GetElapsedTime(begin);
        return found;
    }

    /// <summary>Scans and solves until no pair is missing.</summary>
    private bool Complete()
    {
        // Nobody has been looked at with the prices of a whole answer yet.
        Array.Fill(_rowPriceSeen, long.MaxValue);
        while (true)
        {
            _progress.BeginRound(_round++, _rows.Length);
            var (missing, found) = Missing();
            if (found is null) return false;
            if (missing == 0) return true;
            foreach (var row in _extra.GroupBy(e => e.Row))
                found.Set(row.Key, [.. found.Of(row.Key).ToArray(), .. row.Select(e => new FoundPairs.Found(e.Column, e.Points, 0))]);
            Network.Add(found);
            var finished = missing > _rows.Length / 50 ? Solve(cold: false) : _solver.Repair();
            if (!finished) return false;
        }
    }

    /// <summary>Rows with a pair that their prices do not cover, and candidates that are new or nearly so.</summary>
    private (int Rows, FoundPairs? Found) Missing()
    {
        var margin = Math.Max(1, _highest / 50);
        var everybody = Enumerable.Range(0, Network.Columns).Any(c => Network.ColumnPrice[c] < _columnPriceSeen[c]);
        var rows = everybody ? _rows : [.. _rows.Where(r => _more[r] || Network.RowPrice[r] < _rowPriceSeen[r])];
        var bars = new int[_scores.Rows];
        foreach (var row in rows) bars[row] = Bar(row, margin);
        var found = Scan(rows, Prices(), bars, PricedCandidates);
        if (found is null) return (0, null);

        _extra.Clear();
        var missing = 0;
        var bound = 0L;
        foreach (var row in rows)
        {
            var most = Network.RowPrice[row];
            foreach (var pair in found.Of(row))
            {
                // Pairs in use may be worth more than their prices; the bound counts that below.
                if (!IsUsed(row, pair.Column)) most = Math.Max(most, Network.Scale * pair.Points + Network.Bonus - Network.ColumnPrice[pair.Column]);
            }
            if (MayHideMore(row, found.Of(row))) most = Math.Max(most, BestUnused(row));
            if (most > Network.RowPrice[row]) missing++;
            bound += (most - Network.RowPrice[row]) * Network.RowCapacity[row];
            _rowPriceSeen[row] = Network.RowPrice[row];
            // A full list may hide more; with nothing missing in it there is nothing worse behind it either.
            _more[row] = most > Network.RowPrice[row] && found.Of(row).Length == PricedCandidates;
        }
        if (rows.Length == _rows.Length) Array.Copy(Network.ColumnPrice, _columnPriceSeen, Network.Columns);
        else for (var c = 0; c < Network.Columns; c++) _columnPriceSeen[c] = Math.Max(_columnPriceSeen[c], Network.ColumnPrice[c]);
        if (rows.Length == _rows.Length) Tighten(bound);
        return (missing, found);
    }

    /// <summary>
    /// With a scale above 1, or prices beyond 16 bits, the prices of a scan are lower than the true ones, so behind a full list of pairs on the bar there may be one above it.
    /// Otherwise nothing behind a full list is better than what stands in it.
    /// </summary>
    private bool MayHideMore(int row, ReadOnlySpan<FoundPairs.Found> found) =>
        (Network.Scale > 1 || _capped) && found.Length == PricedCandidates && found[^1].Value >= Bar(row, 0);

    /// <summary>The best weight minus price of an unused pair of the row, over all columns; the pair becomes a candidate by the next scan's rounding or by <see cref="_extra"/>.</summary>
    private long BestUnused(int row)
    {
        var best = new ExactBest(this, row);
        foreach (var tile in _scores.Tiles)
        {
            _scores.Score(row, tile, _buffer);
            _scores.Filter(tile, _buffer, _noPrices, 0, ref best);
        }
        if (best.Value > Network.RowPrice[row]) _extra.Add((row, best.Column, best.Points));
        return best.Value;
    }

    private struct ExactBest(PricedSolver solver, int row) : IFoundPairs
    {
        internal long Value { get; private set; } = long.MinValue;

        internal int Column { get; private set; }

        internal int Points { get; private set; }

        public void Add(int column, int score)
        {
            score = solver._scores.Exact(row, column, score);
            var value = solver.Network.Scale * score + solver.Network.Bonus - solver.Network.ColumnPrice[column];
            if (score < 0 || value <= Value || solver.IsUsed(row, column)) return;
            (Value, Column, Points) = (value, column, score);
        }
    }

    /// <summary>Weak duality: prices, terms of used pairs, and what each row could gain beyond its price.</summary>
    private void Tighten(long missing)
    {
        var bound = missing;
        for (var r = 0; r < Network.Rows; r++) bound += Network.RowPrice[r] * Network.RowCapacity[r];
        for (var c = 0; c < Network.Columns; c++) bound += Network.ColumnPrice[c] * Network.ColumnCapacity[c];
        for (var edge = 0; edge < Network.Edges; edge++)
        {
            if (Network.Used[edge]) bound += Math.Max(0, Network.Weight(edge) - Network.RowPrice[Network.RowOf[edge]] - Network.ColumnPrice[Network.ColumnOf[edge]]);
        }
        WeightBound = bound;
        _progress.Bound = Math.Min(PointsBound, Network.Scale == 1 ? bound - Network.Bonus * Network.PairCount : bound / Network.Scale);
    }

    private bool IsUsed(int row, int column)
    {
        foreach (var edge in Network.EdgesInUse(row))
        {
            if (Network.ColumnOf[edge] == column) return true;
        }
        return false;
    }

    private int Bar(int row, int margin)
    {
        var least = FloorDivide(Network.RowPrice[row] - Network.Bonus, Network.Scale) - margin;
        return (int)Math.Clamp(least, -100_000, 100_000);
    }

    /// <summary>Column prices in whole points, rounded down so that no pair is overlooked, padded to whole tiles.</summary>
    private short[] Prices()
    {
        var prices = new short[_scores.Tiles.Length * Tile.Size];
        _capped = false;
        for (var c = 0; c < Network.Columns; c++)
        {
            var price = Network.ColumnPrice[c] / Network.Scale;
            _capped |= price > short.MaxValue;
            prices[c] = (short)Math.Min(short.MaxValue, price);
        }
        return prices;
    }

    private static long FloorDivide(long a, long b) => a >= 0 ? a / b : -((-a + b - 1) / b);

}
