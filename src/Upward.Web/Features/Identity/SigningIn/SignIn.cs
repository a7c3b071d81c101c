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
public sealed class SignIn(AppDb db, OrganisationScope scope, UserManager<Account> users, DummyPassword dummy, SignInGuard guard, OpenSession session, AuditLog audit, RequestOrigin origin)
{
    /// <param name="Wait">Set when the try was not even looked at.</param>
    public sealed record Answer(bool IsOpen, TimeSpan? Wait = null);

    public async Task<Answer> ExecuteAsync(string email, string password, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using var everywhere = scope.UseInstallation();
        var wait = guard.MustWait(email, origin.Address);
        if (wait is { JustBegan: false }) return new(false, wait.Value.For);

        var account = await users.FindByEmailAsync(email);
        if (wait is not null)
        {
            await RecordAsync(account, "identity.signIn.guarded", ct);
            return new(false, wait.Value.For);
        }
        if (!await IsRightAsync(account, password))
        {
            guard.Failed(email, origin.Address);
            await RecordAsync(account, "identity.signIn.failed", ct);
            await EvenPace.HoldAsync(began, ct);
            return new(false);
        }
        guard.Succeeded(email, origin.Address);
        await RecordAsync(account, "identity.signIn.succeeded", ct);
        await session.ExecuteAsync(account!, null);
        return new(true);
    }

    private async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (account?.PasswordHash is not null) return await users.CheckPasswordAsync(account, password);
        dummy.Compare(password);
        return false;
    }

    /// <summary>One entry in every organisation that the account reaches. What was typed is never written down: people type passwords into the wrong field.</summary>
    private async Task RecordAsync(Account? account, string action, CancellationToken ct)
    {
        // Asked for an unknown e-mail too, in vain: the answer must not come sooner for it (trust.md B2).
        var id = account?.Id ?? Guid.Empty;
        var places = await db.People.IgnoreQueryFilters().AsNoTracking()
            .Where(p => p.AccountId == id && p.LeftAt == null).Select(p => new { p.OrganisationId, p.Id, p.Name }).ToListAsync(ct);
        foreach (var place in places) audit.RecordAs(place.OrganisationId, place.Id, place.Name, action, "account", id, place.Name);
        if (places.Count == 0) audit.RecordAs(AuditLog.Installation, null, account?.Name ?? "", action, "account", account?.Id, account?.Name ?? "");
        await db.SaveChangesAsync(ct);
    }
}
