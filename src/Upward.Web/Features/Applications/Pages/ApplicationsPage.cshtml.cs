using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>The applications of a programme, for its managers and for who was appointed to read them.</summary>
public sealed class ApplicationsPage(AppDb db, CurrentPerson person, ListApplications list, TellDecisions tell, UndoDecisions undo, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public ProgrammeRole? Role { get; set; }
    [BindProperty(SupportsGet = true)] public string? State { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public string? Tag { get; set; }
    [BindProperty(SupportsGet = true)] public string? Time { get; set; }
    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public Programme Programme { get; private set; } = null!;
    public ApplicationList Shown { get; private set; } = null!;
    public Intake? Intake { get; private set; }
    /// <summary>When the decisions that wait will be told; null when none waits.</summary>
    public DateTimeOffset? TellAt { get; private set; }
    public bool MayDecide => person.ManagedProgrammeIds.Contains(Programme.Id);
    /// <summary>An organisation admin who was not appointed sees how many there are, not who.</summary>
    public bool MayRead { get; private set; }

    public ApplicationFilter Filter => new()
    {
        Role = Role, Q = (Q ?? "").Trim(), Tag = Tag ?? "", Time = Time ?? "", Sort = Sort ?? "sent", Page = Math.Clamp(PageNumber, 1, 10_000),
        Facet = Enum.TryParse<ApplicationFacet>(State, ignoreCase: true, out var facet) ? facet : ApplicationFacet.Open,
    };

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        Shown = await list.ExecuteAsync(programmeId, Filter, ct);
        Intake = await db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.ProgrammeId == programmeId, ct);
        if (MayDecide && Shown.ByFacet[ApplicationFacet.Pending] > 0)
            TellAt = (await db.Applications.DecidableBy(person).Where(a => a.ProgrammeId == programmeId && a.Verdict != null && a.ToldAt == null).Select(a => a.TellAt).ToListAsync(ct)).Min();
        return Page();
    }

    public async Task<IActionResult> OnPostTellAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = await tell.NowAsync(programmeId, ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts["applications.told.note", ("n", outcome.Value)] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect($"~/programmes/{programmeId}/applications");
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid programmeId, Guid batch, CancellationToken ct)
    {
        var outcome = await undo.ExecuteAsync(programmeId, batch, ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts["applications.undone.note", ("n", outcome.Value)] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect($"~/programmes/{programmeId}/applications");
    }

    private async Task<bool> FindAsync(Guid programmeId, CancellationToken ct)
    {
        var isReviewer = await db.ApplicationReviewers.AnyAsync(r => r.ProgrammeId == programmeId && r.PersonId == person.Id, ct);
        var open = isReviewer ? db.Programmes : db.Programmes.ManageableBy(person);
        if (await open.AsNoTracking().SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        (Programme, MayRead) = (programme, isReviewer || person.ManagedProgrammeIds.Contains(programmeId));
        return true;
    }

    public string With(Func<ApplicationFilter, ApplicationFilter> change) => Url.Content("~" + change(Filter with { Page = 1 }).Address(Programme.Id));
    public string SortBy(string column) => With(f => f with { Sort = f.Sort == column ? "-" + column : column });
    public Components.SortOrder SortedBy(string column) =>
        Filter.Sort == column ? Components.SortOrder.Ascending : Filter.Sort == "-" + column ? Components.SortOrder.Descending : Components.SortOrder.None;
    public string? PageAt(int number) => number < 1 || (number - 1) * ApplicationFilter.PageSize >= Math.Max(Shown.Found, 1) ? null : Url.Content("~" + (Filter with { Page = number }).Address(Programme.Id));
}
