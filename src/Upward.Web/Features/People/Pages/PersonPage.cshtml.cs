using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Identity.SecondStep;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Pages;

[ManagersOnly]
public sealed class PersonPage(ShowPerson show, PersonLeaves leaves, TakeOffSecondStep secondStep, CurrentPerson viewer, Texts texts) : PageModel
{
    public PersonCard Card { get; private set; } = null!;
    public TakeOffSecondStep.Shown? SignsIn { get; private set; }
    public bool MayEdit => viewer.IsOrganisationAdmin;

    public async Task<IActionResult> OnGetAsync(Guid personId, CancellationToken ct)
    {
        if (await show.ExecuteAsync(personId, ct) is not { } card) return NotFound();
        Card = card;
        SignsIn = await secondStep.ShowAsync(personId, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostLeaveAsync(Guid personId, CancellationToken ct) => After(personId, await leaves.LeaveAsync([personId], ct), "people.markedLeft");

    public async Task<IActionResult> OnPostReturnAsync(Guid personId, CancellationToken ct) => After(personId, await leaves.ReturnAsync([personId], ct), "people.markedReturned");

    public async Task<IActionResult> OnPostSecondStepAsync(Guid personId, CancellationToken ct) => After(personId, await secondStep.ExecuteAsync(personId, ct), "secondStep.person.done");

    private IActionResult After(Guid personId, Outcome outcome, string done)
    {
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts[done] : texts.Say(outcome.Refusals[0].Message));
        return Redirect(Url.Content($"~/people/{personId}"));
    }

    public IEnumerable<(string Field, string Value)> Facts()
    {
        var p = Card.Person;
        yield return ("email", p.Email);
        yield return ("employeeId", p.EmployeeId ?? "");
        yield return ("title", p.Title);
        yield return ("level", p.LevelName);
        yield return ("department", p.Department);
        yield return ("division", p.Division);
        yield return ("site", p.Site);
        yield return ("country", CountryNames.Of(p.Country, texts.Culture));
        yield return ("timeZone", p.TimeZone);
        yield return ("employedSince", p.EmployedSince?.ToString("d MMMM yyyy", texts.Culture) ?? "");
        yield return ("languages", string.Join(", ", p.Languages.Select(Enrolment.LanguageWords.NameOf)));
    }
}
