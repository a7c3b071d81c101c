using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>What a decision will do, for one or for many, before it is made: who, what they will read, and how the places stand then.</summary>
public sealed class DecidePage(AppDb db, CurrentPerson person, ListApplications list, DecideApplications decide, TagApplications tag, Texts texts) : PageModel
{
    public sealed record Line(Guid Id, Guid PersonId, string Name, string Title, ProgrammeRole Role, bool CanBe, bool LeftVetting);

    [BindProperty] public List<Guid> Chosen { get; set; } = [];
    [BindProperty] public bool Everybody { get; set; }
    /// <summary>The list's address: what "everybody" means, and where to go back to.</summary>
    [BindProperty] public string? View { get; set; }
    [BindProperty] public Verdict Verdict { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? Word { get; set; }

    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    /// <summary>Places taken after an acceptance, of roles that have a limit.</summary>
    public IReadOnlyList<(ProgrammeRole Role, int After, int Places)> Over { get; private set; } = [];

    public async Task<IActionResult> OnPostLookAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        Chosen = [.. await ChosenAsync(programmeId, ct)];
        await LookAsync(ct);
        if (Lines.Count > 0) return Page();
        this.Note(texts["applications.refused.noneChosen"]);
        return Back();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        var outcome = await decide.ExecuteAsync(programmeId, Chosen, Verdict, Reason ?? "", ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            await LookAsync(ct);
            ModelState.Add(outcome.Result, texts);
            return this.Again();
        }
        this.Note(texts["applications.decided", ("n", outcome.Value.Count), ("verdict", Verdict.ToString()), ("at", outcome.Value.TellAt), ("left", outcome.Value.LeftOut.Count)],
            $"/programmes/{programmeId}/applications?handler=Undo&batch={outcome.Value.BatchId}");
        return Back();
    }

    public async Task<IActionResult> OnPostTagAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        var outcome = await tag.AddAsync(programmeId, await ChosenAsync(programmeId, ct), Word ?? "", ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts["applications.tagged", ("n", outcome.Value), ("word", (Word ?? "").Trim())] : texts.Say(outcome.Refusals[0].Message));
        return Back();
    }

    private LocalRedirectResult Back() => LocalRedirect("~" + FilterOf(View).Address(Programme.Id));

    private async Task<IReadOnlyList<Guid>> ChosenAsync(Guid programmeId, CancellationToken ct) => Everybody ? await list.IdsAsync(programmeId, FilterOf(View), ct) : Chosen;

    private async Task LookAsync(CancellationToken ct)
    {
        var rows = await db.Applications.AsNoTracking().DecidableBy(person).Where(a => a.ProgrammeId == Programme.Id && Chosen.Contains(a.Id)).OrderBy(a => a.Person.SearchText)
            .Select(a => new { a.Id, a.PersonId, a.Person.Name, a.Person.Title, a.Role, a.State, Done = db.VettingChecks.Count(c => c.ApplicationId == a.Id && (c.State == VettingState.Done || c.State == VettingState.NotNeeded)) }).ToListAsync(ct);
        var intake = await db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.ProgrammeId == Programme.Id, ct) ?? Intake.For(db.OrganisationId, Programme.Id);
        Lines = [.. rows.Select(r => new Line(r.Id, r.PersonId, r.Name, r.Title, r.Role,
            r.State is ApplicationState.Sent or ApplicationState.Reading || (r.State == ApplicationState.Waiting && Verdict != Verdict.Wait), r.Done < intake.Vetting.Count))];
        if (Verdict != Verdict.Accept) return;
        var taken = await db.TakenAsync(Programme.Id, ct);
        Over = [.. Enum.GetValues<ProgrammeRole>().Select(r => (r, After: taken.GetValueOrDefault(r) + Lines.Count(l => l.CanBe && l.Role == r), Places: intake.PlacesOf(r) ?? int.MaxValue)).Where(x => x.After > x.Places)];
    }

    /// <summary>Only the questions of the address count; it comes from a form and is not trusted to be one of ours.</summary>
    private static ApplicationFilter FilterOf(string? view)
    {
        var query = QueryHelpers.ParseQuery((view ?? "").Contains('?') ? view![(view!.IndexOf('?') + 1)..] : "");
        string One(string name) => query.TryGetValue(name, out var value) ? value.ToString() : "";
        return new()
        {
            Role = Enum.TryParse<ProgrammeRole>(One("role"), out var role) ? role : null, Facet = Enum.TryParse<ApplicationFacet>(One("state"), ignoreCase: true, out var facet) ? facet : ApplicationFacet.Open,
            Q = One("q"), Tag = One("tag"), Time = One("time"), Sort = One("sort") is { Length: > 0 } sort ? sort : "sent",
        };
    }

    private async Task<bool> FindAsync(Guid programmeId, CancellationToken ct)
    {
        if (!person.ManagedProgrammeIds.Contains(programmeId) || await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        Programme = programme;
        return true;
    }
}
