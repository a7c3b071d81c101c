using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Circles;

/// <param name="Circle">Null: an open table.</param>
/// <param name="MayHost">Moves and cancels it, says who came.</param>
/// <param name="AtTable">Reads and writes the note: the circle; at an open table who has a seat.</param>
public sealed record FoundGroupSession(GroupSession Session, CircleSpace? Circle, bool MayHost, bool AtTable)
{
    public bool Runs => Circle?.Runs ?? true;
    public bool CanChange => Runs && Session.IsOpen && MayHost;
    public bool CanAnswer => Runs && Session.IsOpen;
}

public static class GroupSessionAccess
{
    /// <summary>Open tables that this person hosts, or of programmes in which they take part.</summary>
    public static IQueryable<GroupSession> ForParticipant(this IQueryable<GroupSession> sessions, CurrentPerson person, AppDb db) =>
        sessions.Where(s => s.CircleId == null && (s.HostId == person.Id || db.Enrolments.Any(e => e.ProgrammeId == s.ProgrammeId && e.PersonId == person.Id && e.WithdrawnAt == null)));
}

/// <summary>Finds a group session for those who may come to it; for everybody else it does not exist.</summary>
[UseCase]
public sealed class FindGroupSession(AppDb db, CurrentPerson person, FindCircle circles)
{
    public async Task<FoundGroupSession?> FindAsync(Guid groupSessionId, CancellationToken ct)
    {
        if (await db.GroupSessions.Include(s => s.Replies).Include(s => s.Programme).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == groupSessionId, ct) is not { } session) return null;
        if (session.CircleId is { } id) return await circles.FindAsync(id, ct) is { } circle ? new(session, circle, circle.MayHost, true) : null;
        var hosts = session.HostId == person.Id || person.Manages(session.ProgrammeId);
        if (!hosts && !await db.GroupSessions.ForParticipant(person, db).AnyAsync(s => s.Id == groupSessionId, ct)) return null;
        return new(session, null, hosts, session.HasSeat(person.Id));
    }
}
