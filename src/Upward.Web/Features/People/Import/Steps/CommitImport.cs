using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.People.Import;

/// <summary>Fifth step: accepts the plan that the preview showed, and no other, and starts the long work.</summary>
[UseCase]
public sealed class CommitImport(AppDb db, CurrentPerson person, PreviewImport preview, LongTasks tasks, AuditLog audit)
{
    /// <param name="digest">The digest of the plan that was looked at.</param>
    public async Task<Outcome<LongTask>> ExecuteAsync(Guid runId, string digest, CancellationToken ct)
    {
        LongTask? task = null;
        var outcome = await db.InTransactionAsync(async () =>
        {
            // Two clicks, two admins: the second finds the import accepted.
            await db.LockAsync<ImportRun>([runId], ct);
            var run = await db.ImportRuns.WorkableBy(person).SingleOrDefaultAsync(r => r.Id == runId, ct);
            if (run is null) return Outcome.NotFound;
            if (run.IsAccepted) return Outcome.Refused("import.alreadyAccepted");
            if (ImportChoices.FromJson(run.Mapping).Mapping.Faults().Any()) return Outcome.Refused("import.mappingIncomplete");
            if (await db.LongTasks.AnyAsync(t => t.FinishedAt == null && (t.Kind == ImportPeople.TaskKind || t.Kind == UndoPeopleImport.TaskKind), ct)) return Outcome.Refused("import.anotherRuns");

            var shown = (await preview.ExecuteAsync(runId, ct))!;
            if (shown.Plan.Questions.Count > 0) return Outcome.Refused("import.questionOpen");
            if (!shown.Plan.ChangesAnything) return Outcome.Refused("import.nothingToDo");
            if (shown.Plan.Digest != digest) return Outcome.Refused("import.directoryChanged");

            var plan = shown.Plan;
            run.Planned(plan.Digest, plan.Rows.Count - plan.Count(RowAction.Leave), plan.Count(RowAction.Create), plan.Count(RowAction.Update), plan.Count(RowAction.Same), plan.Count(RowAction.Skip), plan.Count(RowAction.Leave));
            task = tasks.Add(ImportPeople.TaskKind, run.Id);
            run.Accept(StoredPlan.Write(plan, shown.Choices), task.Id);
            audit.Record("people.import.accepted", nameof(ImportRun), run.Id, run.FileName, new { plan.Digest, run.ToCreate, run.ToUpdate, run.ToLeave, run.LeftOut });
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
        if (!outcome.Succeeded) return outcome;
        await tasks.ScheduleAsync(task!, ct);
        return task!;
    }
}
