namespace Upward.MatchingEngine;

/// <summary>
/// Exact over all pairs without ever holding them: solve over a few good candidates for each row, then go over all pairs with the prices of that answer,
/// take in whatever could improve it, and solve again, until nothing is found (column generation; for assignment Volgenant's LAPMOD, 1996).
/// </summary>
internal sealed class PricedSolver
{
    private const int FirstCandidates = 32;

    private readonly MatchingProblem _problem;
    private readonly EdgeSolver _solver;
    private readonly Pricing _pricing;
    private readonly StopSignal _stop;
    private readonly RunProgress _progress;
    private int[] _rows = [];
    private int _highest;
    private int _round;

    internal PricedSolver(MatchingProblem problem, CompiledScores scores, Capacities left, int threads, StopSignal stop, RunProgress progress)
    {
        (_problem, Scores, _stop, _progress) = (problem, scores, stop, progress);
        int[] rowCapacity = [.. scores.PersonOfRow.Select(i => left.Mentees[i])], columnCapacity = [.. scores.PersonOfColumn.Select(j => left.Mentors[j])];
        var peopleFirst = problem.Objective == Objective.PeopleFirst;
        Network = new(rowCapacity, columnCapacity, peopleFirst ? 1 : PlacesOf(rowCapacity, columnCapacity) + 1, peopleFirst ? FirstBonus(problem) : 1);
        _solver = new(Network, stop) { Left = left => progress.Placed(Network.PairCount, left) };
        _pricing = new(problem, scores, Network, threads, stop, progress.Done);
        CountPlaces();
    }

    internal SparseNetwork Network { get; }

    internal CompiledScores Scores { get; }

    /// <summary>Most pairs any answer can have, locked ones not counted.</summary>
    internal long Places { get; private set; }

    /// <summary>For people-first, who is reached from people with room; null when everybody of one side is placed or the run was stopped.</summary>
    internal Reach? Cover { get; private set; }

    /// <summary>The best answer weighs at most this much; known after the first scan.</summary>
    internal long WeightBound { get; private set; } = long.MaxValue;

    /// <summary>The best answer has at most this many points; known after the first scan.</summary>
    internal long PointsBound { get; private set; } = long.MaxValue;

    internal Pricing Pricing => _pricing;

    internal long Bids => _solver.Bids;

    internal long Searches => _solver.Searches;

    /// <summary>Solves from nothing. Gives false when told to stop; the network then holds an allowed answer and the bounds are true.</summary>
    internal bool Run()
    {
        if (Places == 0) return true;
        if (!FirstCandidatesFound()) return false;
        _progress.Begin(SolvePhase.Placing, 500, 1000, _rows.Length);
        return _solver.Run(_highest) && Prove();
    }

    /// <summary>Solves from the pairs and prices of another answer, whole or nearly so. Gives false when told to stop.</summary>
    /// <param name="columnPrices">A price for each column, 0 or more, in weight.</param>
    /// <param name="pairs">Pairs within the capacities, as row and column; forbidden ones are left out.</param>
    internal bool Resume(long[] columnPrices, IReadOnlyList<(int Row, int Column)> pairs)
    {
        if (Places == 0) return true;
        columnPrices.CopyTo(Network.ColumnPrice, 0);
        _progress.Begin(SolvePhase.Scoring, 0, 1000, _rows.Length);
        if (_pricing.Candidates(_rows, null, Pricing.Most) is not { } found) return false;
        Bound(found);
        foreach (var ofRow in pairs.GroupBy(p => p.Row))
            found.Set(ofRow.Key, [.. found.Of(ofRow.Key), .. Known(ofRow.Key, ofRow.Select(p => p.Column))]);
        if (!Network.Add(found, _stop)) return false;
        foreach (var (row, column) in pairs)
        {
            if (Network.EdgeBetween(row, column) is var edge and >= 0) Network.Join(edge);
        }
        _progress.Begin(SolvePhase.Placing, 0, 1000, _rows.Length);
        // Searches place people one by one: an auction is quicker when many are to be placed.
        var finished = Places - Network.PairCount > Places / 50 ? _solver.Again() : _solver.Repair();
        return finished && Prove();
    }

    /// <summary>Whether a person of the side can get this capacity without changing what a point weighs.</summary>
    internal bool CanTake(Side side, int capacity)
    {
        var (rows, columns) = (Network.RowCapacity.Sum(c => (long)c), Network.ColumnCapacity.Sum(c => (long)c));
        return _problem.Objective == Objective.PeopleFirst || Network.Scale > (side == Side.Mentee ? Math.Min(rows + capacity, columns) : Math.Min(rows, columns + capacity));
    }

    /// <summary>Another capacity of a row. What it gives is to be handed to <see cref="Repair(IReadOnlyCollection{int}, IReadOnlyCollection{int})"/>.</summary>
    internal (int[] Rows, int[] Columns) SetRowCapacity(int row, int capacity)
    {
        var lost = new List<int>();
        while (Network.RowLoad[row] > capacity)
        {
            var worst = Worst(Network.EdgesInUse(row), edge => Network.ColumnPrice[Network.ColumnOf[edge]]);
            lost.Add(Network.ColumnOf[worst]);
            Network.Part(worst);
        }
        if (Network.RowCapacity[row] == 0) _pricing.ForgetRow(row);
        Network.SetCapacity(Network.RowCapacity, row, capacity);
        if (capacity == 0) Network.RowPrice[row] = Beyond;
        return ([row], [.. lost]);
    }

    /// <summary>Another capacity of a column. What it gives is to be handed to <see cref="Repair(IReadOnlyCollection{int}, IReadOnlyCollection{int})"/>.</summary>
    internal (int[] Rows, int[] Columns) SetColumnCapacity(int column, int capacity)
    {
        var lost = new List<int>();
        while (Network.ColumnLoad[column] > capacity)
        {
            var worst = Worst(Network.EdgesInUseAt(column), edge => Network.RowPrice[Network.RowOf[edge]]);
            lost.Add(Network.RowOf[worst]);
            Network.Part(worst);
        }
        if (Network.ColumnCapacity[column] == 0) _pricing.ForgetColumn(column);
        if (Network.ColumnCapacity[column] == 0 || capacity == 0)
        {
            // Nobody bids that much: a column without places stays out of the way, a new one begins there and comes down.
            Network.ColumnPrice[column] = Beyond;
            Scores.SetOpen(column, capacity > 0);
        }
        Network.SetCapacity(Network.ColumnCapacity, column, capacity);
        return ([.. lost], [column]);
    }

    /// <summary>Goes on after small changes of capacities. Gives false when told to stop.</summary>
    /// <param name="rows">Rows that lost a pair or have another capacity.</param>
    /// <param name="columns">Columns that lost a pair or have another capacity.</param>
    internal bool Repair(IReadOnlyCollection<int> rows, IReadOnlyCollection<int> columns)
    {
        CountPlaces();
        (Cover, _round, WeightBound, PointsBound) = (null, 0, long.MaxValue, long.MaxValue);
        if (Places > 0) return _solver.Repair(rows, columns) && Prove();
        // Nobody can be paired: whoever has a place has it free, and so has the price 0.
        for (var row = 0; row < Network.Rows; row++) if (Network.RowCapacity[row] > 0) Network.RowPrice[row] = 0;
        for (var column = 0; column < Network.Columns; column++) if (Network.ColumnCapacity[column] > 0) Network.ColumnPrice[column] = 0;
        return true;
    }

    /// <summary>The same when anybody may have something left to repair.</summary>
    internal bool Repair() => Repair([.. Enumerable.Range(0, Network.Rows)], [.. Enumerable.Range(0, Network.Columns)]);

    /// <summary>A weight above that of any pair.</summary>
    private long Beyond => Network.Scale * _problem.MaxPoints + Network.Bonus;

    private int Worst(ReadOnlySpan<int> edges, Func<int, long> price)
    {
        var (worst, least) = (-1, long.MaxValue);
        foreach (var edge in edges)
        {
            if (Network.Weight(edge) - price(edge) is var value && value < least) (worst, least) = (edge, value);
        }
        return worst;
    }

    /// <summary>A bonus beyond the differences that people compete for, yet far below all points together: great penalties make price wars.</summary>
    internal static long FirstBonus(MatchingProblem problem) => Math.Max(10, problem.MaxPoints / 10);

    private void CountPlaces()
    {
        Places = PlacesOf(Network.RowCapacity, Network.ColumnCapacity);
        _rows = [.. Enumerable.Range(0, Network.Rows).Where(r => Network.RowCapacity[r] > 0)];
    }

    private static long PlacesOf(int[] rowCapacity, int[] columnCapacity) => Math.Min(rowCapacity.Sum(c => (long)c), columnCapacity.Sum(c => (long)c));

    private bool FirstCandidatesFound()
    {
        _progress.Begin(SolvePhase.Scoring, 0, 1000, _rows.Length);
        if (_pricing.Candidates(_rows, null, FirstCandidates) is not { } first) return false;
        Bound(first);
        if (!Network.Add(first, _stop)) return false;
        if (Scores.Columns <= FirstCandidates) return true;

        // A rough auction tells who is in demand; the best at those prices are better candidates than the best by score alone.
        _progress.Begin(SolvePhase.Placing, 0, 100, _rows.Length);
        if (!_solver.Roughly(_highest)) return false;
        _progress.Begin(SolvePhase.Placing, 100, 500, _rows.Length);
        if (_pricing.Candidates(_rows, Math.Max(1, _highest * 8 / 100), Pricing.Most) is not { } priced) return false;
        return Network.Add(priced, _stop);
    }

    /// <summary>Each row's best partner bounds what it can bring, each price by what it is above 0.</summary>
    private void Bound(FoundPairs found)
    {
        long rows = 0, columns = 0;
        foreach (var row in _rows)
        {
            if (found.Of(row) is not [var best, ..]) continue;
            rows += (long)Math.Max(0, best.Value) * Network.RowCapacity[row];
            foreach (var pair in found.Of(row)) _highest = Math.Max(_highest, pair.Points);
        }
        for (var c = 0; c < Network.Columns; c++) columns += (Network.ColumnPrice[c] + Network.Scale - 1) / Network.Scale * Network.ColumnCapacity[c];
        // At prices of 0 the best partners of all rows are the best there are.
        PointsBound = columns > 0 ? rows + columns : Math.Min(rows, Places * _highest);
        WeightBound = Network.Scale * PointsBound + Network.Bonus * Places;
        _progress.Bound = PointsBound;
    }

    private IEnumerable<FoundPairs.Found> Known(int row, IEnumerable<int> columns)
    {
        foreach (var column in columns)
        {
            int mentee = Scores.PersonOfRow[row], mentor = Scores.PersonOfColumn[column];
            if (_problem.Allows(mentee, mentor)) yield return new(column, _problem.PointsOf(mentee, mentor), 0);
        }
    }

    /// <summary>From an optimum over the edges to one over all pairs, with the most pairs for people-first.</summary>
    private bool Prove()
    {
        while (true)
        {
            if (!Complete()) return false;
            if (_problem.Objective == Objective.Total || Network.PairCount == Places) return true;
            Cover = Reach.FromRows(Scores, Network, _stop);
            if (Cover is null) return false;
            if (!Cover.FoundRoom) return true;
            // More pairs are possible: the bonus was too small to pay for them.
            Cover = null;
            var before = Network.Bonus;
            Network.Raise(before * 4);
            // The bound is in weight too: each pair of the best answer now holds more.
            if (WeightBound < long.MaxValue) WeightBound += (Network.Bonus - before) * Places;
            if (!_solver.Again()) return false;
        }
    }

    /// <summary>Scans and solves until no pair is missing.</summary>
    private bool Complete()
    {
        while (true)
        {
            _progress.BeginRound(_round++, _rows.Length);
            if (_pricing.Find(_rows, Math.Max(1, _highest / 50)) is not { } found) return false;
            Tighten();
            if (_pricing.Uncovered == 0) return true;
            if (!Network.Add(found, _stop)) return false;
            var finished = Network.IsFew(_pricing.Uncovered) ? _solver.Repair(_rows.Where(r => found.Of(r).Length > 0), []) : _solver.Again();
            if (!finished) return false;
        }
    }

    /// <summary>Weak duality: prices, terms of used pairs, and what each row could gain beyond its price.</summary>
    private void Tighten()
    {
        var bound = _pricing.Missing;
        for (var c = 0; c < Network.Columns; c++) bound += Network.ColumnPrice[c] * Network.ColumnCapacity[c];
        for (var r = 0; r < Network.Rows; r++)
        {
            bound += Network.RowPrice[r] * Network.RowCapacity[r];
            foreach (var edge in Network.EdgesInUse(r)) bound += Math.Max(0, Network.Weight(edge) - Network.RowPrice[r] - Network.ColumnPrice[Network.ColumnOf[edge]]);
        }
        WeightBound = bound;
        _progress.Bound = Math.Min(PointsBound, Network.Scale == 1 ? bound - Network.Bonus * Network.PairCount : bound / Network.Scale);
    }
}
