using Microsoft.AspNetCore.Mvc;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Pages;

[ManagersOnly]
public sealed class PeoplePage(ListPeople people, ExportPeople export, PersonLeaves leaves, ChosenPeople chosenPeople, CurrentPerson person, Texts texts, TimeProvider clock) : FilteredPage
{
    public PeopleList Shown { get; private set; } = null!;
    public bool MayEdit => person.IsOrganisationAdmin;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Shown = await people.ExecuteAsync(Filter, ct);
    }

    public async Task<IActionResult> OnPostExportAsync(CancellationToken ct)
    {
        var file = await export.ExecuteAsync(Filter, Everybody ? [] : Chosen, ct);
        return file.Succeeded ? File(file.Value, "text/csv; charset=utf-8", $"people-{texts.Zone.DayAt(clock.GetUtcNow()):yyyy-MM-dd}.csv") : NotFound();
    }

    public Task<IActionResult> OnPostLeaveAsync(CancellationToken ct) => ChangeAsync(leaves.LeaveAsync, "people.marked", ct);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken ct) => ChangeAsync(leaves.ReturnAsync, "people.returned", ct);

    private async Task<IActionResult> ChangeAsync(Func<IReadOnlyCollection<Guid>, CancellationToken, Task<Outcome>> change, string done, CancellationToken ct)
    {
        if (!MayEdit) return NotFound();
        var back = Redirect(Url.Content("~" + Filter.Address()));
        var ids = await chosenPeople.ExecuteAsync(Filter, Chosen, Everybody, ct);
        if (ids.Count == 0)
        {
            this.Note(texts["people.chooseFirst"]);
            return back;
        }
        var outcome = await change(ids, ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts[done, ("count", ids.Count)] : texts.Say(outcome.Refusals[0].Message));
        return back;
    }

    /// <summary>The same view with one thing changed, from its first page.</summary>
    public string With(Func<PeopleFilter, PeopleFilter> change) => Url.Content("~" + change(Filter with { Page = 1 }).Address());

    public string SortBy(string column) => With(f => f with { Sort = f.Sort == column ? "-" + column : column });

    public Components.SortOrder SortedBy(string column) =>
        Filter.Sort == column ? Components.SortOrder.Ascending : Filter.Sort == "-" + column ? Components.SortOrder.Descending : Components.SortOrder.None;

    public string? PageAt(int number) => number < 1 || (number - 1) * PeopleFilter.PageSize >= Math.Max(Shown.Found, 1) ? null : Url.Content("~" + (Filter with { Page = number }).Address());
}
