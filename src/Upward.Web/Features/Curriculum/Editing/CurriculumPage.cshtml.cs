using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Curriculum.Editing;

/// <summary>The tree of a programme with all its units: order, what pairs find, what is its own.</summary>
[ProgrammeManagersOnly]
public sealed class CurriculumPage(AppDb db, CurrentPerson person, ReadCurriculum curricula, ArrangeCurriculum arrange, Texts texts) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public CurriculumPlan Plan { get; private set; } = null!;

    /// <summary>How much of what pairs find is about technology: the programme's purpose is rarely that alone.</summary>
    public int ItShare { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        (Programme, Plan) = (programme, await curricula.OfAsync(programmeId, ct));
        var shown = Plan.Shown.ToList();
        var it = Plan.Branches.Single(b => b.Key == "it").Units.Count(u => u.IsShown);
        ItShare = shown.Count == 0 ? 0 : (int)Math.Round(100.0 * it / shown.Count);
        return Page();
    }

    public async Task<IActionResult> OnPostArrangeAsync(Guid programmeId, CurriculumAct? act, string? key, CancellationToken ct)
    {
        var outcome = act is { } a ? await arrange.ExecuteAsync(programmeId, a, key ?? "", ct) : Outcome.Refused("curriculum.refused.unit");
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded) this.Note(texts.Say(outcome.Refusals[0].Message));
        var at = act is CurriculumAct.BranchUp or CurriculumAct.BranchDown ? "b-" : "u-";
        return LocalRedirect($"~/programmes/{programmeId}/curriculum{(string.IsNullOrEmpty(key) ? "" : "#" + at + Uri.EscapeDataString(key))}");
    }
}
