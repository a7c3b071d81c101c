using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Enrolment.Import;

/// <summary>Former profiles are not kept longer than the right to undo the import that changed them. Runs daily.</summary>
[UseCase]
public sealed class ForgetOldParticipantImports(AppDb db, OrganisationScope scope, TimeProvider clock)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        var limit = clock.GetUtcNow().AddDays(-ParticipantImport.Days);
        await db.InTransactionAsync(async () =>
        {
            var old = db.ParticipantImports.IgnoreQueryFilters().Where(i => i.ImportedAt < limit).Select(i => i.Id);
            return await db.ParticipantImportRows.IgnoreQueryFilters().Where(r => old.Contains(r.ImportId)).ExecuteDeleteAsync(ct);
        }, ct);
    }
}
