using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Tasks;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Import.Pages;

/// <summary>Fifth step: the import while it runs, what it did, and the way back.</summary>
[OrganisationAdminsOnly]
public sealed class ReportPage(UndoImport undo, AppDb db, CurrentPerson person, Texts texts) : PageModel
{
    public sealed record Kept(int Row, Guid PersonId, string? Name, string Because);

    public ImportRun Run { get; private set; } = null!;
    public LongTask? Task { get; private set; }
    public int Created { get; private set; }
    public int Updated { get; private set; }
    public int Left { get; private set; }
    public int TakenBack { get; private set; }
    public IReadOnlyList<Kept> KeptRows { get; private set; } = [];
    public int KeptCount { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid runId, CancellationToken ct)
    {
        if (!await LoadAsync(runId, ct)) return NotFound();
        // The progress asks again every second; once it is over the whole page has more to say than the bar.
        if (Request.IsFragment() && Task is { IsRunning: false }) Response.Headers["HX-Refresh"] = "true";
        return Run.IsAccepted ? Page() : Redirect(Url.Content($"~/people/import/{runId}/preview"));
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid runId, CancellationToken ct)
    {
        var outcome = await undo.ExecuteAsync(runId, ct);
        if (outcome.IsNotFound || !await LoadAsync(runId, ct)) return NotFound();
        if (outcome.Succeeded) return Redirect(Url.Content($"~/people/import/{runId}"));
        ModelState.Add(outcome.Result, texts);
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid runId, CancellationToken ct)
    {
        var run = await db.ImportRuns.AsNoTracking().WorkableBy(person).SingleOrDefaultAsync(r => r.Id == runId, ct);
        if (run is null) return false;
        Run = run;
        var taskId = run.UndoTaskId ?? run.TaskId;
        Task = await db.LongTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId, ct);
        var changes = db.ImportedChanges.AsNoTracking().Where(c => c.ImportRunId == runId);
        var counts = await changes.Where(c => c.After != "").GroupBy(c => c.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        (Created, Updated, Left) = (counts.GetValueOrDefault(ImportedChangeKind.Created), counts.GetValueOrDefault(ImportedChangeKind.Updated), counts.GetValueOrDefault(ImportedChangeKind.Left));
        TakenBack = await changes.CountAsync(c => c.TakenBackAt != null, ct);
        KeptCount = await changes.CountAsync(c => c.KeptBecause != "" && c.TakenBackAt == null, ct);
        KeptRows = await changes.Where(c => c.KeptBecause != "" && c.TakenBackAt == null).OrderBy(c => c.Row).Take(200)
            .Select(c => new Kept(c.Row, c.PersonId, db.People.Where(p => p.Id == c.PersonId).Select(p => p.Name).FirstOrDefault(), c.KeptBecause)).ToListAsync(ct);
        return true;
    }
}
