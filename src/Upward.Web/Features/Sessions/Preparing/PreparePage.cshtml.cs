using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Preparing;

/// <summary>Two minutes before a session: the brief, and what should be at hand.</summary>
[GuestsToo]
public sealed class PreparePage(FindSession find, ReadBrief brief, PrepareSession prepare, ReadSessions read, Texts texts) : PageModel
{
    [BindProperty] public string? Need { get; set; }

    public OwnSpace Pair { get; private set; } = null!;
    public Session Session { get; private set; } = null!;
    public SessionBrief Brief { get; private set; } = null!;
    public IReadOnlyList<SessionNeed> Needs { get; private set; } = [];
    public IReadOnlyList<string> Suggested { get; private set; } = [];
    public IReadOnlyDictionary<Guid, ReaderZone> Clocks { get; private set; } = null!;
    public bool CanChange => Pair.Runs && Session.IsOpen;

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) => await LoadAsync(mentorshipId, sessionId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAddAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) => await AfterAsync(mentorshipId, sessionId, await prepare.AddAsync(mentorshipId, sessionId, [Need ?? ""], ct), ct);

    /// <summary>Takes what was ticked of the suggestions.</summary>
    public async Task<IActionResult> OnPostTakeAsync(Guid mentorshipId, Guid sessionId, List<string> take, CancellationToken ct) =>
        await AfterAsync(mentorshipId, sessionId, take.Count == 0 ? Outcome.Refused("need.refused.tick") : await prepare.AddAsync(mentorshipId, sessionId, take, ct), ct);

    public async Task<IActionResult> OnPostReadyAsync(Guid mentorshipId, Guid sessionId, Guid needId, bool ready, CancellationToken ct) => await AfterAsync(mentorshipId, sessionId, await prepare.TickAsync(mentorshipId, sessionId, needId, ready, ct), ct);

    public async Task<IActionResult> OnPostRemoveAsync(Guid mentorshipId, Guid sessionId, Guid needId, CancellationToken ct) => await AfterAsync(mentorshipId, sessionId, await prepare.RemoveAsync(mentorshipId, sessionId, needId, ct), ct);

    private async Task<IActionResult> AfterAsync(Guid mentorshipId, Guid sessionId, Outcome outcome, CancellationToken ct)
    {
        if (outcome.Succeeded) return LocalRedirect($"~/pairs/{mentorshipId}/sessions/{sessionId}/prepare#needs");
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, sessionId, ct)) return NotFound();
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct)
    {
        if (await find.OwnAsync(mentorshipId, sessionId, ct) is not { } found) return false;
        (Pair, Session, Brief, Clocks) = (found.Pair, found.Session, await brief.OfAsync(found.Pair, found.Session, ct), await read.ClocksAsync(found.Pair, ct));
        Needs = await prepare.OfAsync(found.Session, ct);
        if (CanChange) Suggested = await prepare.SuggestedAsync(found, Needs, ct);
        return true;
    }
}

/// <summary>The agenda while they meet: what is next, and how long it may take.</summary>
[GuestsToo]
public sealed class LivePage(FindSession find) : PageModel
{
    public OwnSpace Pair { get; private set; } = null!;
    public Session Session { get; private set; } = null!;
    public AgendaLines Lines => AgendaLines.Of(Session.Agenda);
    /// <summary>The minutes of each line: those that name none share what the others leave.</summary>
    public IReadOnlyList<int> Shares => LiveMinutes.Of(Lines, Session.Minutes);

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct)
    {
        if (await find.OwnAsync(mentorshipId, sessionId, ct) is not { } found) return NotFound();
        (Pair, Session) = (found.Pair, found.Session);
        return Page();
    }
}

public static class LiveMinutes
{
    /// <returns>At least one minute each; lines without a time share what is left, the first ones a minute more where it does not come out even.</returns>
    public static IReadOnlyList<int> Of(AgendaLines agenda, int minutes)
    {
        var open = agenda.Lines.Count(l => l.Minutes is null);
        var left = Math.Max(open, minutes - agenda.Sum);
        var (each, more) = open == 0 ? (0, 0) : (left / open, left % open);
        var shares = new List<int>();
        foreach (var line in agenda.Lines) shares.Add(line.Minutes ?? each + (more-- > 0 ? 1 : 0));
        return shares;
    }
}
