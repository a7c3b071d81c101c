namespace Upward.MatchingEngine;

/// <summary>Makes the result of what a solver holds.</summary>
internal sealed class Answer(MatchingProblem problem, PricedSolver solver, StopSignal stop)
{
    internal MatchingResult Proven()
    {
        var pairs = Pairs();
        return new(SolveStatus.Optimal, pairs, new Causes(problem, solver, stop).Unmatched(pairs), pairs.Sum(p => (long)p.Points), pairs.Length, Proof.Of(problem, solver));
    }

    /// <summary>The best so far. Fills free places with what is at hand, after which prices no longer fit.</summary>
    internal MatchingResult Stopped()
    {
        FillGreedily();
        var pairs = Pairs();
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
        return new(SolveStatus.StoppedEarly, pairs, Causes.NotReached(problem, pairs), points + LockedPoints(problem), count + problem.Locked.Count, null);
    }

    /// <summary>Stopped before anything was known but the pairs that are locked.</summary>
    internal static MatchingResult Nothing(MatchingProblem problem)
    {
        var pairs = InOrder(problem.Locked.Select(key => Pair(problem, key, problem.PointsOf(key.Mentee, key.Mentor), locked: true)));
        var places = Capacities.MostPairs(problem) - pairs.Length;
        return new(SolveStatus.StoppedEarly, pairs, Causes.NotReached(problem, pairs), places * problem.MaxPoints + LockedPoints(problem), places + pairs.Length, null);
    }

    internal static long LockedPoints(MatchingProblem problem) => problem.Locked.Sum(key => (long)problem.PointsOf(key.Mentee, key.Mentor));

    /// <summary>Whoever still has room takes the best free candidate, in order.</summary>
    private void FillGreedily()
    {
        var network = solver.Network;
        for (var row = 0; row < network.Rows; row++)
        {
            for (var edge = network.RowStart[row]; edge < network.RowEnd[row] && network.HasRoom(row); edge++)
            {
                if (!network.Used[edge] && network.HasRoomAt(network.ColumnOf[edge])) network.Join(edge);
            }
        }
    }

    private MatchedPair[] Pairs()
    {
        var network = solver.Network;
        var chosen = Enumerable.Range(0, network.Edges).Where(e => network.Used[e])
            .Select(e => Pair(problem, new(solver.Scores.PersonOfRow[network.RowOf[e]], solver.Scores.PersonOfColumn[network.ColumnOf[e]]), network.PointsOf[e], locked: false));
        return InOrder(chosen.Concat(problem.Locked.Select(key => Pair(problem, key, problem.PointsOf(key.Mentee, key.Mentor), locked: true))));
    }

    internal static MatchedPair[] InOrder(IEnumerable<MatchedPair> pairs) =>
        [.. pairs.OrderBy(p => p.MenteeId, StringComparer.Ordinal).ThenBy(p => p.MentorId, StringComparer.Ordinal)];

    private static MatchedPair Pair(MatchingProblem problem, PairKey key, int points, bool locked) =>
        new(key.Mentee, key.Mentor, problem.Mentees[key.Mentee].Id, problem.Mentors[key.Mentor].Id, points, locked);
}
