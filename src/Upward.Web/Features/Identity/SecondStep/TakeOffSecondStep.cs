using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.SecondStep;

/// <summary>
/// For somebody whose phone is gone: takes the authenticator app and the passkeys off and ends every session; the password stays.
/// An organisation's admin does it for accounts that are in no other organisation; for all others there is the command on the host.
/// </summary>
[UseCase]
public sealed class TakeOffSecondStep(AppDb db, OrganisationScope scope, UserManager<Account> users, CurrentPerson person, TellOwner tell)
{
    public sealed record Shown(bool HasAuthenticator, int Passkeys)
    {
        public bool HasAny => HasAuthenticator || Passkeys > 0;
    }

    /// <summary>How somebody signs in; null without an account, and for everybody but admins.</summary>
    public async Task<Shown?> ShowAsync(Guid personId, CancellationToken ct) =>
        person.IsOrganisationAdmin && await FindAsync(personId, ct) is { } account
            ? new(await db.Authenticators.AnyAsync(a => a.AccountId == account.Id, ct), (await users.GetPasskeysAsync(account)).Count) : null;

    public async Task<Outcome> ExecuteAsync(Guid personId, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin || await FindAsync(personId, ct) is not { } account) return Outcome.NotFound;
        if (account.Id == person.AccountId) return Outcome.Refused("secondStep.refused.own");
        using var everywhere = scope.UseInstallation();
        // One organisation's admin must not open what belongs to another, or to the installation.
        if (account.OperatorSince is not null || await db.People.IgnoreQueryFilters().CountAsync(p => p.AccountId == account.Id, ct) > 1) return Outcome.Refused("secondStep.refused.elsewhere");
        return await TakeOffAsync(account, ct);
    }

    /// <summary>By a command on the host.</summary>
    public async Task<Outcome> ExecuteOnHostAsync(string email, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        return await users.FindByEmailAsync(email) is { } account ? await TakeOffAsync(account, ct) : Outcome.Refused("secondStep.refused.unknown", ("email", email));
    }

    private async Task<Account?> FindAsync(Guid personId, CancellationToken ct) =>
        await db.People.Where(p => p.Id == personId).Select(p => p.AccountId).SingleOrDefaultAsync(ct) is { } id ? await users.FindByIdAsync(id.ToString()) : null;

    private Task<Outcome> TakeOffAsync(Account account, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        // A code that signs somebody in at this moment waits for us, or we for it.
        await db.LockAsync<Account>([account.Id], ct);
        var authenticator = await db.Authenticators.SingleOrDefaultAsync(a => a.AccountId == account.Id, ct);
        var passkeys = await users.GetPasskeysAsync(account);
        if (authenticator is null && passkeys.Count == 0) return Outcome.Refused("secondStep.refused.none");
        if (authenticator is not null) db.Authenticators.Remove(authenticator);
        foreach (var passkey in passkeys)
            if (!(await users.RemovePasskeyAsync(account, passkey.CredentialId)).Succeeded) return Outcome.Refused("refused.changedMeanwhile");
        if (!(await users.UpdateSecurityStampAsync(account)).Succeeded) return Outcome.Refused("refused.changedMeanwhile");
        await tell.ByAsync(person, account, "identity.secondStep.takenOff", "account-second-step-taken-off", ct);
        return Outcome.Done;
    }, ct);
}
