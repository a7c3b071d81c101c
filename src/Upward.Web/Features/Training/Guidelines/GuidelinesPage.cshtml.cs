using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Training.Guidelines;

/// <summary>What the managers of a programme hand to its people, with drafts and versions.</summary>
[ProgrammeManagersOnly]
public sealed class GuidelinesPage(AppDb db, CurrentPerson person, GuidelineShelf shelf, HideGuideline hide, Texts texts) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<Guideline> Guidelines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        Programme = programme;
        Guidelines = await shelf.OfAsync(programmeId, ct);
        return Page();
    }

    public Task<IActionResult> OnPostHideAsync(Guid programmeId, string? slug, CancellationToken ct) => ArrangeAsync(programmeId, slug, true, ct);
    public Task<IActionResult> OnPostShowAsync(Guid programmeId, string? slug, CancellationToken ct) => ArrangeAsync(programmeId, slug, false, ct);

    private async Task<IActionResult> ArrangeAsync(Guid programmeId, string? slug, bool away, CancellationToken ct)
    {
        var outcome = await hide.ExecuteAsync(programmeId, slug ?? "", away, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded) this.Note(texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect($"~/programmes/{programmeId}/guidelines");
    }
}
