using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Passwords;
using Upward.Web.Features.Identity.SigningIn;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Setup;

/// <summary>Step 1 once more: name and e-mail as they shall be, and another password when one was typed.</summary>
[UseCase]
public sealed class ChangeFirstAccount(AppDb db, OrganisationScope scope, UserManager<Account> users, OpenSession session)
{
    public async Task<Outcome> ExecuteAsync(Guid accountId, string name, string email, string newPassword, CancellationToken ct)
    {
        var refusals = new List<Refusal>(AccountChecks.Of(name, email).Refusals);
        if (newPassword.Length > 0) refusals.AddRange(PasswordRules.Check("Password", newPassword, name, email).Refusals);
        if (refusals.Count > 0) return Outcome.Refused(refusals);

        using var everywhere = scope.UseInstallation();
        var account = await users.FindByIdAsync(accountId.ToString());
        if (account is null) return Outcome.NotFound;
        return await db.InTransactionAsync(async () =>
        {
            (account.Name, account.Email, account.UserName) = (name.Trim(), email.Trim(), email.Trim());
            foreach (var person in await db.People.IgnoreQueryFilters().Where(p => p.AccountId == accountId).ToListAsync(ct)) person.Rename(account.Name, account.Email);
            if (!(await users.UpdateAsync(account)).Succeeded) return Outcome.RefusedAt("Email", "identity.refused.emailTaken");
            if (newPassword.Length > 0)
            {
                await users.RemovePasswordAsync(account);
                await users.AddPasswordAsync(account, newPassword);
            }
            await session.ExecuteAsync(account, null);
            return Outcome.Done;
        }, ct);
    }
}
