using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.People.Import;

/// <summary>Starts taking back a whole import: what nobody has changed since goes back, the rest is listed.</summary>
[UseCase]
public sealed class UndoImport(AppDb db, CurrentPerson person, LongTasks tasks, AuditLog audit)
{
    public const int Days = 30;

    public async Task<Outcome<LongTask>> ExecuteAsync(Guid runId, CancellationToken ct)
    {
        LongTask? task = null;
        var outcome = await db.InTransactionAsync(async () =>
        {
            await db.LockAsync<ImportRun>([runId], ct);
            var run = await db.ImportRuns.WorkableBy(person).SingleOrDefaultAsync(r => r.Id == runId, ct);
            if (run is null) return Outcome.NotFound;
            if (run.TaskId is null) return Outcome.Refused("import.undo.notCommitted");
            if (run.UndoTaskId is not null || run.CancelledAt is not null) return Outcome.Refused("import.undo.already");
            if (run.Plan.Length == 0) return Outcome.Refused("import.undo.tooLate", ("days", Days));
            if (await db.LongTasks.AnyAsync(t => t.FinishedAt == null && (t.Kind == ImportPeople.TaskKind || t.Kind == UndoPeopleImport.TaskKind), ct)) return Outcome.Refused("import.anotherRuns");
            task = tasks.Add(UndoPeopleImport.TaskKind, run.Id);
            run.Undo(task.Id, person.Id == Guid.Empty ? null : person.Id);
            audit.Record("people.import.undoing", nameof(ImportRun), run.Id, run.FileName);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
        if (!outcome.Succeeded) return outcome;
        await tasks.ScheduleAsync(task!, ct);
        return task!;
    }
}
