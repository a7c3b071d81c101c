using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>The next cohort from this one, or a template of it.</summary>
[OrganisationAdminsOnly]
public sealed class CopyPage(AppDb db, CurrentPerson person, CopyProgramme copy, TimeProvider clock, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string? Name { get; set; }
        /// <summary>"cohort" or "template".</summary>
        public string? As { get; set; }
        public DateOnly? StartsOn { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();
    public Guid ProgrammeId { get; private set; }
    public string ProgrammeName { get; private set; } = "";
    public int Lessons { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        Input = new() { Name = texts["copy.name", ("name", ProgrammeName)], As = "cohort", StartsOn = ProgrammePreset.All[0].FactsFrom(texts.Zone.DayAt(clock.GetUtcNow())).StartsOn };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        var template = Input.As == "template";
        var made = await copy.ExecuteAsync(programmeId, Input.Name, Input.StartsOn, template, ct);
        if (made.IsNotFound) return NotFound();
        if (!made.Succeeded) return this.Refuse(made.Result, texts, "Input.");
        this.Note(texts[template ? "copy.done.template" : "copy.done.cohort"]);
        return LocalRedirect(template ? "~/programmes" : $"~/programmes/{made.Value}/setup");
    }

    private async Task<bool> FindAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId).Select(p => p.Name).SingleOrDefaultAsync(ct) is not { } name) return false;
        (ProgrammeId, ProgrammeName) = (programmeId, name);
        Lessons = await db.Lessons.CountAsync(l => l.ProgrammeId == programmeId, ct);
        return true;
    }
}
