using Microsoft.AspNetCore.Identity;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.Passwords;

/// <summary>Sets a new password by a link from a mail. All sessions of the account end with it.</summary>
[UseCase]
public sealed class ResetPassword(AppDb db, OrganisationScope scope, UserManager<Account> users, ResetTokens tokens, TellOwner tell)
{
    public async Task<bool> IsOpenAsync(string token)
    {
        using var everywhere = scope.UseInstallation();
        return await tokens.FindAsync(token) is not null;
    }

    public async Task<Outcome> ExecuteAsync(string token, string password, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        if (await tokens.FindAsync(token) is not { } account) return Outcome.NotFound;
        var outcome = PasswordRules.Check("Password", password, account.Name, account.Email);
        if (!outcome.Succeeded) return outcome;
        return await db.InTransactionAsync(async () =>
        {
            await tokens.ForgetAsync(account);
            await users.RemovePasswordAsync(account);
            // Of two who use the same link in the same moment, the second finds the row changed and fails here.
            if (!(await users.AddPasswordAsync(account, password)).Succeeded) return Outcome.NotFound;
            await tell.ExecuteAsync(account, "identity.password.reset", "account-password-changed", ct);
            return Outcome.Done;
        }, ct);
    }
}
