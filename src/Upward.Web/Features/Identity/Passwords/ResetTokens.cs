using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

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
        return _protector.Protect(string.Join('|', account.Id.ToString("N"), id, account.SecurityStamp, (clock.GetUtcNow() + Life).UtcTicks.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The account that this token opens, or null: too old, used, not the newest, or not ours.</summary>
    public async Task<Account?> FindAsync(string token)
    {
        string[] parts;
        try { parts = _protector.Unprotect(token).Split('|'); }
        catch (CryptographicException) { return null; }
        if (parts.Length != 4 || clock.GetUtcNow().UtcTicks > long.Parse(parts[3], CultureInfo.InvariantCulture)) return null;
        var account = await users.FindByIdAsync(parts[0]);
        return account is not null && account.SecurityStamp == parts[2] && await users.GetAuthenticationTokenAsync(account, Provider, Newest) == parts[1] ? account : null;
    }

    public Task ForgetAsync(Account account) => users.RemoveAuthenticationTokenAsync(account, Provider, Newest);
}
