using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Training.Guidelines;

[ProgrammeManagersOnly]
public sealed class EditGuidelinePage(AppDb db, CurrentPerson person, GuidelineShelf shelf, WriteGuideline write, DropDraft drop, Texts texts) : PageModel
{
    [BindProperty] public GuidelineForm Input { get; set; } = new();
    public Guid ProgrammeId { get; private set; }
    public string ProgrammeName { get; private set; } = "";
    public Guideline Guideline { get; private set; } = null!;
    /// <summary>Published ones, the newest first.</summary>
    public IReadOnlyList<GuidelineVersion> Versions { get; private set; } = [];
    public GuidelineVersion? Draft { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, [FromRoute(Name = "guideline")] string slug, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, slug, ct)) return NotFound();
        Input = Draft is { } d ? new() { Title = d.Title, Summary = d.Summary, Body = d.Body, Note = d.Note, Version = d.Version }
            : new() { Title = Guideline.Title, Summary = Guideline.Summary, Body = Guideline.Body };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid programmeId, [FromRoute(Name = "guideline")] string slug, CancellationToken ct) => WriteAsync(programmeId, slug, publish: false, ct);
    public Task<IActionResult> OnPostPublishAsync(Guid programmeId, [FromRoute(Name = "guideline")] string slug, CancellationToken ct) => WriteAsync(programmeId, slug, publish: true, ct);

    public async Task<IActionResult> OnPostPreviewAsync(Guid programmeId, [FromRoute(Name = "guideline")] string slug, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, slug, ct)) return NotFound();
        ModelState.Clear();
        return Request.IsFragment() ? Partial("/Features/Training/Editing/_Preview.cshtml", Input.Preview) : Page();
    }

    public async Task<IActionResult> OnPostDropAsync(Guid programmeId, [FromRoute(Name = "guideline")] string slug, CancellationToken ct)
    {
        var outcome = await drop.ExecuteAsync(programmeId, slug, ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts["guidelines.dropped"] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect($"~/programmes/{programmeId}/guidelines");
    }

    private async Task<IActionResult> WriteAsync(Guid programmeId, string slug, bool publish, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, slug, ct)) return NotFound();
        var outcome = await write.ExecuteAsync(programmeId, slug, Input.Facts, Input.Version, publish, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            // The next save shall win knowingly: the sentence has told that somebody else was here.
            if (Input.Version != (Draft?.Version ?? 0)) { Input.Version = Draft?.Version ?? 0; ModelState.Remove("Input.Version"); }
            return this.Refuse(outcome.Result, texts, "Input.");
        }
        this.Note(texts[publish ? "guidelines.published" : "guidelines.drafted"]);
        return LocalRedirect($"~/programmes/{programmeId}/guidelines{(publish ? "" : "/" + slug)}");
    }

    private async Task<bool> FindAsync(Guid programmeId, string slug, CancellationToken ct)
    {
        var name = await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        if (name is null || (await shelf.OfAsync(programmeId, ct)).FirstOrDefault(g => g.Slug == slug) is not { } guideline) return false;
        (ProgrammeId, ProgrammeName, Guideline) = (programmeId, name, guideline);
        var written = await db.GuidelineVersions.AsNoTracking().Where(v => v.ProgrammeId == programmeId && v.Slug == slug).OrderByDescending(v => v.Number).ToListAsync(ct);
        (Versions, Draft) = ([.. written.Where(v => v.PublishedAt is not null)], written.FirstOrDefault(v => v.PublishedAt is null));
        return true;
    }
}
