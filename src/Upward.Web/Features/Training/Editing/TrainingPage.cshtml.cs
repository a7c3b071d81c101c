using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Training.Editing;

/// <summary>All tracks of a programme: order, what is shown, what is compulsory, and the gate.</summary>
[ProgrammeManagersOnly]
public sealed class TrainingPage(AppDb db, CurrentPerson person, ReadTrainingPlan plans, ListTrainees trainees, ArrangeTraining arrange, Texts texts) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public TrainingPlan Plan { get; private set; } = null!;
    public TraineeCounts Counts { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        Programme = programme;
        Plan = await plans.OfAsync(programmeId, ct);
        Counts = (await trainees.ExecuteAsync(programmeId, new(), ct)).Counts;
        return Page();
    }

    public async Task<IActionResult> OnPostArrangeAsync(Guid programmeId, TrainingAct? act, string? unit, CancellationToken ct)
    {
        var outcome = act is { } a ? await arrange.ExecuteAsync(programmeId, a, unit ?? "", ct) : Outcome.Refused("training.refused.unit");
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded) this.Note(texts.Say(outcome.Refusals[0].Message));
        else if (act is TrainingAct.GateOn or TrainingAct.GateOff) this.Note(texts[act == TrainingAct.GateOn ? "training.gate.isOn" : "training.gate.isOff"]);
        return LocalRedirect($"~/programmes/{programmeId}/training{(string.IsNullOrEmpty(unit) ? "" : "#u-" + Uri.EscapeDataString(unit))}");
    }
}
