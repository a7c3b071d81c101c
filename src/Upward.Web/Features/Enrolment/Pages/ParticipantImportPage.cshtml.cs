using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment.Import;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Enrolment.Pages;

/// <summary>What a participants file did, and the way back.</summary>
[ProgrammeManagersOnly]
public sealed class ParticipantImportPage(AppDb db, CurrentPerson person, UndoParticipantImport undo, Texts texts, TimeProvider clock) : PageModel
{
    public sealed record Kept(int Row, string? Name, string Because);

    public Programme Programme { get; private set; } = null!;
    public ParticipantImport Import { get; private set; } = null!;
    public int TakenBack { get; private set; }
    public int KeptCount { get; private set; }
    public IReadOnlyList<Kept> KeptRows { get; private set; } = [];
    public bool CanBeUndone => Import.CanBeUndone(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(Guid programmeId, Guid importId, CancellationToken ct) => await LoadAsync(programmeId, importId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostUndoAsync(Guid programmeId, Guid importId, CancellationToken ct)
    {
        var outcome = await undo.ExecuteAsync(programmeId, importId, ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded) return LocalRedirect($"~/programmes/{programmeId}/participants/import/{importId}");
        ModelState.Add(outcome.Result, texts);
        return await LoadAsync(programmeId, importId, ct) ? this.Again() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid programmeId, Guid importId, CancellationToken ct)
    {
        var programme = await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct);
        var import = await db.ParticipantImports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == importId && i.ProgrammeId == programmeId, ct);
        if (programme is null || import is null) return false;
        (Programme, Import) = (programme, import);
        var rows = db.ParticipantImportRows.AsNoTracking().Where(r => r.ImportId == importId);
        TakenBack = await rows.CountAsync(r => r.TakenBackAt != null, ct);
        KeptCount = await rows.CountAsync(r => r.KeptBecause != "", ct);
        KeptRows = await rows.Where(r => r.KeptBecause != "").OrderBy(r => r.Row).Take(200)
            .Select(r => new Kept(r.Row, db.People.Where(p => p.Id == r.PersonId).Select(p => p.Name).FirstOrDefault(), r.KeptBecause)).ToListAsync(ct);
        return true;
    }
}
