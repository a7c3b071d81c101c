using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Pages;

/// <summary>Another time for a session: one press on a time when both can, or any other. Whoever arranges the meetings of one of them may do it too, and sees names and times alone.</summary>
[GuestsToo]
public sealed class MoveSessionPage(FindSession find, FindSlots slots, ChangeSession change, CurrentPerson person, Texts texts) : PageModel
{
    [BindProperty] public SessionForm Input { get; set; } = new();
    [BindProperty] public int Seen { get; set; }

    public OwnSpace Pair { get; private set; } = null!;
    public Session Session { get; private set; } = null!;
    public bool IsDelegate { get; private set; }
    public FindSlots.Found Slots { get; private set; } = null!;
    public string Back => IsDelegate ? "~/arranging" : $"~/pairs/{Pair.Id}/sessions/{Session.Id}";

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, sessionId, ct)) return NotFound();
        if (!Session.IsOpen || !Pair.Runs) return LocalRedirect(Back);
        (Input, Seen) = (SessionForm.Of(Session, person.Zone), Session.Version);
        return Page();
    }

    /// <param name="start">A time from the list; none: the one that was typed.</param>
    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, Guid sessionId, long? start, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, sessionId, ct)) return NotFound();
        var moved = start is > 0 and < PlanSessionPage.Latest ? await change.MoveAsync(mentorshipId, sessionId, DateTimeOffset.FromUnixTimeSeconds(start.Value), Session.Minutes, Seen, ct)
            : await change.MoveAsync(mentorshipId, sessionId, Input.Day, Input.Hour, SessionForm.Whole(Input.Minutes), Seen, ct);
        if (moved.IsNotFound) return NotFound();
        if (moved.Succeeded)
        {
            this.Note(moved.Value.Change == ClockChange.None ? texts["session.moved"] : $"{texts["session.moved"]} {texts.OfChange(moved.Value)}");
            return LocalRedirect(Back);
        }
        foreach (var refusal in moved.Refusals) ModelState.AddModelError(refusal.Field.Length == 0 ? "" : "Input." + refusal.Field, texts.Say(refusal.Message));
        if (Input.Date is null) Input = SessionForm.Of(Session, person.Zone);
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct)
    {
        if (await find.ToArrangeAsync(mentorshipId, sessionId, ct) is not { } found) return false;
        (Pair, Session, IsDelegate, Slots) = (found.Pair, found.Session, found.IsDelegate, await slots.ForAsync(found.Pair, found.Session.Minutes, sessionId, ct));
        return true;
    }
}
