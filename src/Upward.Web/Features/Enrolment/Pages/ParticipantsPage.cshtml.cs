using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Enrolment.Pages;

[ProgrammeManagersOnly]
public sealed class ParticipantsPage(
    AppDb db, CurrentPerson person, ListParticipants list, WithdrawParticipants withdraw, SetCapacities capacities, ExportParticipants export, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ProgrammeRole? Role { get; set; }
    [BindProperty(SupportsGet = true)] public string? State { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public string? Department { get; set; }
    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    /// <summary>The ticked rows; or everybody the filter shows, also on other pages.</summary>
    [BindProperty] public List<Guid> Chosen { get; set; } = [];
    [BindProperty] public bool Everybody { get; set; }
    [BindProperty] public int? Capacity { get; set; }

    public Programme Programme { get; private set; } = null!;
    public ParticipantList Shown { get; private set; } = null!;
    /// <summary>Profiles are for who was appointed to run the programme.</summary>
    public bool MayOpenProfiles => person.ManagedProgrammeIds.Contains(Programme.Id);

    public ParticipantFilter Filter => new()
    {
        Role = Role, Q = (Q ?? "").Trim(), Department = Department ?? "", Sort = Sort ?? "name", Page = Math.Clamp(PageNumber, 1, 10_000),
        State = Enum.TryParse<ParticipantState>(State, ignoreCase: true, out var state) ? state : ParticipantState.Active,
    };

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        Shown = await list.ExecuteAsync(programmeId, Filter, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid programmeId, CancellationToken ct) =>
        Answer(programmeId, await withdraw.ExecuteAsync(programmeId, await ChosenAsync(programmeId, ct), ct), "participants.withdrawn");

    public async Task<IActionResult> OnPostCapacityAsync(Guid programmeId, CancellationToken ct) =>
        Answer(programmeId, await capacities.ExecuteAsync(programmeId, await ChosenAsync(programmeId, ct), Capacity ?? -1, ct), "participants.capacitySet");

    public async Task<IActionResult> OnPostExportAsync(Guid programmeId, CancellationToken ct)
    {
        var file = await export.ExecuteAsync(programmeId, Filter, Everybody ? [] : Chosen, ct);
        return file.Succeeded ? File(file.Value, "text/csv; charset=utf-8", $"participants-{texts.Zone.DayAt(clock.GetUtcNow()):yyyy-MM-dd}.csv") : NotFound();
    }

    private async Task<IReadOnlyList<Guid>> ChosenAsync(Guid programmeId, CancellationToken ct) =>
        Everybody ? [.. (await list.ExecuteAsync(programmeId, Filter, ct)).Matching.Select(l => l.Id)] : Chosen;

    private IActionResult Answer(Guid programmeId, Outcome<ChangedParticipants> outcome, string key)
    {
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded
            ? texts[key, ("n", outcome.Value.Changed), ("left", outcome.Value.LeftOut.Count), ("names", string.Join(", ", outcome.Value.LeftOut.Take(3))), ("capacity", Capacity)]
            : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect("~" + Filter.Address(programmeId));
    }

    private async Task<bool> FindAsync(Guid programmeId, CancellationToken ct)
    {
        var programme = await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct);
        if (programme is not null) Programme = programme;
        return programme is not null;
    }

    public string With(Func<ParticipantFilter, ParticipantFilter> change) => Url.Content("~" + change(Filter with { Page = 1 }).Address(Programme.Id));
    public string Here(string handler) => Url.Content("~" + Filter.Address(Programme.Id)) is var address ? address + (address.Contains('?') ? "&" : "?") + "handler=" + handler : "";
    public string SortBy(string column) => With(f => f with { Sort = f.Sort == column ? "-" + column : column });
    public Components.SortOrder SortedBy(string column) =>
        Filter.Sort == column ? Components.SortOrder.Ascending : Filter.Sort == "-" + column ? Components.SortOrder.Descending : Components.SortOrder.None;
    public string? PageAt(int number) => number < 1 || (number - 1) * ParticipantFilter.PageSize >= Math.Max(Shown.Matching.Count, 1) ? null : Url.Content("~" + (Filter with { Page = number }).Address(Programme.Id));
}
