using Microsoft.AspNetCore.Identity;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity.Passwords;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.OwnAccount;

/// <summary>Asks for the present password before something that whoever finds a browser open must not do.</summary>
[UseCase]
public sealed class ProveItIsYou(UserManager<Account> users, SignInGuard guard, RequestOrigin origin)
{
    public async Task<Outcome> ExecuteAsync(Account account, string password, string field)
    {
        // A browser left open must not become a place to guess at: the same guard as at the door.
        if (guard.MustWait(account.Email!, origin.Address) is { } wait) return Outcome.RefusedAt(field, "signIn.wait", ("minutes", (int)Math.Ceiling(wait.For.TotalMinutes)));
        if (password.Length is 0 or > PasswordRules.Longest || !await users.CheckPasswordAsync(account, password))
        {
            guard.Failed(account.Email!, origin.Address);
            return Outcome.RefusedAt(field, "password.refused.present");
        }
        guard.Succeeded(account.Email!, origin.Address);
        return Outcome.Done;
    }
}
