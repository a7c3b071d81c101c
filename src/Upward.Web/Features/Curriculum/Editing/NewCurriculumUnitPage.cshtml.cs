using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Curriculum.Editing;

[ProgrammeManagersOnly]
public sealed class NewCurriculumUnitPage(AppDb db, CurrentPerson person, ReadCurriculum curricula, WriteCurriculum write, Texts texts) : PageModel
{
    [BindProperty] public CurriculumForm Input { get; set; } = new();
    public Guid ProgrammeId { get; private set; }
    public string ProgrammeName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid programmeId, string? topic, CancellationToken ct)
    {
        Input = new() { Topic = topic, Taught = TaughtBy.Mentor, Minutes = 60, Body = texts["curriculum.form.start"] };
        return await FindAsync(programmeId, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        var outcome = await write.AddAsync(programmeId, Input.Facts, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded) return this.Refuse(outcome.Result, texts, "Input.");
        this.Note(texts["training.added", ("unit", Input.Title)]);
        return LocalRedirect($"~/programmes/{programmeId}/curriculum#u-{outcome.Value}");
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        ModelState.Clear();
        return Request.IsFragment() ? Partial("/Features/Training/Editing/_Preview.cshtml", Input.Preview(programmeId)) : Page();
    }

    private async Task<bool> FindAsync(Guid programmeId, CancellationToken ct)
    {
        var name = await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        if (name is null) return false;
        (ProgrammeId, ProgrammeName) = (programmeId, name);
        ViewData["Topics"] = TopicOptions.Of(await curricula.OfAsync(programmeId, ct), texts);
        return true;
    }
}
