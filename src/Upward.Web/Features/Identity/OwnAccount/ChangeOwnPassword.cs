using Microsoft.AspNetCore.Identity;
using Upward.Web.Data;
using Upward.Web.Features.Identity.Passwords;
using Upward.Web.Features.Identity.SigningIn;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.OwnAccount;

/// <summary>Another password, after the present one. Every other session ends; this browser gets a new one.</summary>
[UseCase]
public sealed class ChangeOwnPassword(AppDb db, UserManager<Account> users, CurrentPerson person, SignInGuard guard, Features.Audit.RequestOrigin origin, TellOfNewPassword tell, OpenSession session)
{
    public async Task<Outcome> ExecuteAsync(string present, string wanted, CancellationToken ct)
    {
        if (await users.FindByIdAsync(person.AccountId.ToString()) is not { } account) return Outcome.NotFound;
        // A browser left open must not become a place to guess at: the same guard as at the door.
        if (guard.MustWait(account.Email!, origin.Address) is { } wait) return Outcome.RefusedAt("Present", "signIn.wait", ("minutes", (int)Math.Ceiling(wait.For.TotalMinutes)));
        if (present.Length is 0 or > PasswordRules.Longest || !await users.CheckPasswordAsync(account, present))
        {
            guard.Failed(account.Email!, origin.Address);
            return Outcome.RefusedAt("Present", "password.refused.present");
        }
        guard.Succeeded(account.Email!, origin.Address);
        if (present == wanted) return Outcome.RefusedAt("Wanted", "password.refused.same");
        var outcome = PasswordRules.Check("Wanted", wanted, account.Name, account.Email);
        if (!outcome.Succeeded) return outcome;
        outcome = await db.InTransactionAsync(async () =>
        {
            if (!(await users.ChangePasswordAsync(account, present, wanted)).Succeeded) return Outcome.RefusedAt("Present", "refused.changedMeanwhile");
            await tell.ExecuteAsync(account, "identity.password.changed", ct);
            return Outcome.Done;
        }, ct);
        if (outcome.Succeeded) await session.ExecuteAsync(account, person.OrganisationId);
        return outcome;
    }
}
