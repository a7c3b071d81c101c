using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.People.Import;

/// <summary>The long work behind "undo this import".</summary>
public sealed class UndoPeopleImport(AppDb db, TakeBackImport takeBack, AuditLog audit, TimeProvider clock) : ILongTaskHandler
{
    public const string TaskKind = "people.import.undo";

    public string Kind => TaskKind;

    public async Task<LongTaskResult> RunAsync(Guid subjectId, TaskProgress progress, CancellationToken ct)
    {
        await takeBack.ExecuteAsync(subjectId, (done, all) => progress.ReportAsync("import.phase.undo", done, all, ct), ct);
        var run = await db.ImportRuns.SingleAsync(r => r.Id == subjectId, ct);
        if (run.UndoneAt is not null) return LongTaskResult.Done;
        run.Undone(clock.GetUtcNow());
        audit.Record("people.import.undone", nameof(ImportRun), run.Id, run.FileName);
        await db.SaveChangesAsync(ct);
        return LongTaskResult.Done;
    }
}
