using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>The questions of one role's form, in their order.</summary>
[ProgrammeManagersOnly]
public sealed class FormPage(AppDb db, FormAtHand forms, ChangeForm change, Texts texts) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public ApplicationForm Form { get; private set; } = null!;
    /// <summary>Somebody answers or has answered it: a change makes the next version.</summary>
    public bool IsAnswered { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, ProgrammeRole role, CancellationToken ct)
    {
        if (!Enum.IsDefined(role) || await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        Programme = programme;
        Form = await forms.FindAsync(programmeId, role, ct);
        IsAnswered = await db.Applications.AnyAsync(a => a.FormId == Form.Id, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid programmeId, ProgrammeRole role, string? key, int by, CancellationToken ct) =>
        Answer(programmeId, role, await change.MoveAsync(programmeId, role, key ?? "", by, ct), "forms.moved");

    public async Task<IActionResult> OnPostRemoveAsync(Guid programmeId, ProgrammeRole role, string? key, CancellationToken ct) =>
        Answer(programmeId, role, await change.RemoveAsync(programmeId, role, key ?? "", ct), "forms.removed");

    private IActionResult Answer(Guid programmeId, ProgrammeRole role, Outcome outcome, string done)
    {
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts[done] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect($"~/programmes/{programmeId}/applications/forms/{role.ToString().ToLowerInvariant()}");
    }
}
