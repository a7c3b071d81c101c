using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Kit;

/// <summary>Publishes the programme page, takes it back, moves it, lets other sites show it.</summary>
[UseCase]
public sealed class ArrangeKitPage(AppDb db, OrganisationScope scope, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, KitPageFacts facts, int seenVersion, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var outcome = facts.Check();
        if (!outcome.Succeeded) return outcome;
        if (facts.Visibility != PageVisibility.Off && programme.Purpose.Length == 0 && programme.Purposes.Count == 0) return Outcome.RefusedAt("Visibility", "kit.refused.noPurpose");
        var page = await db.KitPages.SingleOrDefaultAsync(p => p.ProgrammeId == programmeId, ct);
        if ((page?.Version ?? 0) != seenVersion) return Outcome.Refused("refused.changedMeanwhile");
        if (page is null) db.KitPages.Add(page = KitPage.For(db.OrganisationId, programmeId));
        if (await IsTakenAsync(facts.Slug.Trim().ToLowerInvariant(), programmeId, ct)) return Outcome.RefusedAt("Slug", "kit.refused.slugTaken");

        page.Arrange(facts, person.Id, clock.GetUtcNow());
        audit.Record("kit.page.arranged", "programme", programmeId, programme.Name, new { visibility = page.Visibility.ToString(), page.EmbedIn });
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>Addresses are shared by all organisations of the installation.</summary>
    private async Task<bool> IsTakenAsync(string slug, Guid programmeId, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        return slug.Length > 0 && await db.KitPages.IgnoreQueryFilters().AnyAsync(p => p.Slug == slug && p.ProgrammeId != programmeId, ct);
    }
}
