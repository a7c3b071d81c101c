using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Components;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Training.Overview;

/// <summary>Who has finished the training of their role, and who has not.</summary>
[ProgrammeManagersOnly]
public sealed class TraineesPage(AppDb db, CurrentPerson person, ListTrainees list, RemindTrainees remind, ExportTrainees export, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ProgrammeRole? Role { get; set; }
    [BindProperty(SupportsGet = true)] public string? State { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    /// <summary>The ticked rows; none: everybody whom the filter shows.</summary>
    [BindProperty] public List<Guid> Chosen { get; set; } = [];

    public Programme Programme { get; private set; } = null!;
    public TraineeList Shown { get; private set; } = null!;
    public bool BeforeMatching { get; private set; }

    public TraineeFilter Filter => new()
    {
        Role = Role, Q = (Q ?? "").Trim(), Sort = Sort ?? "name", Page = Math.Clamp(PageNumber, 1, 10_000),
        State = Enum.TryParse<TraineeState>(State, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : TraineeState.All,
    };

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        Programme = programme;
        BeforeMatching = (await db.ProgrammeTraining.AsNoTracking().SingleOrDefaultAsync(t => t.ProgrammeId == programmeId, ct))?.Settings.BeforeMatching == true;
        Shown = await list.ExecuteAsync(programmeId, Filter, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRemindAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = await remind.ExecuteAsync(programmeId, Filter, Chosen, ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts["training.reminded", ("n", outcome.Value)] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect("~" + Filter.Address(programmeId));
    }

    public async Task<IActionResult> OnPostExportAsync(Guid programmeId, CancellationToken ct)
    {
        var file = await export.ExecuteAsync(programmeId, Filter, ct);
        return file.Succeeded ? File(file.Value, "text/csv; charset=utf-8", $"training-{texts.Zone.DayAt(clock.GetUtcNow()):yyyy-MM-dd}.csv") : NotFound();
    }

    public string With(Func<TraineeFilter, TraineeFilter> change) => Url.Content("~" + change(Filter with { Page = 1 }).Address(Programme.Id));
    public string Here(string handler) => Url.Content("~" + Filter.Address(Programme.Id)) is var address ? address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=" + handler : "";
    public string SortBy(string column) => With(f => f with { Sort = f.Sort == column ? "-" + column : column });
    public SortOrder SortedBy(string column) => Filter.Sort == column ? SortOrder.Ascending : Filter.Sort == "-" + column ? SortOrder.Descending : SortOrder.None;
    public string? PageAt(int number) => number < 1 || (number - 1) * TraineeFilter.PageSize >= Math.Max(Shown.Matching.Count, 1) ? null : Url.Content("~" + (Filter with { Page = number }).Address(Programme.Id));
}
