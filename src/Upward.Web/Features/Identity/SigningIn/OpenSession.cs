using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.SigningIn;

/// <summary>Gives the browser a new session cookie: after a sign-in, a new password, a change of organisation.</summary>
[UseCase]
public sealed class OpenSession(IHttpContextAccessor requests, IUserClaimsPrincipalFactory<Account> principals)
{
    /// <param name="organisationId">The organisation to start in; null: the oldest of this account.</param>
    public async Task ExecuteAsync(Account account, Guid? organisationId)
    {
        var principal = await principals.CreateAsync(account);
        var identity = (ClaimsIdentity)principal.Identity!;
        identity.AddClaim(new Claim(UpwardClaims.Session, SameSession(account) ?? Guid.NewGuid().ToString("N")));
        if (organisationId is { } chosen) identity.AddClaim(new Claim(UpwardClaims.Organisation, chosen.ToString()));
        await requests.HttpContext!.SignInAsync(IdentityConstants.ApplicationScheme, principal);
    }

    /// <summary>Who goes on in another organisation goes on in the same session: signing out ends its older cookies too.</summary>
    private string? SameSession(Account account)
    {
        var user = requests.HttpContext!.User;
        return user.FindFirstValue(ClaimTypes.NameIdentifier) == account.Id.ToString() ? user.FindFirstValue(UpwardClaims.Session) : null;
    }
}
