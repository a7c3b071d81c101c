using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Training.Buddies;

/// <summary>For mentors: a practice session to tick off for oneself, a buddy to ask, and being one.</summary>
[GuestsToo]
public sealed class PracticePage(FindBuddy buddies, CurrentPerson person, Texts texts) : PageModel
{
    [BindProperty] public Guid? BuddyId { get; set; }

    public BuddyView View { get; private set; } = null!;
    public Guid Me => person.Id;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => await LoadAsync(programmeId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTickAsync(Guid programmeId, List<string> done, CancellationToken ct) => await AfterAsync(programmeId, await buddies.PractiseAsync(programmeId, done, ct), "practice.saved", ct);
    public async Task<IActionResult> OnPostAskAsync(Guid programmeId, CancellationToken ct) => await AfterAsync(programmeId, BuddyId is { } id ? await buddies.AskAsync(programmeId, id, ct) : Outcome.RefusedAt("BuddyId", "buddy.refused.choose"), "buddy.asked", ct);
    public async Task<IActionResult> OnPostEndAsync(Guid programmeId, Guid? newMentorId, CancellationToken ct) => await AfterAsync(programmeId, await buddies.EndAsync(programmeId, newMentorId ?? Guid.Empty, ct), "buddy.ended", ct);
    public async Task<IActionResult> OnPostOfferAsync(Guid programmeId, bool offer, CancellationToken ct) => await AfterAsync(programmeId, await buddies.OfferAsync(programmeId, offer, ct), offer ? "buddy.offered" : "buddy.offer.over", ct);

    private async Task<IActionResult> AfterAsync(Guid programmeId, Outcome outcome, string done, CancellationToken ct)
    {
        // A refusal is shown to mentors only: for others the page is not there, whatever they send.
        if (outcome.IsNotFound || !outcome.Succeeded && !await LoadAsync(programmeId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts[done]);
        return LocalRedirect("~" + FindBuddy.PathOf(programmeId));
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await buddies.ShowAsync(programmeId, ct) is not { } view) return false;
        View = view;
        return true;
    }
}
