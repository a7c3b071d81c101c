using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Pages;

/// <summary>All sessions of a pair, and the times that one offers the other.</summary>
[GuestsToo]
public sealed class SessionsPage(FindPairSpace find, ReadSessions read, OfferTimes offers, Texts texts) : PageModel
{
    public OwnSpace Pair { get; private set; } = null!;
    public ReadSessions.All Sessions { get; private set; } = null!;
    public SessionOffer? Offer { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct) => await LoadAsync(mentorshipId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTakeAsync(Guid mentorshipId, Guid offerId, long start, CancellationToken ct)
    {
        var taken = await offers.TakeAsync(mentorshipId, offerId, start, ct);
        if (taken.Succeeded) this.Note(texts["session.planned", ("n", 1)]);
        return await AfterAsync(mentorshipId, taken.Result, ct);
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid mentorshipId, Guid offerId, CancellationToken ct)
    {
        var (before, pair) = (await offers.OpenAsync(mentorshipId, ct), await find.FindAsync(mentorshipId, ct));
        var closed = await offers.CloseAsync(mentorshipId, offerId, ct);
        if (closed.Succeeded) this.Note(before!.By == pair!.Me.Role ? texts["session.offer.isBack"] : texts["session.offer.noneSaid", ("name", pair.Partner.CallName)]);
        return await AfterAsync(mentorshipId, closed, ct);
    }

    private async Task<IActionResult> AfterAsync(Guid mentorshipId, Outcome outcome, CancellationToken ct)
    {
        if (outcome.Succeeded) return LocalRedirect($"~/pairs/{mentorshipId}/sessions");
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        foreach (var refusal in outcome.Refusals) ModelState.AddModelError("", texts.Say(refusal.Message));
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return false;
        (Pair, Sessions, Offer) = (pair, await read.OfAsync(pair, ct), pair.Runs ? await offers.OpenAsync(pair.Id, ct) : null);
        return true;
    }
}
