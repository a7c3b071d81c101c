using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.SigningIn;

/// <summary>One entry in every organisation that the account reaches. What was typed is never written down: people type passwords into the wrong field.</summary>
[UseCase]
public sealed class RecordSignIn(AppDb db, OrganisationScope scope, AuditLog audit)
{
    public async Task ExecuteAsync(Account? account, string action, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        // Asked for an unknown e-mail too, in vain: the answer must not come sooner for it (trust.md B2).
        var id = account?.Id ?? Guid.Empty;
        var places = await db.People.IgnoreQueryFilters().AsNoTracking()
            .Where(p => p.AccountId == id && p.LeftAt == null).Select(p => new { p.OrganisationId, p.Id, p.Name }).ToListAsync(ct);
        foreach (var place in places) audit.RecordAs(place.OrganisationId, place.Id, place.Name, action, "account", id, place.Name);
        if (places.Count == 0) audit.RecordAs(AuditLog.Installation, null, account?.Name ?? "", action, "account", account?.Id, account?.Name ?? "");
        await db.SaveChangesAsync(ct);
    }
}
