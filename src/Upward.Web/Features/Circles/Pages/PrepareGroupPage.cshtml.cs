using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;

namespace Upward.Web.Features.Circles.Pages;

/// <summary>Two minutes before a group session: when and where, the agenda, what the circle still wanted to do, who comes.</summary>
[GuestsToo]
public sealed class PrepareGroupPage(FindGroupSession find, ReadGroupSessions read, KeepGroupNotes notes, CurrentPerson person, TimeProvider clock) : PageModel
{
    public FoundGroupSession Found { get; private set; } = null!;
    public GroupSession Session => Found.Session;
    public Guid Me => person.Id;
    public IReadOnlyList<ReadGroupSessions.Guest> People { get; private set; } = [];
    public string HostName => People.First(p => p.Id == Session.HostId).Name;
    /// <summary>Open ones, the reader's own first.</summary>
    public IReadOnlyList<CircleAction> Actions { get; private set; } = [];
    public IReadOnlyList<AgendaLine> Lines => AgendaLines.Of(Session.Agenda).Lines;
    public bool CanAnswer => Found.CanAnswer && clock.GetUtcNow() < Session.StartsAt;

    public async Task<IActionResult> OnGetAsync(Guid groupSessionId, CancellationToken ct)
    {
        if (await find.FindAsync(groupSessionId, ct) is not { } found) return NotFound();
        // Whoever gave the seat back after the mail came finds the table, and can ask for one again.
        if (!found.AtTable && !found.MayHost || !found.Session.IsOpen) return LocalRedirect($"~/group-sessions/{groupSessionId}");
        (Found, People) = (found, await read.GuestsAsync(found, ct));
        if (found.Circle is { } circle) Actions = [.. (await notes.ActionsAsync(circle, ct)).Where(a => a.DoneAt is null).OrderByDescending(a => a.OwnerId == person.Id)];
        return Page();
    }

    public string? NameOf(Guid? owner) => owner is { } id ? Found.Circle?.Find(id)?.CallName : null;
}
