using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Training.Editing;

[ProgrammeManagersOnly]
public sealed class NewUnitPage(AppDb db, CurrentPerson person, AddUnit add, Texts texts) : PageModel
{
    [BindProperty] public UnitForm Input { get; set; } = new();
    public Guid ProgrammeId { get; private set; }
    public string ProgrammeName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid programmeId, TrainingTrack? track, CancellationToken ct)
    {
        Input = new() { Track = track ?? TrainingTrack.Mentor, Minutes = 15, Body = texts["training.form.body.start"] };
        return await FindAsync(programmeId, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        var outcome = await add.ExecuteAsync(programmeId, Input.Facts, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded) return this.Refuse(outcome.Result, texts, "Input.");
        this.Note(texts["training.added", ("unit", Input.Title)]);
        return LocalRedirect($"~/programmes/{programmeId}/training#u-{outcome.Value}");
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        ModelState.Clear();
        return Request.IsFragment() ? Partial("_Preview", UnitPreview.Of(Input, programmeId)) : Page();
    }

    private async Task<bool> FindAsync(Guid programmeId, CancellationToken ct)
    {
        var name = await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        (ProgrammeId, ProgrammeName) = (programmeId, name ?? "");
        return name is not null;
    }
}
