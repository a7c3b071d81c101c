namespace Upward.MatchingEngine;

/// <summary>
/// Turns what the solver does into reports that never go back. A phase has <see cref="Steps"/> steps; the solver says which part of them its work fills.
/// How often the proving phase goes round is not known before, so each round fills half of what is left.
/// </summary>
internal sealed class RunProgress(IProgress<SolveProgress>? target, int lockedPairs, long lockedPoints)
{
    private const int Steps = 1000;

    private SolvePhase _phase;
    private int _from;
    private int _to;
    private int _work = 1;
    private int _pairs;
    private int _reported = -1;

    /// <summary>Most points the best answer can have without the locked pairs; null while not known.</summary>
    internal long? Bound { get; set; }

    /// <summary>The next work, of so many units, fills the phase from and to so many tenths of a percent.</summary>
    internal void Begin(SolvePhase phase, int from, int to, int work)
    {
        if (phase != _phase) _reported = -1;
        (_phase, _from, _to, _work) = (phase, from, to, Math.Max(1, work));
        Report(0);
    }

    internal void BeginRound(int round, int work) =>
        Begin(SolvePhase.Proving, Steps - (Steps >> round), Steps - (Steps >> (round + 1)), work);

    /// <summary>So many units of the work are done. May be called by several threads at once.</summary>
    internal void Done(int work) => Report(work);

    internal void Placed(int pairs, int left)
    {
        _pairs = pairs;
        Report(_work - Math.Min(left, _work));
    }

    internal void Finished(int pairs, long bound) => target?.Report(new(SolvePhase.Finished, 1, 1, pairs, bound));

    private void Report(int done)
    {
        if (target is null) return;
        lock (target)
        {
            var step = _from + (int)((long)(_to - _from) * done / _work);
            // A hundred reports a phase are enough for any bar.
            if (step < _reported + Steps / 100 && _reported >= 0) return;
            _reported = step;
            target.Report(new(_phase, step, Steps, _pairs + lockedPairs, Bound + lockedPoints));
        }
    }
}
