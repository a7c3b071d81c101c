using Microsoft.AspNetCore.Identity;
using Upward.Web.Data;
using Upward.Web.Features.Identity.Passwords;
using Upward.Web.Features.Identity.SigningIn;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.OwnAccount;

/// <summary>Another password, after the present one. Every other session ends; this browser gets a new one.</summary>
[UseCase]
public sealed class ChangeOwnPassword(AppDb db, OrganisationScope scope, UserManager<Account> users, CurrentPerson person, ProveItIsYou prove, TellOwner tell, OpenSession session)
{
    public async Task<Outcome> ExecuteAsync(string present, string wanted, CancellationToken ct)
    {
        if (await users.FindByIdAsync(person.AccountId.ToString()) is not { } account) return Outcome.NotFound;
        var outcome = await prove.ExecuteAsync(account, present, "Present");
        if (!outcome.Succeeded) return outcome;
        if (present == wanted) return Outcome.RefusedAt("Wanted", "password.refused.same");
        outcome = PasswordRules.Check("Wanted", wanted, account.Name, account.Email);
        if (!outcome.Succeeded) return outcome;
        // Opened for all organisations of the account: each gets its entry.
        using (scope.UseInstallation()) outcome = await db.InTransactionAsync(async () =>
        {
            if (!(await users.ChangePasswordAsync(account, present, wanted)).Succeeded) return Outcome.RefusedAt("Present", "refused.changedMeanwhile");
            await tell.ExecuteAsync(account, "identity.password.changed", "account-password-changed", ct);
            return Outcome.Done;
        }, ct);
        if (outcome.Succeeded) await session.ExecuteAsync(account, person.OrganisationId);
        return outcome;
    }
}
