using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.Pages;

[ProgrammeManagersOnly]
public sealed class EditProgrammePage(AppDb db, CurrentPerson person, EditProgramme edit, Texts texts) : PageModel
{
    [BindProperty]
    public ProgrammeForm Input { get; set; } = new();
    public Guid ProgrammeId { get; private set; }
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await FindAsync(programmeId, ct) is not { } programme) return NotFound();
        Input = ProgrammeForm.Of(programme.Facts, programme.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        if (await FindAsync(programmeId, ct) is not { } programme) return NotFound();
        var outcome = await edit.ExecuteAsync(programmeId, Input.Facts, Input.Version, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            // The next save shall win knowingly: the sentence has told that somebody else was here.
            if (Input.Version != programme.Version) { Input.Version = programme.Version; ModelState.Remove("Input.Version"); }
            return this.Refuse(outcome, texts, "Input.");
        }
        this.Note(texts["common.saved"]);
        return LocalRedirect($"~/programmes/{programmeId}");
    }

    private async Task<Programme?> FindAsync(Guid programmeId, CancellationToken ct)
    {
        var programme = await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct);
        (ProgrammeId, Name) = (programmeId, programme?.Name ?? "");
        return programme;
    }
}
