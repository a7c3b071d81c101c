using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Training.Guidelines;

[ProgrammeManagersOnly]
public sealed class NewGuidelinePage(AppDb db, CurrentPerson person, WriteGuideline write, Texts texts) : PageModel
{
    [BindProperty] public GuidelineForm Input { get; set; } = new();
    public Guid ProgrammeId { get; private set; }
    public string ProgrammeName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => await FindAsync(programmeId, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct) => WriteAsync(programmeId, publish: false, ct);
    public Task<IActionResult> OnPostPublishAsync(Guid programmeId, CancellationToken ct) => WriteAsync(programmeId, publish: true, ct);

    public async Task<IActionResult> OnPostPreviewAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        ModelState.Clear();
        return Request.IsFragment() ? Partial("/Features/Training/Editing/_Preview.cshtml", Input.Preview) : Page();
    }

    private async Task<IActionResult> WriteAsync(Guid programmeId, bool publish, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        var outcome = await write.ExecuteAsync(programmeId, "", Input.Facts, 0, publish, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded) return this.Refuse(outcome.Result, texts, "Input.");
        this.Note(texts[publish ? "guidelines.published" : "guidelines.drafted"]);
        return LocalRedirect($"~/programmes/{programmeId}/guidelines");
    }

    private async Task<bool> FindAsync(Guid programmeId, CancellationToken ct)
    {
        var name = await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        (ProgrammeId, ProgrammeName) = (programmeId, name ?? "");
        return name is not null;
    }
}
