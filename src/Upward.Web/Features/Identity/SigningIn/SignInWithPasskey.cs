using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Upward.Web.Features.Identity.Passkeys;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.SigningIn;

/// <summary>Opens by a passkey. It was unlocked by its owner, so no code is asked beside it.</summary>
[UseCase]
public sealed class SignInWithPasskey(OrganisationScope scope, UserManager<Account> users, PasskeyChallenge challenge, OpenSession session, RecordSignIn record)
{
    public Task<string> AskAsync() => challenge.ToSignInAsync();

    public async Task<bool> ExecuteAsync(string answer, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using var everywhere = scope.UseInstallation();
        if (answer.Length == 0 || await challenge.SignedAsync(answer) is not var (account, passkey))
        {
            await EvenPace.HoldAsync(began, ct);
            return false;
        }
        // Its counter moves on: a copy of the passkey would lag behind. Refused when the account was changed in this moment: perhaps this very passkey was taken off it.
        if (!(await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded) return false;
        await record.ExecuteAsync(account, "identity.signIn.passkey", ct);
        await session.ExecuteAsync(account, null);
        return true;
    }
}
