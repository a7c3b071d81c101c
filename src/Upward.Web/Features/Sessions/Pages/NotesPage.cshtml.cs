using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Pages;

/// <summary>Notes of a session, kept while they are written; what was learned, what will be done, and the mail that follows.</summary>
[GuestsToo]
public sealed class NotesPage(FindSession find, KeepNotes notes, SendFollowUp followUp, CurrentPerson person, TimeProvider clock, Texts texts) : PageModel
{
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public int Seen { get; set; }
    [BindProperty] public string? Words { get; set; }
    [BindProperty] public string? Action { get; set; }
    [BindProperty] public string? Due { get; set; }
    [BindProperty] public string? Owner { get; set; }
    [BindProperty] public string? Body { get; set; }

    public FoundSession Found { get; private set; } = null!;
    public OwnSpace Pair => Found.Pair;
    public Session Session => Found.Session;
    public KeepNotes.Shown Shown { get; private set; } = null!;
    /// <summary>What was typed into a note that could not be kept, by "shared" and "private": it stands beside what is kept.</summary>
    public Dictionary<string, string> NotKept { get; } = [];
    public bool CanWrite => Pair.Runs;
    public bool CanFollowUp => Pair.Runs && Shown.FollowUp is null && clock.GetUtcNow() >= Session.StartsAt && Session.State != SessionState.Cancelled;
    public DateOnly Today => person.Zone.DayAt(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, sessionId, ct)) return NotFound();
        (Words, Body) = (Shown.Mine?.Text, followUp.DraftOf(Found, Shown));
        return Page();
    }

    public Task<IActionResult> OnPostSharedAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) => WriteAsync(mentorshipId, sessionId, true, ct);
    public Task<IActionResult> OnPostPrivateAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) => WriteAsync(mentorshipId, sessionId, false, ct);

    public async Task<IActionResult> OnPostLearnedAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) =>
        await AfterAsync(mentorshipId, sessionId, await notes.LearnedAsync(mentorshipId, sessionId, Words ?? "", ct), "common.saved", ct);

    public async Task<IActionResult> OnPostActionAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct)
    {
        DateOnly? due = DateOnly.TryParseExact(Due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var outcome = due is null && !string.IsNullOrWhiteSpace(Due) ? Outcome.RefusedAt("Due", "session.refused.date")
            : await notes.AddActionAsync(mentorshipId, sessionId, Action ?? "", Enum.TryParse<ProgrammeRole>(Owner, out var role) ? role : null, due, ct);
        return await AfterAsync(mentorshipId, sessionId, outcome, "action.added", ct);
    }

    public async Task<IActionResult> OnPostMarkAsync(Guid mentorshipId, Guid sessionId, Guid actionId, bool done, CancellationToken ct) =>
        await AfterAsync(mentorshipId, sessionId, await notes.MarkActionAsync(mentorshipId, sessionId, actionId, done, ct), "common.saved", ct);

    public async Task<IActionResult> OnPostFollowUpAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) =>
        await AfterAsync(mentorshipId, sessionId, await followUp.SendAsync(mentorshipId, sessionId, Body ?? "", ct), "followUp.sent", ct);

    /// <summary>By the button or by the page itself: the latter gets a line of JSON, with the words of the other when they came first.</summary>
    private async Task<IActionResult> WriteAsync(Guid mentorshipId, Guid sessionId, bool shared, CancellationToken ct)
    {
        var (outcome, note) = await notes.WriteAsync(mentorshipId, sessionId, shared, Text ?? "", Seen, ct);
        if (outcome.IsNotFound) return NotFound();
        if (Request.Headers.ContainsKey("X-Autosave"))
            return new JsonResult(new { version = note?.Version ?? 0, said = outcome.Succeeded ? texts["note.saved", ("at", note!.ChangedAt)] : texts.Say(outcome.Refusals[0].Message), theirs = outcome.Succeeded ? null : note?.Text })
            {
                StatusCode = outcome.Succeeded ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
            };
        if (!outcome.Succeeded) NotKept[shared ? "shared" : "private"] = Text ?? "";
        return await AfterAsync(mentorshipId, sessionId, outcome, "common.saved", ct);
    }

    private async Task<IActionResult> AfterAsync(Guid mentorshipId, Guid sessionId, Outcome outcome, string note, CancellationToken ct)
    {
        if (outcome.Succeeded)
        {
            this.Note(texts[note]);
            return LocalRedirect($"~/pairs/{mentorshipId}/sessions/{sessionId}/notes");
        }
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, sessionId, ct)) return NotFound();
        Words ??= Shown.Mine?.Text;
        Body ??= followUp.DraftOf(Found, Shown);
        foreach (var refusal in outcome.Refusals) ModelState.AddModelError(refusal.Field == "Text" ? "" : refusal.Field, texts.Say(refusal.Message));
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct)
    {
        if (await find.OwnAsync(mentorshipId, sessionId, ct) is not { } found) return false;
        (Found, Shown) = (found, await notes.OfAsync(found, ct));
        return true;
    }
}
