using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Pages;

/// <summary>Planning one session or a series: from the times when both can, or at any other; or letting the partner choose.</summary>
[GuestsToo]
public sealed class PlanSessionPage(FindPairSpace find, FindSlots slots, PlanSessions plan, OfferTimes offers, VideoRooms rooms, CurrentPerson person, TimeProvider clock, Texts texts) : PageModel
{
    /// <summary>The year 9999: what comes from an address may be any number.</summary>
    internal const long Latest = 253_000_000_000;

    [BindProperty] public SessionForm Input { get; set; } = new();
    [BindProperty] public List<long> Starts { get; set; } = [];

    public OwnSpace Pair { get; private set; } = null!;
    public FindSlots.Found Slots { get; private set; } = null!;
    public bool HasRooms => rooms.Exist;
    public string ZoneName => ReaderZone.NameOf(person.Zone.At(clock.GetUtcNow()));

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, long? at, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!Pair.Runs) return LocalRedirect($"~/pairs/{mentorshipId}/sessions");
        Input = SessionForm.For(Pair.Programme);
        if (at is > 0 and < Latest) (Input.Date, Input.Time) = SessionForm.Local(person.Zone, DateTimeOffset.FromUnixTimeSeconds(at.Value));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, CancellationToken ct)
    {
        var planned = await plan.ExecuteAsync(mentorshipId, Input.ToDraft(), ct);
        if (planned.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!planned.Succeeded) return Refuse(planned.Result);
        this.Note(string.Join(' ', [texts["session.planned", ("n", planned.Value.Times.Count)], .. planned.Value.Changed.Select(texts.OfChange)]));
        return LocalRedirect(planned.Value.Times.Count == 1 ? $"~/pairs/{mentorshipId}/sessions/{planned.Value.FirstId}" : $"~/pairs/{mentorshipId}/sessions");
    }

    public async Task<IActionResult> OnPostOfferAsync(Guid mentorshipId, CancellationToken ct)
    {
        var asked = await offers.AskAsync(mentorshipId, [.. Starts.Where(s => s is > 0 and < Latest).Select(DateTimeOffset.FromUnixTimeSeconds)], Input.ToDraft(), ct);
        if (asked.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!asked.Succeeded) return Refuse(asked);
        this.Note(texts["session.offer.asked", ("name", Pair.Partner.CallName)]);
        return LocalRedirect($"~/pairs/{mentorshipId}/sessions");
    }

    private IActionResult Refuse(Outcome outcome)
    {
        foreach (var refusal in outcome.Refusals) ModelState.AddModelError(refusal.Field is "" or "Starts" ? "" : "Input." + refusal.Field, texts.Say(refusal.Message));
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return false;
        (Pair, Slots) = (pair, await slots.ForAsync(pair, pair.Programme.SessionMinutes, null, ct));
        return true;
    }
}
