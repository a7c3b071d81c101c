using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Upward.Web.Features.Identity;

/// <summary>
/// Counts tries to sign in by account and network address: more than ten a minute are not evaluated, and after twenty
/// failures in a row that address waits a quarter of an hour for that account. Somebody else's failures never lock the
/// owner out, because the owner comes from another address (trust.md B1). Kept in memory, per node.
/// </summary>
public sealed class SignInGuard(TimeProvider clock)
{
    public const int TriesPerMinute = 10, FailuresUntilLock = 20;
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(string Account, string Network), Tries> _tries = new();

    /// <param name="For">How long until the next try is evaluated.</param>
    /// <param name="JustBegan">True for the first try that is turned away: the one worth an audit entry.</param>
    public readonly record struct Wait(TimeSpan For, bool JustBegan);

    /// <summary>Null when the try may be evaluated, otherwise how long to wait.</summary>
    public Wait? MustWait(string account, string address)
    {
        var now = clock.GetUtcNow();
        if (_tries.Count > 100_000) Forget(now);
        var tries = _tries.GetOrAdd(Key(account, address), _ => new Tries());
        lock (tries)
        {
            if (tries.LockedUntil > now) return new(tries.LockedUntil - now, tries.Announce());
            if (now - tries.MinuteBegan >= TimeSpan.FromMinutes(1)) (tries.MinuteBegan, tries.InMinute, tries.Announced) = (now, 0, false);
            return ++tries.InMinute > TriesPerMinute ? new(tries.MinuteBegan + TimeSpan.FromMinutes(1) - now, tries.Announce()) : null;
        }
    }

    public void Failed(string account, string address)
    {
        var tries = _tries.GetOrAdd(Key(account, address), _ => new Tries());
        lock (tries)
            if (++tries.FailuresInARow >= FailuresUntilLock) (tries.LockedUntil, tries.FailuresInARow, tries.Announced) = (clock.GetUtcNow() + LockTime, 0, false);
    }

    public void Succeeded(string account, string address) => _tries.TryRemove(Key(account, address), out _);

    private static (string, string) Key(string account, string address) => (account.Trim().ToUpperInvariant(), NetworkOf(address));

    /// <summary>A home or an office owns a whole /64 of IPv6 addresses: counting single ones would give an attacker 2^64 tries.</summary>
    private static string NetworkOf(string address) =>
        IPAddress.TryParse(address, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6 && !ip.IsIPv4MappedToIPv6
            ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, 8))
            : address;

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, tries) in _tries)
            if (tries.LockedUntil < now && now - tries.MinuteBegan > LockTime) _tries.TryRemove(key, out _);
    }

    private sealed class Tries
    {
        public DateTimeOffset MinuteBegan, LockedUntil;
        public int InMinute, FailuresInARow;
        public bool Announced;

        public bool Announce()
        {
            if (Announced) return false;
            return Announced = true;
        }
    }
}
