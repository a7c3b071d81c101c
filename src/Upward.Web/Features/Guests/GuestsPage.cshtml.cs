using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Guests;

[ProgrammeManagersOnly]
public sealed class GuestsPage(AppDb db, CurrentPerson person, ArrangeGuests arrange, Texts texts, TimeProvider clock) : PageModel
{
    public sealed class Form
    {
        public string Name { get; set; } = "";
        public string Email { get; set; } = "";
        public string ComesFrom { get; set; } = "";
        public DateOnly? Until { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<ArrangeGuests.Guest> Guests { get; private set; } = [];
    public DateOnly Today => texts.Zone.DayAt(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        Input.Until = Programme.EndsOn >= Today && Programme.EndsOn <= Today.AddDays(LastDay.LongestDays) ? Programme.EndsOn : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct) =>
        await AnswerAsync(programmeId, await arrange.InviteAsync(programmeId, new(Input.Name, Input.Email, Input.ComesFrom, Input.Until), ct), "guests.invited", "Input.", ct);

    public async Task<IActionResult> OnPostExtendAsync(Guid programmeId, Guid personId, DateOnly? until, CancellationToken ct) =>
        await AnswerAsync(programmeId, await arrange.ExtendAsync(programmeId, personId, until, ct), "guests.extended", "Again.", ct);

    public async Task<IActionResult> OnPostEndAsync(Guid programmeId, Guid personId, CancellationToken ct) =>
        await AnswerAsync(programmeId, await arrange.EndAsync(programmeId, personId, ct), "guests.ended", "", ct);

    private async Task<IActionResult> AnswerAsync(Guid programmeId, Outcome outcome, string done, string prefix, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(programmeId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts, prefix);
            return this.Again();
        }
        this.Note(texts[done]);
        return LocalRedirect($"~/programmes/{programmeId}/guests");
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme || await arrange.ShowAsync(programmeId, ct) is not { } guests) return false;
        (Programme, Guests) = (programme, guests);
        return true;
    }
}
