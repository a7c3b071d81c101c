using System.Collections.Concurrent;

namespace Upward.Web.Features.Identity;

/// <summary>
/// Counts failed sign-ins by account and network address: more than ten a minute are not evaluated, and after twenty in a
/// row that address waits a quarter of an hour for that account. Somebody else's failures never lock the owner out, because
/// the owner comes from another address (trust.md B1). Kept in memory, per node.
/// </summary>
public sealed class SignInGuard(TimeProvider clock)
{
    public const int TriesPerMinute = 10, FailuresUntilLock = 20;
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(string Account, string Address), Tries> _tries = new();

    /// <summary>Null when the try may be evaluated, otherwise how long to wait.</summary>
    public TimeSpan? MustWait(string account, string address)
    {
        var now = clock.GetUtcNow();
        if (_tries.Count > 100_000) Forget(now);
        var tries = _tries.GetOrAdd(Key(account, address), _ => new Tries());
        lock (tries)
        {
            if (tries.LockedUntil > now) return tries.LockedUntil - now;
            if (now - tries.MinuteBegan >= TimeSpan.FromMinutes(1)) (tries.MinuteBegan, tries.InMinute) = (now, 0);
            return ++tries.InMinute > TriesPerMinute ? tries.MinuteBegan + TimeSpan.FromMinutes(1) - now : null;
        }
    }

    public void Failed(string account, string address)
    {
        var tries = _tries.GetOrAdd(Key(account, address), _ => new Tries());
        lock (tries)
            if (++tries.FailuresInARow >= FailuresUntilLock) (tries.LockedUntil, tries.FailuresInARow) = (clock.GetUtcNow() + LockTime, 0);
    }

    public void Succeeded(string account, string address) => _tries.TryRemove(Key(account, address), out _);

    private static (string, string) Key(string account, string address) => (account.Trim().ToUpperInvariant(), address);

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, tries) in _tries)
            if (tries.LockedUntil < now && now - tries.MinuteBegan > LockTime) _tries.TryRemove(key, out _);
    }

    private sealed class Tries
    {
        public DateTimeOffset MinuteBegan, LockedUntil;
        public int InMinute, FailuresInARow;
    }
}
