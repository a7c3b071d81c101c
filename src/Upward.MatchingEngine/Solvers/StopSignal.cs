namespace Upward.MatchingEngine;

/// <summary>Whether a run shall end now: cancelled, or out of time. Cheap enough to ask in every outer loop.</summary>
internal sealed class StopSignal(TimeSpan? limit, TimeProvider clock, CancellationToken ct)
{
    private readonly long _start = clock.GetTimestamp();

    internal bool Requested => ct.IsCancellationRequested || (limit is { } most && clock.GetElapsedTime(_start) >= most);
}
