using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.Sessions.Preparing;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles;

/// <summary>
/// The day before a group session: one short mail to each who said yes or has not answered, never to who declined or still waits for
/// a seat. It says when, where and how many come; topic, agenda and actions stay on the page it leads to. Whoever joins later gets
/// theirs, nobody gets it twice, and a session that was moved is briefed again. Safe to run twice.
/// </summary>
[UseCase]
public sealed class SendGroupBriefs(AppDb db, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    public static Expression<Func<GroupSession, bool>> DueAt(DateTimeOffset now)
    {
        var (from, to) = (now + SendBriefs.Latest, now + SendBriefs.Earliest);
        return s => s.CancelledAt == null && s.HeldSaidAt == null && s.StartsAt > from && s.StartsAt <= to;
    }

    /// <returns>How many were told.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var told = 0;
        foreach (var session in await db.GroupSessions.AsNoTracking().Include(s => s.Replies).Where(DueAt(clock.GetUtcNow())).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct))
        {
            told += await TellAsync(session, ct);
            db.ChangeTracker.Clear();
        }
        return told;
    }

    private async Task<int> TellAsync(GroupSession session, CancellationToken ct)
    {
        var keys = (await ReadersAsync(session, ct)).ToDictionary(id => id, id => $"group-brief:{session.Id:N}:{session.Sequence}:{id:N}");
        var had = await db.Outbox.Where(m => keys.Values.Contains(m.UniqueKey)).Select(m => m.UniqueKey).ToListAsync(ct);
        var people = await db.ReachableAsync([.. keys.Where(k => !had.Contains(k.Value)).Select(k => k.Key)], ct);
        if (people.Count == 0) return 0;
        var host = await db.People.AsNoTracking().SingleAsync(p => p.Id == session.HostId, ct);
        var open = session.CircleId is { } circle ? await db.CircleActions.AsNoTracking().Where(a => a.CircleId == circle && a.DoneAt == null).Select(a => a.OwnerId).ToListAsync(ct) : [];
        var points = AgendaLines.Of(session.Agenda).Lines.Count;
        foreach (var (id, to) in people)
        {
            var texts = mail.TextsFor(to);
            var others = session.Replies.Count(r => r.PersonId != id && r.PersonId != session.HostId && r.Attendance == Attendance.Accepted && session.HasSeat(r.PersonId)) + (id == session.HostId ? 0 : 1);
            mail.Add(to, "group-brief", keys[id], address.LinkTo($"/group-sessions/{session.Id}/prepare"), secret: false,
                ("host", host.CallName), ("at", session.StartsAt), ("minutes", session.Minutes), ("place", session.Place.Length > 0 ? session.Place : texts["session.format." + session.Format]),
                ("n", others), ("points", points), ("open", open.Count(owner => owner is null || owner == id)), ("ask", new Message(session.ReplyOf(id) == Attendance.Accepted ? "group.brief.said" : "group.brief.ask")));
        }
        // Another node may be at it in this very moment: the keys of the mails let only one of the two through.
        return (await db.SaveSeenAsync(ct)).Succeeded ? people.Count : 0;
    }

    /// <summary>At an open table those who have a seat: nobody else was ever asked.</summary>
    private async Task<IEnumerable<Guid>> ReadersAsync(GroupSession session, CancellationToken ct)
    {
        if (session.CircleId is not { } circle) return session.Seated.Select(r => r.PersonId).Prepend(session.HostId);
        var members = await db.CircleMembers.Where(m => m.CircleId == circle && m.LeftAt == null && m.Circle.ClosedAt == null).Select(m => m.PersonId).ToListAsync(ct);
        return members.Where(id => session.ReplyOf(id) != Attendance.Declined && session.PlaceInLine(id) == 0);
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class SendGroupBriefsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("session-briefs", SendGroupBriefs.DueAt(clock.GetUtcNow()), services => services.GetRequiredService<SendGroupBriefs>().ExecuteAsync(ct), ct);
}
