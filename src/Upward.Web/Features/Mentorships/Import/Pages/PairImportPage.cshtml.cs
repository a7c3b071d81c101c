using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Mentorships.Import.Pages;

/// <summary>What a file of pairs did, and the way back.</summary>
[ProgrammeManagersOnly]
public sealed class PairImportPage(AppDb db, CurrentPerson person, UndoPairImport undo, Texts texts, TimeProvider clock) : PageModel
{
    public sealed record KeptPerson(string Name, string Because);

    public Programme Programme { get; private set; } = null!;
    public PairImport Import { get; private set; } = null!;
    public IReadOnlyList<KeptPerson> KeptPeople { get; private set; } = [];
    public bool CanBeUndone => Import.CanBeUndone(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(Guid programmeId, Guid pairImportId, CancellationToken ct) => await LoadAsync(programmeId, pairImportId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostUndoAsync(Guid programmeId, Guid pairImportId, CancellationToken ct)
    {
        var outcome = await undo.ExecuteAsync(programmeId, pairImportId, ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded) return LocalRedirect($"~/programmes/{programmeId}/pairs/import/{pairImportId}");
        ModelState.Add(outcome, texts);
        return await LoadAsync(programmeId, pairImportId, ct) ? this.Again() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid programmeId, Guid importId, CancellationToken ct)
    {
        var programme = await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct);
        var import = await db.PairImports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == importId && i.ProgrammeId == programmeId, ct);
        if (programme is null || import is null) return false;
        (Programme, Import) = (programme, import);
        KeptPeople = await db.PairImportPeople.AsNoTracking().Where(p => p.ImportId == importId && p.KeptBecause != "")
            .Join(db.People, p => p.PersonId, x => x.Id, (p, x) => new { x.SearchText, x.Name, p.KeptBecause }).OrderBy(x => x.SearchText).Take(200)
            .Select(x => new KeptPerson(x.Name, x.KeptBecause)).ToListAsync(ct);
        return true;
    }
}
