using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Circles;

/// <summary>The shared note of a group session, and what a circle wants to do. In supervision no mentee of the writer's is named in either.</summary>
[UseCase]
public sealed class KeepGroupNotes(AppDb db, CurrentPerson person, FindGroupSession sessions, FindCircle circles, NamesHeldBack names, TimeProvider clock)
{
    public Task<GroupNote?> NoteAsync(Guid groupSessionId, CancellationToken ct) => db.GroupNotes.AsNoTracking().SingleOrDefaultAsync(n => n.GroupSessionId == groupSessionId, ct);

    /// <summary>The open ones first, by their day; then those done last.</summary>
    public async Task<IReadOnlyList<CircleAction>> ActionsAsync(CircleSpace circle, CancellationToken ct) =>
        [.. (await db.CircleActions.AsNoTracking().Where(a => a.CircleId == circle.Id).ToListAsync(ct)).OrderBy(a => a.DoneAt is not null).ThenByDescending(a => a.DoneAt).ThenBy(a => a.DueOn ?? DateOnly.MaxValue).ThenBy(a => a.AddedAt).ThenBy(a => a.Id)];

    /// <returns>The note as it stands now, also when somebody else wrote meanwhile and nothing was kept.</returns>
    public async Task<(Outcome Outcome, GroupNote? Note)> WriteAsync(Guid groupSessionId, string text, int seen, CancellationToken ct)
    {
        if (await sessions.FindAsync(groupSessionId, ct) is not { AtTable: true } found) return (Outcome.NotFound, null);
        if (!found.Runs) return (Outcome.Refused("circle.refused.closed"), null);
        var note = await db.GroupNotes.SingleOrDefaultAsync(n => n.GroupSessionId == groupSessionId, ct);
        if (found.Circle?.Kind == CircleKind.Supervision && await names.ObjectAsync(person.Id, "Text", text, ct) is { } named) return (named, note);
        if (note is null) db.GroupNotes.Add(note = GroupNote.Of(found.Session));
        var outcome = note.Write(text, seen, person.Id, clock.GetUtcNow());
        if (!outcome.Succeeded) return (outcome, note);
        outcome = await db.SaveSeenAsync(ct);
        if (outcome.Succeeded) return (outcome, note);
        db.ChangeTracker.Clear();
        return (Outcome.Refused("note.refused.conflict"), await NoteAsync(groupSessionId, ct));
    }

    public async Task<Outcome> AddActionAsync(Guid circleId, string text, Guid? owner, DateOnly? due, CancellationToken ct)
    {
        if (await circles.FindAsync(circleId, ct) is not { } space) return Outcome.NotFound;
        if (!space.Runs) return Outcome.Refused("circle.refused.closed");
        if (owner is { } one && !space.Present.Any(p => p.PersonId == one)) return Outcome.RefusedAt("Owner", "circle.refused.choose");
        if (space.Kind == CircleKind.Supervision && await names.ObjectAsync(person.Id, "Action", text, ct) is { } named) return named;
        if (await db.CircleActions.CountAsync(a => a.CircleId == circleId && a.DoneAt == null, ct) >= CircleAction.MostOpen) return Outcome.RefusedAt("Action", "action.refused.many", ("max", CircleAction.MostOpen));
        var action = CircleAction.Add(db.OrganisationId, circleId, text, owner, due, person.Id, clock.GetUtcNow());
        if (!action.Succeeded) return action.Result;
        db.CircleActions.Add(action.Value);
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome> MarkActionAsync(Guid circleId, Guid actionId, bool done, CancellationToken ct)
    {
        if (await circles.FindAsync(circleId, ct) is not { } space || await db.CircleActions.SingleOrDefaultAsync(a => a.Id == actionId && a.CircleId == circleId, ct) is not { } action) return Outcome.NotFound;
        if (!space.Runs) return Outcome.Refused("circle.refused.closed");
        action.Mark(done, person.Id, clock.GetUtcNow());
        return await db.SaveSeenAsync(ct);
    }
}
