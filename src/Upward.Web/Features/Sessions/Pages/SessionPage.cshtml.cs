using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Curriculum.Together;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Pages;

/// <summary>One session: when and where, who comes, what the two will do, and afterwards what happened.</summary>
[GuestsToo]
public sealed class SessionPage(FindSession find, ReadSessions read, ChangeSession change, RecordSession record, ReadPlan plans, VideoRooms rooms, TimeProvider clock, Texts texts) : PageModel
{
    [BindProperty] public SessionForm Input { get; set; } = new();
    [BindProperty] public string? Agenda { get; set; }
    [BindProperty] public int Seen { get; set; }

    public OwnSpace Pair { get; private set; } = null!;
    public Session Session { get; private set; } = null!;
    public ReadSessions.All All { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, ReaderZone> Clocks { get; private set; } = null!;
    /// <summary>What the two planned, as lines of an agenda that do not stand in it yet.</summary>
    public IReadOnlyList<string> FromPlan { get; private set; } = [];
    public int Number => All.NumberOf(Session);
    public bool HasRooms => rooms.Exist;
    public bool CanChange => Pair.Runs && Session.IsOpen;
    public bool HasBegun => Session.HasBegun(clock.GetUtcNow());
    public bool CanSay => Pair.Runs && Session.State != SessionState.Cancelled && (HasBegun || Session.Format == SessionFormat.Writing);
    public AgendaLines Lines => AgendaLines.Of(Session.Agenda);

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, sessionId, ct)) return NotFound();
        (Agenda, Seen, Input) = (Session.Agenda, Session.Version, SessionForm.Of(Session, ReaderZone.Utc));
        return Page();
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid mentorshipId, Guid sessionId, Attendance attendance, CancellationToken ct) =>
        await AfterAsync(mentorshipId, sessionId, await change.AnswerAsync(mentorshipId, sessionId, attendance, Seen, ct), "session.answer.kept", ct);

    public async Task<IActionResult> OnPostCancelAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) =>
        await AfterAsync(mentorshipId, sessionId, await change.CancelAsync(mentorshipId, sessionId, Seen, ct), "session.cancelled", ct);

    public async Task<IActionResult> OnPostArrangeAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) =>
        await AfterAsync(mentorshipId, sessionId, await change.ArrangeAsync(mentorshipId, sessionId, Input.Format, Input.Place ?? "", ct), "session.arranged", ct);

    public async Task<IActionResult> OnPostAgendaAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) =>
        await AfterAsync(mentorshipId, sessionId, await record.PlanAgendaAsync(mentorshipId, sessionId, Agenda ?? "", Seen, ct), "session.agenda.kept", ct);

    public async Task<IActionResult> OnPostPlanAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, sessionId, ct)) return NotFound();
        return await AfterAsync(mentorshipId, sessionId, await record.PlanAgendaAsync(mentorshipId, sessionId, string.Join('\n', [Session.Agenda, .. FromPlan]), Seen, ct), "session.agenda.kept", ct);
    }

    public async Task<IActionResult> OnPostHeldAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) =>
        await AfterAsync(mentorshipId, sessionId, await record.HeldAsync(mentorshipId, sessionId, ct), "session.held.kept", ct);

    public async Task<IActionResult> OnPostMissedAsync(Guid mentorshipId, Guid sessionId, ProgrammeRole who, CancellationToken ct) =>
        await AfterAsync(mentorshipId, sessionId, await record.MissedAsync(mentorshipId, sessionId, who, ct), "session.missed.kept", ct);

    private async Task<IActionResult> AfterAsync(Guid mentorshipId, Guid sessionId, Outcome outcome, string note, CancellationToken ct)
    {
        if (outcome.Succeeded)
        {
            this.Note(texts[note]);
            return LocalRedirect($"~/pairs/{mentorshipId}/sessions/{sessionId}");
        }
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, sessionId, ct)) return NotFound();
        Agenda ??= Session.Agenda;
        if (Input.Place is null && Input.Minutes is null) Input = SessionForm.Of(Session, ReaderZone.Utc);
        foreach (var refusal in outcome.Refusals) ModelState.AddModelError(refusal.Field switch { "" => "", "Agenda" => "Agenda", var field => "Input." + field }, texts.Say(refusal.Message));
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct)
    {
        if (await find.OwnAsync(mentorshipId, sessionId, ct) is not { } found) return false;
        (Pair, Session, All, Clocks) = (found.Pair, found.Session, await read.OfAsync(found.Pair, ct), await read.ClocksAsync(found.Pair, ct));
        if (CanChange && await plans.ForAgendaAsync(mentorshipId, ct) is { } planned)
            FromPlan = [.. planned.Units.Take(1).Select(u => $"{u.Minutes} {u.Title}").Concat(planned.Questions.Take(3)).Where(line => !Session.Agenda.Contains(line, StringComparison.Ordinal))];
        return true;
    }
}
