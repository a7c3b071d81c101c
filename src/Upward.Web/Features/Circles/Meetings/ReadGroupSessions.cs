using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Circles;

/// <summary>The meetings of a circle, and the open tables that somebody may come to.</summary>
[UseCase]
public sealed class ReadGroupSessions(AppDb db, CurrentPerson person, TimeProvider clock)
{
    /// <param name="Coming">From now on, the next first.</param>
    /// <param name="Past">Until now, the last first, and those that were cancelled.</param>
    public sealed record All(IReadOnlyList<GroupSession> Coming, IReadOnlyList<GroupSession> Past)
    {
        public GroupSession? Next => Coming.FirstOrDefault(s => s.IsOpen);
    }

    public async Task<All> OfAsync(CircleSpace circle, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var all = await db.GroupSessions.AsNoTracking().Include(s => s.Replies).Where(s => s.CircleId == circle.Id).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct);
        return new([.. all.Where(s => s.EndsAt > now && s.State != SessionState.Cancelled)], [.. all.Where(s => s.EndsAt <= now || s.State == SessionState.Cancelled).Reverse()]);
    }

    /// <param name="Waits">The place in the line, from 1; 0: not in it.</param>
    public sealed record Guest(Guid Id, string Name, Attendance Attendance, int Waits, bool Came);

    /// <summary>Who hosts it, who comes and who waits. Of an open table that is all: those who cannot come are nobody's matter there.</summary>
    public async Task<IReadOnlyList<Guest>> GuestsAsync(FoundGroupSession found, CancellationToken ct)
    {
        var session = found.Session;
        List<Guid> ids = [session.HostId, .. session.Replies.Select(r => r.PersonId), .. found.Circle?.Present.Select(p => p.PersonId) ?? []];
        var names = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.CallName, ct);
        var shown = found.Circle is not null ? ids.Distinct() : session.Line.Select(r => r.PersonId).Prepend(session.HostId).Concat(session.Replies.Where(r => r.Came == true).Select(r => r.PersonId)).Distinct();
        return [.. shown.Select(id => new Guest(id, names[id], session.ReplyOf(id), session.PlaceInLine(id), session.Replies.Find(r => r.PersonId == id)?.Came ?? (session.State == SessionState.Planned && session.ReplyOf(id) == Attendance.Accepted && session.HasSeat(id))))];
    }

    /// <summary>Open tables to come in the programmes of this person, the next first.</summary>
    public async Task<IReadOnlyList<GroupSession>> TablesAsync(CancellationToken ct, int most = 50)
    {
        var now = clock.GetUtcNow();
        return await db.GroupSessions.AsNoTracking().Include(s => s.Replies).Include(s => s.Programme).AsSplitQuery().ForParticipant(person, db).Where(s => s.CancelledAt == null && s.EndsAt > now).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(most).ToListAsync(ct);
    }
}
