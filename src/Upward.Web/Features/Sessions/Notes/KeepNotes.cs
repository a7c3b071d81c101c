using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Sessions;

/// <summary>Notes, what was learned, and actions of a session: written and read by the two alone, a private note by its owner alone.</summary>
[UseCase]
public sealed class KeepNotes(AppDb db, CurrentPerson person, FindSession find, TimeProvider clock)
{
    /// <param name="Actions">All of the pair: the open ones first, by their day; then the done ones of this session.</param>
    public sealed record Shown(SessionNote? Shared, SessionNote? Own, Learned? Mine, Learned? Theirs, IReadOnlyList<SessionAction> Actions, FollowUp? FollowUp);

    public async Task<Shown> OfAsync(FoundSession found, CancellationToken ct)
    {
        var (id, me) = (found.Session.Id, found.Pair.Me.PersonId);
        var notes = await db.SessionNotes.AsNoTracking().Where(n => n.SessionId == id && (n.OwnerId == Guid.Empty || n.OwnerId == me)).ToListAsync(ct);
        var learned = await db.Learnings.AsNoTracking().Where(l => l.SessionId == id).ToListAsync(ct);
        var actions = await db.SessionActions.AsNoTracking().Where(a => a.MentorshipId == found.Pair.Id && (a.DoneAt == null || a.SessionId == id)).ToListAsync(ct);
        return new(notes.Find(n => n.IsShared), notes.Find(n => !n.IsShared), learned.Find(l => l.PersonId == me), learned.Find(l => l.PersonId != me),
            [.. actions.OrderBy(a => a.DoneAt is not null).ThenBy(a => a.DueOn ?? DateOnly.MaxValue).ThenBy(a => a.AddedAt).ThenBy(a => a.Id)], await db.FollowUps.AsNoTracking().SingleOrDefaultAsync(f => f.SessionId == id, ct));
    }

    /// <returns>The note as it stands now, also when somebody else wrote meanwhile and nothing was kept.</returns>
    public async Task<(Outcome Outcome, SessionNote? Note)> WriteAsync(Guid mentorshipId, Guid sessionId, bool shared, string text, int seen, CancellationToken ct)
    {
        if (await OpenAsync(mentorshipId, sessionId, ct) is not { } found) return (Outcome.NotFound, null);
        if (!found.Pair.Runs) return (Outcome.Refused("session.refused.ended"), null);
        var owner = shared ? Guid.Empty : person.Id;
        var note = await db.SessionNotes.SingleOrDefaultAsync(n => n.SessionId == sessionId && n.OwnerId == owner, ct);
        if (note is null) db.SessionNotes.Add(note = SessionNote.Of(found.Session, shared ? null : person.Id));
        var outcome = note.Write(text, seen, person.Id, clock.GetUtcNow());
        if (!outcome.Succeeded) return (outcome, note);
        outcome = await db.SaveSeenAsync(ct);
        if (outcome.Succeeded) return (outcome, note);
        db.ChangeTracker.Clear();
        return (Outcome.Refused("note.refused.conflict"), await db.SessionNotes.AsNoTracking().SingleOrDefaultAsync(n => n.SessionId == sessionId && n.OwnerId == owner, ct));
    }

    public Task<Outcome> LearnedAsync(Guid mentorshipId, Guid sessionId, string text, CancellationToken ct) => DoAsync(mentorshipId, sessionId, async found =>
    {
        var said = await db.Learnings.SingleOrDefaultAsync(l => l.SessionId == sessionId && l.PersonId == person.Id, ct);
        if (said is null) db.Learnings.Add(said = Learned.In(found.Session, person.Id));
        return said.Say(text, clock.GetUtcNow());
    }, ct);

    public Task<Outcome> AddActionAsync(Guid mentorshipId, Guid sessionId, string text, ProgrammeRole? owner, DateOnly? due, CancellationToken ct) => DoAsync(mentorshipId, sessionId, async found =>
    {
        if (await db.SessionActions.CountAsync(a => a.MentorshipId == mentorshipId && a.DoneAt == null, ct) >= SessionAction.MostOpen) return Outcome.RefusedAt("Action", "action.refused.many", ("max", SessionAction.MostOpen));
        var action = SessionAction.Add(found.Session, text, owner, due, person.Id, clock.GetUtcNow());
        if (action.Succeeded) db.SessionActions.Add(action.Value);
        return action.Result;
    }, ct);

    public Task<Outcome> MarkActionAsync(Guid mentorshipId, Guid sessionId, Guid actionId, bool done, CancellationToken ct) => DoAsync(mentorshipId, sessionId, async _ =>
    {
        if (await db.SessionActions.SingleOrDefaultAsync(a => a.Id == actionId && a.MentorshipId == mentorshipId, ct) is not { } action) return Outcome.NotFound;
        action.Mark(done, person.Id, clock.GetUtcNow());
        return Outcome.Done;
    }, ct);

    private async Task<Outcome> DoAsync(Guid mentorshipId, Guid sessionId, Func<FoundSession, Task<Outcome>> what, CancellationToken ct)
    {
        if (await OpenAsync(mentorshipId, sessionId, ct) is not { } found) return Outcome.NotFound;
        if (!found.Pair.Runs) return Outcome.Refused("session.refused.ended");
        var outcome = await what(found);
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }

    private Task<FoundSession?> OpenAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) => find.OwnAsync(mentorshipId, sessionId, ct);
}
