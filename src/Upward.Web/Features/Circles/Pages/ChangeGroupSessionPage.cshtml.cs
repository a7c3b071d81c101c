using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles.Pages;

/// <summary>Another time, place, topic or number of seats, by the host.</summary>
[GuestsToo]
public sealed class ChangeGroupSessionPage(FindGroupSession find, ChangeGroupSession change, VideoRooms rooms, CurrentPerson person, TimeProvider clock, Texts texts) : PageModel
{
    [BindProperty] public GroupForm Form { get; set; } = new();
    [BindProperty] public int Seen { get; set; }

    public GroupSession Session { get; private set; } = null!;
    public int? MostSeats { get; private set; }
    public bool HasRooms => rooms.Exist;
    public string ZoneName => ReaderZone.NameOf(person.Zone.At(clock.GetUtcNow()));

    public async Task<IActionResult> OnGetAsync(Guid groupSessionId, CancellationToken ct)
    {
        if (await find.FindAsync(groupSessionId, ct) is not { MayHost: true } found) return NotFound();
        if (!found.CanChange) return LocalRedirect($"~/group-sessions/{groupSessionId}");
        (Form, Seen) = (GroupForm.Of(found.Session, person.Zone), found.Session.Version);
        Show(found);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid groupSessionId, CancellationToken ct)
    {
        if (await find.FindAsync(groupSessionId, ct) is not { MayHost: true } found) return NotFound();
        var outcome = await change.ChangeAsync(groupSessionId, Form.ToDraft(), Seen, ct);
        if (outcome.IsNotFound) return NotFound();
        Show(found);
        if (!outcome.Succeeded) return this.Refuse(outcome, texts, "Form.");
        this.Note(texts["group.changed"]);
        return LocalRedirect($"~/group-sessions/{groupSessionId}");
    }

    private void Show(FoundGroupSession found) => (Session, MostSeats) = (found.Session, GroupSession.MostSeatsFor(found.Circle, found.Session.HostId));
}
