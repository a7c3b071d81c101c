using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity.OwnAccount;
using Upward.Web.Features.Identity.SigningIn;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.SecondStep;

/// <summary>The own authenticator app: on after a code has proved it, off after the password. Recovery codes come with it and are shown once.</summary>
[UseCase]
public sealed class ArrangeAuthenticator(AppDb db, OrganisationScope scope, UserManager<Account> users, CurrentPerson person, AuthenticatorKeys keys, ProveItIsYou prove, TellOwner tell, OpenSession session, TimeProvider clock)
{
    /// <param name="CodesLeft">Recovery codes that were not used yet.</param>
    public sealed record Shown(DateTimeOffset TurnedOnAt, int CodesLeft, DateTimeOffset CodesMadeAt);

    /// <param name="Waiting">The key, locked for the form of this account.</param>
    public sealed record Offer(string Waiting, string Key, string Address);

    public async Task<Shown?> ShowAsync(CancellationToken ct) =>
        await db.Authenticators.AsNoTracking().SingleOrDefaultAsync(a => a.AccountId == person.AccountId, ct) is { } mine ? new(mine.TurnedOnAt, mine.RecoveryHashes.Count, mine.RecoveryMadeAt) : null;

    /// <summary>A new key, or the one that waits on a form which came back.</summary>
    public Offer NewKey(string? waiting = null)
    {
        var key = (waiting is null ? null : keys.Waiting(person.AccountId, waiting)) ?? Totp.NewKey();
        return new(keys.Wait(person.AccountId, key), Base32.InGroups(Base32.Of(key)), Totp.AddressFor(key, person.Email));
    }

    /// <summary>Gives the recovery codes. Every other session ends: it was opened without the second step.</summary>
    public async Task<Outcome<List<string>>> TurnOnAsync(string waiting, string code, string password, CancellationToken ct)
    {
        if (await users.FindByIdAsync(person.AccountId.ToString()) is not { } account || await ShowAsync(ct) is not null) return Outcome.NotFound;
        if (keys.Waiting(account.Id, waiting) is not { } key) return Outcome.Refused("secondStep.refused.stale");
        var outcome = await prove.ExecuteAsync(account, password, "Password");
        if (!outcome.Succeeded) return outcome;
        var now = clock.GetUtcNow();
        if (Totp.StepOf(key, code.Replace(" ", "", StringComparison.Ordinal), now) is not { } step) return Outcome.RefusedAt("Code", "secondStep.refused.first");
        var codes = RecoveryCodes.New();
        // Opened for all organisations of the account: each gets its entry.
        using (scope.UseInstallation()) outcome = await db.InTransactionAsync(async () =>
        {
            // Two forms sent at once: the second finds the row there.
            await db.LockAsync<Account>([account.Id], ct);
            if (await ShowAsync(ct) is not null) return Outcome.Refused("refused.changedMeanwhile");
            db.Authenticators.Add(Authenticator.TurnOn(account.Id, keys.Lock(key), step, codes, now));
            if (!(await users.UpdateSecurityStampAsync(account)).Succeeded) return Outcome.Refused("refused.changedMeanwhile");
            await tell.ExecuteAsync(account, "identity.authenticator.on", "account-authenticator-on", ct);
            return Outcome.Done;
        }, ct);
        if (!outcome.Succeeded) return outcome;
        await session.ExecuteAsync(account, person.OrganisationId);
        return codes;
    }

    public async Task<Outcome<List<string>>> NewCodesAsync(string password, CancellationToken ct)
    {
        var codes = RecoveryCodes.New();
        var outcome = await ChangeAsync(password, async (account, mine) =>
        {
            mine.ReplaceRecovery(codes, clock.GetUtcNow());
            await tell.ExecuteAsync(account, "identity.recovery.renewed", "account-recovery-renewed", ct);
        }, ct);
        return outcome.Succeeded ? codes : outcome;
    }

    public Task<Outcome> TurnOffAsync(string password, CancellationToken ct) => ChangeAsync(password, async (account, mine) =>
    {
        db.Authenticators.Remove(mine);
        await tell.ExecuteAsync(account, "identity.authenticator.off", "account-authenticator-off", ct);
    }, ct);

    private async Task<Outcome> ChangeAsync(string password, Func<Account, Authenticator, Task> change, CancellationToken ct)
    {
        if (await users.FindByIdAsync(person.AccountId.ToString()) is not { } account || await ShowAsync(ct) is null) return Outcome.NotFound;
        var outcome = await prove.ExecuteAsync(account, password, "Password");
        if (!outcome.Succeeded) return outcome;
        using var everywhere = scope.UseInstallation();
        return await db.InTransactionAsync(async () =>
        {
            // A code that signs somebody in at this moment waits for us, or we for it.
            await db.LockAsync<Account>([account.Id], ct);
            if (await db.Authenticators.SingleOrDefaultAsync(a => a.AccountId == account.Id, ct) is not { } mine) return Outcome.NotFound;
            await change(account, mine);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
    }
}
