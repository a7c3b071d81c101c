using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles.Pages;

/// <summary>One group session: who comes and who waits, what they will do, what they noted, and afterwards who was there.</summary>
[GuestsToo]
public sealed class GroupSessionPage(AppDb db, FindGroupSession find, ReadGroupSessions read, ChangeGroupSession change, KeepGroupNotes notes, CurrentPerson person, TimeProvider clock, Texts texts) : PageModel
{
    [BindProperty] public string? Agenda { get; set; }
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public int Seen { get; set; }

    public FoundGroupSession Found { get; private set; } = null!;
    public GroupSession Session => Found.Session;
    public Guid Me => person.Id;
    public string HostName { get; private set; } = "";
    public IReadOnlyList<ReadGroupSessions.Guest> People { get; private set; } = [];
    public GroupNote? Note { get; private set; }
    /// <summary>What was typed into a note that could not be kept: it stands beside what is kept.</summary>
    public string? NotKept { get; private set; }
    public bool HasBegun => clock.GetUtcNow() >= Session.StartsAt;
    public AgendaLines Lines => AgendaLines.Of(Session.Agenda);

    public async Task<IActionResult> OnGetAsync(Guid groupSessionId, CancellationToken ct)
    {
        if (!await LoadAsync(groupSessionId, ct)) return NotFound();
        (Agenda, Seen) = (Session.Agenda, Session.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid groupSessionId, Attendance attendance, int sequence, CancellationToken ct) =>
        await AfterAsync(groupSessionId, await change.AnswerAsync(groupSessionId, attendance, sequence, ct), "session.answer.kept", ct);

    public async Task<IActionResult> OnPostCancelAsync(Guid groupSessionId, CancellationToken ct) => await AfterAsync(groupSessionId, await change.CancelAsync(groupSessionId, Seen, ct), "group.cancelled", ct);

    public async Task<IActionResult> OnPostHeldAsync(Guid groupSessionId, List<Guid>? came, CancellationToken ct) => await AfterAsync(groupSessionId, await change.HeldAsync(groupSessionId, came ?? [], ct), "session.held.kept", ct);

    public async Task<IActionResult> OnPostAgendaAsync(Guid groupSessionId, CancellationToken ct) => await AfterAsync(groupSessionId, await change.AgendaAsync(groupSessionId, Agenda ?? "", Seen, ct), "session.agenda.kept", ct);

    /// <summary>By the button or by the page itself: the latter gets a line of JSON, with the words of the others when they came first.</summary>
    public async Task<IActionResult> OnPostNoteAsync(Guid groupSessionId, CancellationToken ct)
    {
        var (outcome, note) = await notes.WriteAsync(groupSessionId, Text ?? "", Seen, ct);
        if (outcome.IsNotFound) return NotFound();
        if (Request.Headers.ContainsKey("X-Autosave"))
        {
            var conflict = !outcome.Succeeded && outcome.Refusals[0].Field.Length == 0;
            return new JsonResult(new { version = note?.Version ?? 0, said = outcome.Succeeded ? texts["note.saved", ("at", note!.ChangedAt)] : texts.Say(outcome.Refusals[0].Message), theirs = conflict ? note?.Text : null })
            {
                StatusCode = outcome.Succeeded ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
            };
        }
        if (!outcome.Succeeded) NotKept = Text ?? "";
        return await AfterAsync(groupSessionId, outcome, "common.saved", ct);
    }

    private async Task<IActionResult> AfterAsync(Guid groupSessionId, Outcome outcome, string note, CancellationToken ct)
    {
        if (outcome.Succeeded)
        {
            this.Note(texts[note]);
            return LocalRedirect($"~/group-sessions/{groupSessionId}");
        }
        db.ChangeTracker.Clear();
        if (outcome.IsNotFound || !await LoadAsync(groupSessionId, ct)) return NotFound();
        Agenda ??= Session.Agenda;
        foreach (var refusal in outcome.Refusals) ModelState.AddModelError(refusal.Field == "Agenda" ? "Agenda" : "", texts.Say(refusal.Message));
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid groupSessionId, CancellationToken ct)
    {
        if (await find.FindAsync(groupSessionId, ct) is not { } found) return false;
        Found = found;
        People = await read.GuestsAsync(found, ct);
        HostName = People.First(p => p.Id == Session.HostId).Name;
        Note = found.AtTable ? await notes.NoteAsync(groupSessionId, ct) : null;
        return true;
    }
}
