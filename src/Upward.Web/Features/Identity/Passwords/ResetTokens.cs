using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Identity.Passwords;

/// <summary>
/// The secret in a reset link: whose, which, until when. Only the newest of an account counts, once, for sixty minutes;
/// any change of the password ends it too, because the security stamp is part of it.
/// </summary>
public sealed class ResetTokens(UserManager<Account> users, IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(60);
    private const string Provider = "Upward", Newest = "reset";
    private readonly IDataProtector _protector = protection.CreateProtector("Upward.Reset");

    public async Task<string> MakeAsync(Account account)
    {
        var id = Guid.NewGuid().ToString("N");
        await users.SetAuthenticationTokenAsync(account, Provider, Newest, id);
        return _protector.ProtectUntil(string.Join('|', account.Id.ToString("N"), id, account.SecurityStamp), clock.GetUtcNow() + Life);
    }

    /// <summary>The account that this token opens, or null: too old, used, not the newest, or not ours.</summary>
    public async Task<Account?> FindAsync(string token)
    {
        if (_protector.UnprotectAt(token, clock.GetUtcNow())?.Split('|') is not [var whose, var id, var stamp]) return null;
        var account = await users.FindByIdAsync(whose);
        return account is not null && account.SecurityStamp == stamp && await users.GetAuthenticationTokenAsync(account, Provider, Newest) == id ? account : null;
    }

    public Task ForgetAsync(Account account) => users.RemoveAuthenticationTokenAsync(account, Provider, Newest);
}
