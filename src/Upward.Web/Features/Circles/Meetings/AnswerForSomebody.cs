using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Delegating;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Circles;

/// <summary>
/// Whoever arranges somebody's meetings sees when and where the groups meet that this person is in, and the open tables they have
/// answered to, and answers for them. Neither topic, name, agenda, note nor message, and of who else comes only the host. Supervision
/// is left out: that it exists only its members know.
/// </summary>
[UseCase]
public sealed class AnswerForSomebody(AppDb db, CurrentPerson person, ChangeGroupSession change, AuditLog audit, TimeProvider clock)
{
    /// <param name="Waits">The place in the line, from 1; 0: not in it.</param>
    public sealed record Meeting(Guid Id, Guid PersonId, string Name, string Host, DateTimeOffset StartsAt, int Minutes, Sessions.SessionFormat Format, string Place, Attendance Attendance, int Waits, int Sequence);

    public async Task<IReadOnlyList<Meeting>> MeetingsAsync(CancellationToken ct)
    {
        var found = new List<Meeting>();
        foreach (var (whom, name) in (await Arranged().Select(x => new { x.PersonId, x.Name }).Distinct().ToListAsync(ct)).Select(x => (x.PersonId, x.Name)))
        {
            var sessions = await For(whom).AsNoTracking().Include(s => s.Replies).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(100).ToListAsync(ct);
            var hosts = await db.People.Where(p => sessions.Select(s => s.HostId).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.CallName, ct);
            found.AddRange(sessions.Select(s => new Meeting(s.Id, whom, name, hosts[s.HostId], s.StartsAt, s.Minutes, s.Format, s.Place, s.ReplyOf(whom), s.PlaceInLine(whom), s.Sequence)));
        }
        return [.. found.OrderBy(m => m.StartsAt).ThenBy(m => m.Id)];
    }

    public Task<Outcome> ExecuteAsync(Guid groupSessionId, Guid whom, Attendance attendance, int sequence, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        await db.LockAsync<GroupSession>([groupSessionId], ct);
        if (await For(whom).Include(s => s.Replies).Include(s => s.Programme).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == groupSessionId, ct) is not { } session) return Outcome.NotFound;
        if (attendance is not (Attendance.Accepted or Attendance.Tentative or Attendance.Declined)) return Outcome.Refused("group.refused.answer");
        if (session.HostId == whom && attendance != Attendance.Accepted) return Outcome.Refused("arranging.refused.host");
        if (!await change.TakeAsync(session, whom, attendance, sequence, session.TimeOfAnswer(whom, clock.GetUtcNow()), ct)) return Outcome.Refused("refused.changedMeanwhile");
        audit.Record("circle.answered.for", "person", whom, await db.People.Where(p => p.Id == whom).Select(p => p.Name).SingleAsync(ct), new { programme = session.Programme.Name });
        return await db.SaveSeenAsync(ct);
    }, ct);

    private sealed record Whom
    {
        public Guid PersonId { get; init; }
        public Guid ProgrammeId { get; init; }
        public string Name { get; init; } = "";
    }

    private IQueryable<Whom> Arranged() =>
        from d in db.Delegations.HeldBy(person, clock.GetUtcNow())
        from e in db.Enrolments
        where e.PersonId == d.PersonId && e.WithdrawnAt == null && e.Person.LeftAt == null && (d.EnrolmentId == null || d.EnrolmentId == e.Id) && e.Programme.ClosedAt == null
        select new Whom { PersonId = e.PersonId, ProgrammeId = e.ProgrammeId, Name = e.Person.PreferredName != "" ? e.Person.PreferredName : e.Person.Name };

    /// <summary>To come, open, in the programmes for which this person arranges; of nobody else's there is anything.</summary>
    private IQueryable<GroupSession> For(Guid whom)
    {
        var now = clock.GetUtcNow();
        var programmes = Arranged().Where(a => a.PersonId == whom).Select(a => a.ProgrammeId);
        return db.GroupSessions.Where(s => s.CancelledAt == null && s.HeldSaidAt == null && s.StartsAt > now && programmes.Contains(s.ProgrammeId)
            && (s.CircleId == null ? s.HostId == whom || s.Replies.Any(r => r.PersonId == whom) : s.Circle!.Kind == CircleKind.Circle && s.Circle.ClosedAt == null && s.Circle.Members.Any(m => m.PersonId == whom && m.LeftAt == null)));
    }
}
