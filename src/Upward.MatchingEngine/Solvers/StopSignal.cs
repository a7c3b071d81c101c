namespace Upward.MatchingEngine;

/// <summary>Whether a run shall end now: cancelled, or out of time. Cheap enough to ask in every outer loop.</summary>
internal sealed class StopSignal(TimeSpan? limit, TimeProvider clock, CancellationToken ct)
{
    private long _start = clock.GetTimestamp();
    private CancellationToken _ct = ct;

    /// <summary>For work that nobody waits for in vain.</summary>
    internal static StopSignal Never { get; } = new(null, TimeProvider.System, CancellationToken.None);

    internal bool Requested => _ct.IsCancellationRequested || (limit is { } most && clock.GetElapsedTime(_start) >= most);

    /// <summary>For work that leaves nothing behind.</summary>
    internal void ThrowIfRequested()
    {
        if (Requested) throw new OperationCanceledException();
    }

    /// <summary>The next step of the same work begins, with all of its time.</summary>
    internal void Begin(CancellationToken ct) => (_start, _ct) = (clock.GetTimestamp(), ct);
}
