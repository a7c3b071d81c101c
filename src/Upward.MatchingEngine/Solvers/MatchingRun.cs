namespace Upward.MatchingEngine;

/// <summary>One run: score, place, prove, say who is left out and why.</summary>
internal sealed class MatchingRun(MatchingProblem problem, SolveOptions options, CancellationToken ct)
{
    private readonly StopSignal _stop = new(options.TimeLimit, options.Clock, ct);
    private long? _bound;

    internal MatchingResult Execute()
    {
        var scores = options.Scores ?? ScoreTable.TryBuild(problem, _stop, ReportRow);
        if (scores is null) return StoppedWhileScoring();

        var network = Network.Of(problem, scores);
        var paths = new AugmentingPaths(network);
        var finished = paths.Run(_stop, row => ReportPlacing(row, network, paths));
        if (!finished) paths.FillGreedily();

        Report(SolvePhase.Proving, 0, 1, paths.PairCount);
        var result = finished ? Proven(scores, network, paths) : Stopped(scores, network, paths);
        options.Progress?.Report(new(SolvePhase.Finished, 1, 1, result.Matched, result.UpperBound));
        return result;
    }

    private MatchingResult Proven(ScoreTable scores, Network network, AugmentingPaths paths)
    {
        var pairs = Pairs(scores, network, paths);
        var causes = new Causes(problem, scores, network, paths, finished: true);
        return new(SolveStatus.Optimal, pairs, causes.Unmatched(pairs), pairs.Sum(p => (long)p.Points), pairs.Length, Proof.Of(problem, network, paths));
    }

    private MatchingResult Stopped(ScoreTable scores, Network network, AugmentingPaths paths)
    {
        var pairs = Pairs(scores, network, paths);
        var causes = new Causes(problem, scores, network, paths, finished: false);
        var (total, count) = Bounds.Of(problem, network, paths);
        foreach (var pair in pairs.Where(p => p.IsLocked)) (total, count) = (total + pair.Points, count + 1);
        return new(SolveStatus.StoppedEarly, pairs, causes.Unmatched(pairs), total, count, null);
    }

    /// <summary>Nothing is known but the locked pairs: every free place may still give the most points.</summary>
    private MatchingResult StoppedWhileScoring()
    {
        var locked = Sorted(problem.Locked.Select(key => Pair(key, problem.Criteria.Sum(c => c.Points(key.Mentee, key.Mentor)), true)));
        var left = Capacities.Left(problem);
        var places = Math.Min(left.Mentees.Sum(c => (long)c), left.Mentors.Sum(c => (long)c));
        var unmatched = Causes.NotReached(problem, locked);
        return new(SolveStatus.StoppedEarly, locked, unmatched, locked.Sum(p => (long)p.Points) + places * problem.MaxPoints, locked.Length + places, null);
    }

    private MatchedPair[] Pairs(ScoreTable scores, Network network, AugmentingPaths paths) => Sorted(
        paths.Pairs().Select(pair => new PairKey(network.MenteeOfRow[pair.Row], network.MentorOfColumn[pair.Column])).Select(key => (key, locked: false))
            .Concat(problem.Locked.Select(key => (key, locked: true)))
            .Select(x => Pair(x.key, scores.Score(x.key.Mentee, x.key.Mentor), x.locked)));

    private MatchedPair Pair(PairKey key, int points, bool locked) =>
        new(key.Mentee, key.Mentor, problem.Mentees[key.Mentee].Id, problem.Mentors[key.Mentor].Id, points, locked);

    private static MatchedPair[] Sorted(IEnumerable<MatchedPair> pairs) =>
        [.. pairs.OrderBy(p => p.MenteeId, StringComparer.Ordinal).ThenBy(p => p.MentorId, StringComparer.Ordinal)];

    private void ReportRow(int row) => Report(SolvePhase.Scoring, row, problem.Mentees.Count, 0);

    private void ReportPlacing(int row, Network network, AugmentingPaths paths)
    {
        // A bound takes a pass over the whole table, so it is made ten times a run only.
        if (options.Progress is not null && (_bound is null || row % Math.Max(1, network.Rows / 10) == 0))
            _bound = Math.Min(_bound ?? long.MaxValue, Bounds.Of(problem, network, paths).Total + LockedPoints());
        Report(SolvePhase.Placing, row, network.Rows, paths.PairCount);
    }

    private void Report(SolvePhase phase, int done, int steps, int placed)
    {
        // A hundred reports a phase are enough for any bar and cost nothing.
        if (options.Progress is not { } progress || done % Math.Max(1, steps / 100) != 0) return;
        progress.Report(new(phase, done, steps, placed + problem.Locked.Count, _bound));
    }

    private long LockedPoints() => problem.Locked.Sum(key => (long)problem.Criteria.Sum(c => c.Points(key.Mentee, key.Mentor)));
}
