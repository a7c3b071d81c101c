using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.SigningIn;

/// <summary>
/// Ends a session here and not only in the browser: a copy of its cookie opens nothing any more. The session's name is
/// kept until the last copy has expired by itself; a copy that is turned away is not renewed.
/// </summary>
[UseCase]
public sealed class SignOut(AppDb db, UserManager<Account> users, CurrentPerson person, AuditLog audit, IHttpContextAccessor requests, TimeProvider clock)
{
    /// <summary>Names of sessions that were ended, among the account's tokens.</summary>
    public const string Ended = "Upward.Ended";
    private static readonly TimeSpan Kept = IdentityServices.SessionLife + TimeSpan.FromHours(1);

    public async Task ExecuteAsync(CancellationToken ct)
    {
        var http = requests.HttpContext!;
        if (http.User.FindFirstValue(UpwardClaims.Session) is { } session && Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId))
        {
            var now = clock.GetUtcNow();
            foreach (var token in await db.UserTokens.Where(t => t.UserId == accountId && t.LoginProvider == Ended).ToListAsync(ct))
                if (long.Parse(token.Value!, CultureInfo.InvariantCulture) < (now - Kept).UtcTicks) db.UserTokens.Remove(token);
            if (!await db.UserTokens.AnyAsync(t => t.UserId == accountId && t.LoginProvider == Ended && t.Name == session, ct))
                db.UserTokens.Add(new() { UserId = accountId, LoginProvider = Ended, Name = session, Value = now.UtcTicks.ToString(CultureInfo.InvariantCulture) });
            if (person.IsSignedIn) audit.Record("identity.signedOut", "account", accountId, person.Name);
            await db.SaveChangesAsync(ct);
        }
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>All browsers at once, this one too: for a lost phone, or a computer that was not one's own.</summary>
    public async Task<Outcome> EverywhereAsync(CancellationToken ct)
    {
        if (await users.FindByIdAsync(person.AccountId.ToString()) is not { } account) return Outcome.NotFound;
        audit.Record("identity.signedOut.everywhere", "account", account.Id, person.Name);
        // The stamp stands in every session's cookie and is compared at every request. This saves the entry too.
        if (!(await users.UpdateSecurityStampAsync(account)).Succeeded) return Outcome.Refused("refused.changedMeanwhile");
        await requests.HttpContext!.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Outcome.Done;
    }
}
