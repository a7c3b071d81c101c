using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles.Pages;

/// <summary>A host plans a meeting of the circle, or a series.</summary>
[GuestsToo]
public sealed class PlanGroupSessionPage(FindCircle find, PlanGroupSession plan, VideoRooms rooms, CurrentPerson person, TimeProvider clock, Texts texts) : PageModel
{
    [BindProperty] public GroupForm Form { get; set; } = new();

    public CircleSpace Circle { get; private set; } = null!;
    public int MostSeats => GroupSession.MostSeatsFor(Circle, person.Id)!.Value;
    public bool HasRooms => rooms.Exist;
    public string ZoneName => ReaderZone.NameOf(person.Zone.At(clock.GetUtcNow()));

    public async Task<IActionResult> OnGetAsync(Guid circleId, CancellationToken ct)
    {
        if (!await LoadAsync(circleId, ct)) return NotFound();
        if (!Circle.Runs) return LocalRedirect($"~/circles/{circleId}");
        Form = GroupForm.For(Circle.Programme, Math.Max(1, MostSeats));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid circleId, CancellationToken ct)
    {
        var planned = await plan.InCircleAsync(circleId, Form.ToDraft(), ct);
        if (planned.IsNotFound || !await LoadAsync(circleId, ct)) return NotFound();
        if (!planned.Succeeded) return this.Refuse(planned.Result, texts, "Form.");
        this.Note(texts["group.planned", ("n", Circle.Present.Count())]);
        return LocalRedirect($"~/group-sessions/{planned.Value}");
    }

    private async Task<bool> LoadAsync(Guid circleId, CancellationToken ct)
    {
        if (await find.FindAsync(circleId, ct) is not { Me.IsHost: true } circle) return false;
        Circle = circle;
        return true;
    }
}
