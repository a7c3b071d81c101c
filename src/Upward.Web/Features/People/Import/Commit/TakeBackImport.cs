using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People.Import;

/// <summary>Goes back along an import's plan, chunk by chunk. May be started again: what is taken back stays so.</summary>
[UseCase]
public sealed class TakeBackImport(AppDb db, TakeBackRows takeBack)
{
    public async Task ExecuteAsync(Guid runId, Func<int, int, Task> report, CancellationToken ct)
    {
        var plan = StoredPlan.Read((await db.ImportRuns.AsNoTracking().SingleAsync(r => r.Id == runId, ct)).Plan);
        var open = (await db.ImportedChanges.AsNoTracking().Where(c => c.ImportRunId == runId && c.TakenBackAt == null && c.After != "").Select(c => c.Row).ToListAsync(ct)).ToHashSet();
        var rows = plan.InOrder().Reverse().Select(r => r.Row).Where(open.Contains).ToList();
        var levels = new LevelScale(await db.Levels.AsNoTracking().ToListAsync(ct));
        var done = 0;
        foreach (var numbers in rows.Chunk(ImportPeople.RowsPerTransaction))
        {
            ct.ThrowIfCancellationRequested();
            await db.InTransactionAsync(async () =>
            {
                var list = numbers.ToList();
                var changes = await db.ImportedChanges.Where(c => c.ImportRunId == runId && list.Contains(c.Row)).ToListAsync(ct);
                await takeBack.ExecuteAsync([.. changes.OrderBy(c => list.IndexOf(c.Row))], levels, ct);
                return true;
            }, ct);
            db.ChangeTracker.Clear();
            await report(done += numbers.Length, rows.Count);
        }
    }
}
