namespace Upward.MatchingEngine;

/// <summary>One run: make ready for scoring, solve, prove, say who is left out and why.</summary>
internal sealed class MatchingRun(MatchingProblem problem, SolveOptions options, CancellationToken ct)
{
    private readonly StopSignal _stop = new(options.TimeLimit, options.Clock, ct);

    /// <summary>What solved, once <see cref="Execute"/> has begun.</summary>
    internal PricedSolver? Solver { get; private set; }

    internal MatchingResult Execute()
    {
        var left = Capacities.Left(problem);
        var progress = new RunProgress(options.Progress, problem.Locked.Count, LockedPoints());
        var scores = ScoreCompiler.Compile(problem, j => left.Mentors[j] == 0);
        var solver = Solver = new PricedSolver(problem, scores, left, options.Threads > 0 ? options.Threads : Environment.ProcessorCount, _stop, progress);
        var finished = solver.Run();
        progress.Begin(SolvePhase.Proving, 1000, 1000, 1);
        var result = finished ? Proven(solver) : Stopped(solver);
        progress.Finished(result.Matched, result.UpperBound);
        return result;
    }

    private MatchingResult Proven(PricedSolver solver)
    {
        var pairs = Pairs(solver);
        var unmatched = new Causes(problem, solver).Unmatched(pairs);
        return new(SolveStatus.Optimal, pairs, unmatched, pairs.Sum(p => (long)p.Points), pairs.Length, Proof.Of(problem, solver));
    }

    private MatchingResult Stopped(PricedSolver solver)
    {
        FillGreedily(solver.Network);
        var pairs = Pairs(solver);
        var network = solver.Network;
        // Before the first scan nothing is known: every free place may still give the most points.
        var points = Math.Min(solver.PointsBound, solver.Places * problem.MaxPoints);
        var count = solver.Places;
        if (solver.WeightBound < long.MaxValue)
        {
            // For people-first the best answer has at least as many pairs as this one, each of which holds one bonus of the weight.
            var bounded = problem.Objective == Objective.Total ? solver.WeightBound / network.Scale : solver.WeightBound - network.Bonus * network.PairCount;
            points = Math.Min(points, bounded);
            if (problem.Objective == Objective.PeopleFirst) count = Math.Min(count, solver.WeightBound / network.Bonus);
        }
        return new(SolveStatus.StoppedEarly, pairs, Causes.NotReached(problem, pairs), points + LockedPoints(), count + problem.Locked.Count, null);
    }

    /// <summary>After an early stop: whoever still has room takes the best free candidate, in order. Prices no longer fit.</summary>
    private static void FillGreedily(SparseNetwork network)
    {
        for (var row = 0; row < network.Rows; row++)
        {
            for (var edge = network.RowStart[row]; edge < network.RowStart[row + 1] && network.HasRoom(row); edge++)
            {
                if (!network.Used[edge] && network.HasRoomAt(network.ColumnOf[edge])) network.Join(edge);
            }
        }
    }

    private MatchedPair[] Pairs(PricedSolver solver)
    {
        var network = solver.Network;
        var chosen = Enumerable.Range(0, network.Edges).Where(e => network.Used[e])
            .Select(e => Pair(new(solver.Scores.PersonOfRow[network.RowOf[e]], solver.Scores.PersonOfColumn[network.ColumnOf[e]]), network.PointsOf[e], locked: false));
        return [.. chosen.Concat(problem.Locked.Select(key => Pair(key, PointsOf(key), locked: true)))
            .OrderBy(p => p.MenteeId, StringComparer.Ordinal).ThenBy(p => p.MentorId, StringComparer.Ordinal)];
    }

    private MatchedPair Pair(PairKey key, int points, bool locked) =>
        new(key.Mentee, key.Mentor, problem.Mentees[key.Mentee].Id, problem.Mentors[key.Mentor].Id, points, locked);

    private int PointsOf(PairKey key) => problem.Criteria.Sum(c => c.Points(key.Mentee, key.Mentor));

    private long LockedPoints() => problem.Locked.Sum(key => (long)PointsOf(key));
}
