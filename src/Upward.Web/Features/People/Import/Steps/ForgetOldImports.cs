using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People.Import;

/// <summary>A staff list is not kept longer than the right to undo it: after 30 days the file and the plan go. Runs daily.</summary>
[UseCase]
public sealed class ForgetOldImports(AppDb db, OrganisationScope scope, TimeProvider clock)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        var limit = clock.GetUtcNow().AddDays(-UndoImport.Days);
        var old = await db.ImportRuns.IgnoreQueryFilters().Where(r => r.UploadedAt < limit && (r.Content != Array.Empty<byte>() || r.Plan != Array.Empty<byte>())).Select(r => r.Id).ToListAsync(ct);
        foreach (var id in old)
        {
            var run = await db.ImportRuns.IgnoreQueryFilters().SingleAsync(r => r.Id == id, ct);
            run.ForgetContent();
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}
