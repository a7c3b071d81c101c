using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

/// <summary>
/// Deletes what came to nothing: drafts untouched, withdrawals and refusals after six months; those who asked to be kept for a
/// later programme after twelve. Accepted ones stay as long as the programme does: they say on what ground somebody takes part.
/// </summary>
[UseCase]
public sealed class ForgetOldApplications(AppDb db, OrganisationScope scope, TimeProvider clock)
{
    public const int Months = 6, PoolMonths = 12;

    public async Task ExecuteAsync(CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        var (old, oldest) = (clock.GetUtcNow().AddMonths(-Months), clock.GetUtcNow().AddMonths(-PoolMonths));
        await db.InTransactionAsync(() => db.Applications.IgnoreQueryFilters().Where(a =>
            (a.State == ApplicationState.Draft && a.BegunAt < old && (a.SavedAt == null || a.SavedAt < old))
            || (a.State == ApplicationState.Withdrawn && a.WithdrawnAt < old)
            || (a.State == ApplicationState.Declined && a.ToldAt < old && (a.PoolSince == null || a.PoolSince < oldest))).ExecuteDeleteAsync(ct), ct);
    }
}
