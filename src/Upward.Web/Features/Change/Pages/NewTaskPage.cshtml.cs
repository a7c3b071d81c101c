using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Change.Pages;

/// <summary>A suggestion, or an own idea, gets somebody who does it and a date.</summary>
[ProgrammeManagersOnly]
public sealed class NewTaskPage(AppDb db, CurrentPerson person, PlanTask plan, Texts texts, TimeProvider clock) : PageModel
{
    public sealed class Form
    {
        public string What { get; set; } = "";
        public Guid? OwnerId { get; set; }
        public DateOnly? DueOn { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();
    [BindProperty(SupportsGet = true)]
    public string Suggestion { get; set; } = "";
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];
    private bool FromReadiness => Suggestion.StartsWith("readiness.", StringComparison.Ordinal);
    public string BackTo => $"/programmes/{Programme.Id}/{(FromReadiness ? "readiness" : "change")}";

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        Input = new() { What = WordsOf(Suggestion), OwnerId = Owners.Any(o => o.Value == person.Id.ToString()) ? person.Id : null, DueOn = texts.Zone.DayAt(clock.GetUtcNow()).AddDays(14) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = await plan.ExecuteAsync(programmeId, new(Input.What, Input.OwnerId, Input.DueOn, WordsOf(Suggestion).Length > 0 ? Suggestion : ""), ct);
        if (outcome.IsNotFound || !await LoadAsync(programmeId, ct)) return NotFound();
        if (!outcome.Succeeded) return this.Refuse(outcome, texts, "Input.");
        this.Note(texts["change.task.saved"]);
        return LocalRedirect("~" + BackTo);
    }

    /// <summary>Only suggestions that exist: what stands in the address is not put on a page.</summary>
    private string WordsOf(string suggestion)
    {
        var parts = suggestion.Split('.');
        if (parts is ["readiness", var key] && ReadinessQuestions.Keys.Contains(key)) return texts["change.readiness.act." + key];
        if (parts is ["adkar", var element, "1" or "2" or "3"] && Enum.TryParse<AdkarElement>(element, out var known) && known.ToString() == element) return texts[$"change.act.{element}.{parts[2]}"];
        return "";
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        Programme = programme;
        var people = await plan.PossibleOwners(programmeId).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        Owners = [new(texts["change.task.choose"], ""), .. people.Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
        return true;
    }
}
