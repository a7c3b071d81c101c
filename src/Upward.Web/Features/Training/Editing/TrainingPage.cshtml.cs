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
public sealed class TrainingPage(AppDb db, CurrentPerson person, ReadTrainingPlan plans, ListTrainees trainees, ArrangeTraining arrange, ShowHelpRequests help, Texts texts) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public TrainingPlan Plan { get; private set; } = null!;
    public TraineeCounts Counts { get; private set; } = null!;
    /// <summary>Of them, who had finished once.</summary>
    public int Due { get; private set; }
    /// <summary>How often somebody asked the neutral contact; null while there are too few to say.</summary>
    public int? Asked { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        Programme = programme;
        Plan = await plans.OfAsync(programmeId, ct);
        var list = await trainees.ExecuteAsync(programmeId, new(), ct);
        (Counts, Due, Asked) = (list.Counts, list.Matching.Count(t => t.Due > 0), await help.CountAsync(programmeId, ct));
        return Page();
    }

    public async Task<IActionResult> OnPostRefreshAsync(Guid programmeId, TrainingTrack? track, int months, CancellationToken ct)
    {
        var outcome = await arrange.RefreshAsync(programmeId, track ?? (TrainingTrack)(-1), months, ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts["training.refresh.saved", ("months", months)] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect($"~/programmes/{programmeId}/training#t-{track}");
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
