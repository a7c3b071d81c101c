namespace Upward.Web.Features.Identity.SecondStep;

/// <summary>The fact that an account asks for a code at sign-in, since when, and with which key. Without a row it does not.</summary>
public sealed class Authenticator
{
    /// <summary>
    /// Who fails here knows the password, so guesses are counted for the account, from wherever they come: after ten in a row
    /// one is looked at every quarter of an hour. Recovery codes and passkeys go on working for the owner.
    /// </summary>
    public const int WrongUntilSlow = 10;
    public static readonly TimeSpan SlowPace = TimeSpan.FromMinutes(15);

    private Authenticator() { }

    public Guid AccountId { get; private set; }
    /// <summary>Encrypted with the installation's keys.</summary>
    public string Key { get; private set; } = "";
    public DateTimeOffset TurnedOnAt { get; private set; }
    /// <summary>The newest step a code was taken for: no code counts twice.</summary>
    public long LastStep { get; private set; }
    public int WrongInARow { get; private set; }
    public DateTimeOffset? LastWrongAt { get; private set; }
    public List<string> RecoveryHashes { get; private set; } = [];
    public DateTimeOffset RecoveryMadeAt { get; private set; }
    public int Version { get; private set; }

    /// <param name="step">The step of the code that proved it.</param>
    public static Authenticator TurnOn(Guid accountId, string key, long step, IEnumerable<string> recoveryCodes, DateTimeOffset now)
    {
        var authenticator = new Authenticator { AccountId = accountId, Key = key, TurnedOnAt = now, LastStep = step };
        authenticator.ReplaceRecovery(recoveryCodes, now);
        return authenticator;
    }

    public void ReplaceRecovery(IEnumerable<string> codes, DateTimeOffset now)
    {
        (RecoveryHashes, RecoveryMadeAt) = ([.. codes.Select(RecoveryCodes.HashOf)], now);
        Version++;
    }

    /// <summary>How long no code of the app is looked at, or null.</summary>
    public TimeSpan? SlowedFor(DateTimeOffset now) =>
        WrongInARow >= WrongUntilSlow && LastWrongAt + SlowPace > now ? LastWrongAt + SlowPace - now : null;

    public bool TakeCode(byte[] key, string code, DateTimeOffset now)
    {
        Version++;
        if (Totp.StepOf(key, code, now) is { } step && step > LastStep)
        {
            (LastStep, WrongInARow, LastWrongAt) = (step, 0, null);
            return true;
        }
        (WrongInARow, LastWrongAt) = (WrongInARow + 1, now);
        return false;
    }

    public bool TakeRecoveryCode(string code)
    {
        Version++;
        if (!RecoveryHashes.Remove(RecoveryCodes.HashOf(code))) return false;
        (WrongInARow, LastWrongAt) = (0, null);
        return true;
    }
}
