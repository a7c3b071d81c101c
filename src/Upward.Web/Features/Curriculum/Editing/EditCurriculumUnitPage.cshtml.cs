using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Curriculum.Editing;

[ProgrammeManagersOnly]
public sealed class EditCurriculumUnitPage(AppDb db, CurrentPerson person, ReadCurriculum curricula, WriteCurriculum write, Texts texts) : PageModel
{
    [BindProperty] public CurriculumForm Input { get; set; } = new();
    public Guid ProgrammeId { get; private set; }
    public string ProgrammeName { get; private set; } = "";
    public string TopicName { get; private set; } = "";
    public CurriculumUnit Unit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, string curriculumKey, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, curriculumKey, ct)) return NotFound();
        Input = CurriculumForm.Of(Unit);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, string curriculumKey, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, curriculumKey, ct)) return NotFound();
        var outcome = await write.ChangeAsync(programmeId, curriculumKey, Input.Facts, Input.Version, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            // The next save shall win knowingly: the sentence has told that somebody else was here.
            if (Input.Version != Unit.Version) { Input.Version = Unit.Version; ModelState.Remove("Input.Version"); }
            return this.Refuse(outcome, texts, "Input.");
        }
        this.Note(texts["common.saved"]);
        return LocalRedirect($"~/programmes/{programmeId}/curriculum#u-{curriculumKey}");
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid programmeId, string curriculumKey, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, curriculumKey, ct)) return NotFound();
        ModelState.Clear();
        return Request.IsFragment() ? Partial("/Features/Training/Editing/_Preview.cshtml", Input.Preview(programmeId)) : Page();
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid programmeId, string curriculumKey, CancellationToken ct)
    {
        var outcome = await write.DiscardAsync(programmeId, curriculumKey, ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts[curriculumKey.StartsWith(CurriculumText.OwnPrefix, StringComparison.Ordinal) ? "training.removed" : "training.restored"] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect($"~/programmes/{programmeId}/curriculum");
    }

    private async Task<bool> FindAsync(Guid programmeId, string key, CancellationToken ct)
    {
        var name = await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        if (name is null || await curricula.OfAsync(programmeId, ct) is not { } plan || plan.Find(key) is not { } unit) return false;
        (ProgrammeId, ProgrammeName, Unit, TopicName) = (programmeId, name, unit, plan.Topic(unit.Topic)!.Name(texts));
        if (!unit.IsShipped) ViewData["Topics"] = TopicOptions.Of(plan, texts);
        return true;
    }
}

internal static class TopicOptions
{
    public static IReadOnlyList<SelectListItem> Of(CurriculumPlan plan, Texts texts) => [.. plan.Topics.Select(t => new SelectListItem(t.Name(texts), t.Key))];
}
