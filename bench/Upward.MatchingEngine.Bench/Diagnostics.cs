using System.Diagnostics;

namespace Upward.MatchingEngine.Bench;

/// <summary>Runs the engine with its counters, and its sparse solver alone on a given list of candidates.</summary>
internal static class Diagnostics
{
    internal sealed record RunFigures(long Edges, double ScanSeconds, int Scans, long PairsScored, long Bids, long Searches);

    internal sealed record SolvedEdges(
        IReadOnlyList<(int Mentee, int Mentor, int Points)> Pairs, long[] MenteePrices, long[] MentorPrices, long Penalty, long Gap, double Seconds, long Bids, long Searches);

    internal static (MatchingResult Result, RunFigures Figures) Solve(MatchingProblem problem, int threads)
    {
        var run = new MatchingRun(problem, new SolveOptions { Threads = threads }, CancellationToken.None);
        var result = run.Execute();
        var solver = run.Solver!;
        return (result, new(solver.Network.Edges, solver.Pricing.Time.TotalSeconds, solver.Pricing.Scans, solver.Pricing.PairsSeen, solver.Bids, solver.Searches));
    }

    internal static SolvedEdges SolveEdges(MatchingProblem problem, List<(int Mentee, int Mentor, int Points)> edges)
    {
        var left = Capacities.Left(problem);
        int[] menteeOfRow = StableHash.Order(problem.Mentees, problem.Seed), mentorOfColumn = StableHash.Order(problem.Mentors, problem.Seed);
        var columnOf = StableHash.Inverse(mentorOfColumn);
        var byMentee = edges.ToLookup(e => e.Mentee);
        var found = new FoundPairs(menteeOfRow.Length);
        for (var row = 0; row < menteeOfRow.Length; row++)
            found.Set(row, [.. byMentee[menteeOfRow[row]].Select(e => new FoundPairs.Found(columnOf[e.Mentor], e.Points, e.Points))]);

        var stop = new StopSignal(null, TimeProvider.System, CancellationToken.None);
        var network = new SparseNetwork([.. menteeOfRow.Select(i => left.Mentees[i])], [.. mentorOfColumn.Select(j => left.Mentors[j])], 1, PricedSolver.FirstBonus(problem));
        network.Add(found);
        var clock = Stopwatch.StartNew();
        var solver = new EdgeSolver(network, stop);
        solver.Run(edges.Count == 0 ? 0 : edges.Max(e => e.Points));
        var seconds = clock.Elapsed.TotalSeconds;

        long[] menteePrices = new long[network.Rows], mentorPrices = new long[network.Columns];
        for (var r = 0; r < network.Rows; r++) menteePrices[menteeOfRow[r]] = network.RowPrice[r];
        for (var c = 0; c < network.Columns; c++) mentorPrices[mentorOfColumn[c]] = network.ColumnPrice[c];
        var used = Enumerable.Range(0, network.Edges).Where(e => network.Used[e]).ToArray();
        var gap = network.RowPrice.Select((p, r) => p * network.RowCapacity[r]).Sum() + network.ColumnPrice.Select((q, c) => q * network.ColumnCapacity[c]).Sum()
            + used.Sum(e => Math.Max(0, network.Weight(e) - network.RowPrice[network.RowOf[e]] - network.ColumnPrice[network.ColumnOf[e]]) - network.Weight(e));
        return new([.. used.Select(e => (menteeOfRow[network.RowOf[e]], mentorOfColumn[network.ColumnOf[e]], (int)network.PointsOf[e])).Order()],
            menteePrices, mentorPrices, network.Bonus, gap, seconds, solver.Bids, solver.Searches);
    }
}
