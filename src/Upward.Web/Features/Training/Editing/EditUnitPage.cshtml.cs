using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Training.Editing;

[ProgrammeManagersOnly]
public sealed class EditUnitPage(AppDb db, CurrentPerson person, ReadTrainingPlan plans, ChangeUnit change, DiscardUnitText discard, Texts texts) : PageModel
{
    [BindProperty] public UnitForm Input { get; set; } = new();
    public Guid ProgrammeId { get; private set; }
    public string ProgrammeName { get; private set; } = "";
    public TrainingUnit Unit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, string unitKey, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, unitKey, ct)) return NotFound();
        Input = UnitForm.Of(Unit);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, string unitKey, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, unitKey, ct)) return NotFound();
        var outcome = await change.ExecuteAsync(programmeId, unitKey, Input.Facts, Input.Version, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            // The next save shall win knowingly: the sentence has told that somebody else was here.
            if (Input.Version != Unit.Version) { Input.Version = Unit.Version; ModelState.Remove("Input.Version"); }
            return this.Refuse(outcome, texts, "Input.");
        }
        this.Note(texts["common.saved"]);
        return LocalRedirect($"~/programmes/{programmeId}/training#u-{unitKey}");
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid programmeId, string unitKey, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, unitKey, ct)) return NotFound();
        ModelState.Clear();
        return Request.IsFragment() ? Partial("_Preview", UnitPreview.Of(Input, programmeId)) : Page();
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid programmeId, string unitKey, CancellationToken ct)
    {
        var outcome = await discard.ExecuteAsync(programmeId, unitKey, ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts[unitKey.StartsWith(UnitText.OwnPrefix, StringComparison.Ordinal) ? "training.removed" : "training.restored"] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect($"~/programmes/{programmeId}/training");
    }

    private async Task<bool> FindAsync(Guid programmeId, string unitKey, CancellationToken ct)
    {
        var name = await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        if (name is null || (await plans.OfAsync(programmeId, ct)).Find(unitKey) is not { } unit) return false;
        (ProgrammeId, ProgrammeName, Unit) = (programmeId, name, unit);
        return true;
    }
}
