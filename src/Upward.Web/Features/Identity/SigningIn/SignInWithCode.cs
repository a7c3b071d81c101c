using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity.SecondStep;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.SigningIn;

/// <summary>The second step: a code of the app, or a recovery code. Wrong, used and too soon are one answer, after the same time.</summary>
[UseCase]
public sealed class SignInWithCode(AppDb db, OrganisationScope scope, UserManager<Account> users, AuthenticatorKeys keys, SignInGuard guard, OpenSession session, BrieflyKept kept, RecordSignIn record, TellOwner tell, RequestOrigin origin, TimeProvider clock)
{
    /// <param name="IsOver">Nobody stands between the two steps: too long ago, or the password was changed meanwhile.</param>
    public sealed record Answer(bool IsOpen, bool IsOver = false, TimeSpan? Wait = null);

    public async Task<bool> IsHalfwayAsync()
    {
        using var everywhere = scope.UseInstallation();
        return await FindAsync() is not null;
    }

    public async Task<Answer> ExecuteAsync(string code, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using var everywhere = scope.UseInstallation();
        if (await FindAsync() is not { } account) return new(false, IsOver: true);
        if (guard.MustWait(account.Email!, origin.Address) is { } wait)
        {
            if (wait.JustBegan) await record.ExecuteAsync(account, "identity.signIn.guarded", ct);
            return new(false, Wait: wait.For);
        }
        if (!await db.InTransactionAsync(() => TakeAsync(account, code, ct), ct))
        {
            guard.Failed(account.Email!, origin.Address);
            await EvenPace.HoldAsync(began, ct);
            return new(false);
        }
        guard.Succeeded(account.Email!, origin.Address);
        kept.Forget(BrieflyKept.Halfway);
        await record.ExecuteAsync(account, "identity.signIn.succeeded", ct);
        await session.ExecuteAsync(account, null);
        return new(true);
    }

    private async Task<Account?> FindAsync()
    {
        if (kept.Find(BrieflyKept.Halfway)?.Split('|') is not [var id, var stamp]) return null;
        return await users.FindByIdAsync(id) is { } account && account.SecurityStamp == stamp ? account : null;
    }

    /// <summary>Under a lock: of two who send one code in the same moment, the second comes too late.</summary>
    private async Task<bool> TakeAsync(Account account, string code, CancellationToken ct)
    {
        await db.LockAsync<Account>([account.Id], ct);
        if (await db.Authenticators.SingleOrDefaultAsync(a => a.AccountId == account.Id, ct) is not { } mine) return false;
        var now = clock.GetUtcNow();
        var recovery = RecoveryCodes.LooksLikeOne(code);
        var slowed = !recovery && mine.SlowedFor(now) is not null;
        var isRight = recovery ? mine.TakeRecoveryCode(code) : !slowed && mine.TakeCode(keys.Unlock(mine.Key), code.Replace(" ", "", StringComparison.Ordinal), now);
        await db.SaveChangesAsync(ct);
        if (!isRight) await record.ExecuteAsync(account, "identity.signIn.code.failed", ct);
        else if (recovery) await tell.ExecuteAsync(account, "identity.recovery.used", "account-recovery-used", ct, ("n", mine.RecoveryHashes.Count));
        // At the tenth in a row the owner hears of it: somebody has the password.
        if (!isRight && !recovery && !slowed && mine.WrongInARow == Authenticator.WrongUntilSlow) await tell.ExecuteAsync(account, "identity.signIn.guarded", "account-codes-guessed", ct);
        return isRight;
    }
}
