using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.SigningIn;

/// <summary>Checks e-mail and password. Unknown and wrong are one answer, at one price: a hash is computed and an entry written for both, and both leave after the same time.</summary>
[UseCase]
public sealed class SignIn(AppDb db, OrganisationScope scope, UserManager<Account> users, DummyPassword dummy, SignInGuard guard, OpenSession session, BrieflyKept kept, RecordSignIn record, RequestOrigin origin)
{
    /// <param name="AsksCode">The password is right, and the account wants a second step.</param>
    /// <param name="Wait">Set when the try was not even looked at.</param>
    public sealed record Answer(bool IsOpen, bool AsksCode = false, TimeSpan? Wait = null);

    public async Task<Answer> ExecuteAsync(string email, string password, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using var everywhere = scope.UseInstallation();
        var wait = guard.MustWait(email, origin.Address);
        if (wait is { JustBegan: false }) return new(false, Wait: wait.Value.For);

        var account = await users.FindByEmailAsync(email);
        if (wait is not null)
        {
            await record.ExecuteAsync(account, "identity.signIn.guarded", ct);
            return new(false, Wait: wait.Value.For);
        }
        if (!await IsRightAsync(account, password))
        {
            guard.Failed(email, origin.Address);
            await record.ExecuteAsync(account, "identity.signIn.failed", ct);
            await EvenPace.HoldAsync(began, ct);
            return new(false);
        }
        if (await db.Authenticators.AnyAsync(a => a.AccountId == account!.Id, ct))
        {
            // The guard goes on counting: who knows the password must not clear it between two guesses at the code.
            kept.Keep(BrieflyKept.Halfway, account!.Id.ToString("N") + "|" + account.SecurityStamp);
            return new(false, AsksCode: true);
        }
        guard.Succeeded(email, origin.Address);
        await record.ExecuteAsync(account, "identity.signIn.succeeded", ct);
        await session.ExecuteAsync(account!, null);
        return new(true);
    }

    private async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (account?.PasswordHash is not null) return await users.CheckPasswordAsync(account, password);
        dummy.Compare(password);
        return false;
    }
}
