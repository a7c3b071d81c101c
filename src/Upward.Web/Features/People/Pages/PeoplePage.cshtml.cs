using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Pages;

[ManagersOnly]
public sealed class PeoplePage(ListPeople people, ExportPeople export, PersonLeaves leaves, CurrentPerson person, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public string? Department { get; set; }
    [BindProperty(SupportsGet = true)] public string? Site { get; set; }
    [BindProperty(SupportsGet = true)] public string? Level { get; set; }
    [BindProperty(SupportsGet = true)] public string? Country { get; set; }
    [BindProperty(SupportsGet = true)] public string? Status { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? ReportsTo { get; set; }
    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public PeopleFilter Filter => new()
    {
        Q = Q, Department = Department, Site = Site, Level = Level, Country = Country, ReportsTo = ReportsTo, Sort = Sort ?? "name", Page = Math.Clamp(PageNumber, 1, 10_000),
        Status = Status switch { "left" => PeopleStatus.Left, "all" => PeopleStatus.All, _ => PeopleStatus.Active },
    };

    public PeopleList Shown { get; private set; } = null!;
    public bool MayEdit => person.IsOrganisationAdmin;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Shown = await people.ExecuteAsync(Filter, ct);
    }

    public async Task<IActionResult> OnPostExportAsync(List<Guid> chosen, CancellationToken ct)
    {
        var file = await export.ExecuteAsync(Filter, chosen, ct);
        return file.Succeeded ? File(file.Value, "text/csv; charset=utf-8", $"people-{clock.GetUtcNow():yyyy-MM-dd}.csv") : NotFound();
    }

    public async Task<IActionResult> OnPostLeaveAsync(List<Guid> chosen, CancellationToken ct)
    {
        if (!MayEdit) return NotFound();
        if (chosen.Count == 0)
        {
            this.Note(texts["people.chooseFirst"]);
            return Redirect(Url.Content("~" + Filter.Address()));
        }
        var outcome = await leaves.LeaveAsync(chosen, ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts["people.marked", ("count", chosen.Count)] : texts.Say(outcome.Refusals[0].Message));
        return Redirect(Url.Content("~" + Filter.Address()));
    }

    /// <summary>The same view with one thing changed, from its first page.</summary>
    public string With(Func<PeopleFilter, PeopleFilter> change) => Url.Content("~" + change(Filter with { Page = 1 }).Address());

    public string SortBy(string column) => With(f => f with { Sort = f.Sort == column ? "-" + column : column });

    public Components.SortOrder SortedBy(string column) =>
        Filter.Sort == column ? Components.SortOrder.Ascending : Filter.Sort == "-" + column ? Components.SortOrder.Descending : Components.SortOrder.None;

    public string? PageAt(int number) => number < 1 || (number - 1) * PeopleFilter.PageSize >= Math.Max(Shown.Found, 1) ? null : Url.Content("~" + (Filter with { Page = number }).Address());
}
