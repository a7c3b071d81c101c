namespace Upward.Web.Tests.Support;

/// <summary>The real clock, moved by hand: timers go on running, and a test can say "eight days later".</summary>
public sealed class FakeClock : TimeProvider
{
    private long _offset;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));
}
