using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.People.Import;

/// <summary>
/// Follows the accepted plan, 250 rows to a transaction. Each transaction also stores which rows it did, so that after a
/// crash the next start does the rest and nothing twice. A cancel takes back what was done.
/// </summary>
public sealed class ImportPeople(AppDb db, ApplyPlannedRows apply, TakeBackImport takeBack, AuditLog audit, TimeProvider clock) : ILongTaskHandler
{
    public const string TaskKind = "people.import";
    public const int RowsPerTransaction = 250;

    public string Kind => TaskKind;

    public async Task<LongTaskResult> RunAsync(Guid subjectId, TaskProgress progress, CancellationToken ct)
    {
        var run = await db.ImportRuns.AsNoTracking().SingleAsync(r => r.Id == subjectId, ct);
        if (run.IsOver) return LongTaskResult.Done;
        var plan = StoredPlan.Read(run.Plan);
        var levels = await AddLevelsAsync(plan, ct);
        var order = plan.InOrder();
        var done = (await db.ImportedChanges.AsNoTracking().Where(c => c.ImportRunId == subjectId).Select(c => c.Row).ToListAsync(ct)).ToHashSet();
        var dotted = order.Where(r => r.Changes.Any(c => c.Field == PersonField.DottedLines)).ToList();
        var total = order.Count + dotted.Count;

        foreach (var rows in order.Where(r => !done.Contains(r.Row)).Chunk(RowsPerTransaction))
        {
            ct.ThrowIfCancellationRequested();
            await InOneTransactionAsync(() => apply.ExecuteAsync(subjectId, rows, levels, ct), ct);
            foreach (var row in rows) done.Add(row.Row);
            await progress.ReportAsync("import.phase.people", done.Count, total, ct);
        }
        var drawn = order.Count;
        foreach (var rows in dotted.Chunk(RowsPerTransaction))
        {
            ct.ThrowIfCancellationRequested();
            await InOneTransactionAsync(() => DrawDottedLinesAsync(subjectId, rows, ct), ct);
            await progress.ReportAsync("import.phase.dotted", drawn += rows.Length, total, ct);
        }
        await FinishAsync(subjectId, ct);
        if (total > RowsPerTransaction) await db.CountAgainAsync(ct);
        return LongTaskResult.Done;
    }

    public async Task CancelledAsync(Guid subjectId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await takeBack.ExecuteAsync(subjectId, (_, _) => Task.CompletedTask, ct);
        var run = await db.ImportRuns.SingleAsync(r => r.Id == subjectId, ct);
        run.Cancelled(clock.GetUtcNow());
        audit.Record("people.import.cancelled", nameof(ImportRun), run.Id, run.FileName);
        await db.SaveChangesAsync(ct);
    }

    private async Task<LevelScale> AddLevelsAsync(StoredPlan plan, CancellationToken ct)
    {
        var known = await db.Levels.ToListAsync(ct);
        var scale = new LevelScale(known);
        foreach (var (name, rank) in plan.NewLevels.Where(l => scale.IdOf(l.Key) is null))
        {
            var level = Level.Of(db.OrganisationId, name, rank);
            db.Levels.Add(level);
            known.Add(level);
        }
        if (db.ChangeTracker.HasChanges())
            await db.InTransactionAsync(async () =>
            {
                await db.SaveChangesAsync(ct);
                await PlaceInScale.EverybodyAsync(db, ct);
                return true;
            }, ct);
        db.ChangeTracker.Clear();
        return new(known);
    }

    /// <summary>After all people are there, because a dotted line may point to anyone. Setting the same lines again changes nothing.</summary>
    private async Task DrawDottedLinesAsync(Guid runId, PlannedRow[] rows, CancellationToken ct)
    {
        var ids = rows.Select(r => r.PersonId).ToList();
        var numbers = rows.Select(r => r.Row).ToList();
        var kept = (await db.ImportedChanges.Where(c => c.ImportRunId == runId && numbers.Contains(c.Row) && c.KeptBecause != "").Select(c => c.Row).ToListAsync(ct)).ToHashSet();
        var people = await db.People.Include(p => p.DottedLines).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var wanted = rows.SelectMany(Dotted).Distinct().ToList();
        var there = (await db.People.Where(p => wanted.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        foreach (var row in rows)
            if (!kept.Contains(row.Row) && people.TryGetValue(row.PersonId, out var person)) person.ReportDottedTo([.. Dotted(row).Where(there.Contains)]);
        await db.SaveChangesAsync(ct);
    }

    private static IEnumerable<Guid> Dotted(PlannedRow row) => PersonField.List(row.Changes.First(c => c.Field == PersonField.DottedLines).After).Select(Guid.Parse);

    private async Task FinishAsync(Guid runId, CancellationToken ct)
    {
        var run = await db.ImportRuns.SingleAsync(r => r.Id == runId, ct);
        run.Committed(clock.GetUtcNow());
        audit.Record("people.import.committed", nameof(ImportRun), run.Id, run.FileName, new { run.ToCreate, run.ToUpdate, run.ToLeave, run.LeftOut });
        await db.SaveChangesAsync(ct);
    }

    private async Task InOneTransactionAsync(Func<Task> work, CancellationToken ct)
    {
        await db.InTransactionAsync(async () => { await work(); return true; }, ct);
        // What was saved is not looked at again; a tracker that grows makes each next save slower.
        db.ChangeTracker.Clear();
    }
}
