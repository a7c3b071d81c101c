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
    private const string Kind = "group-brief";
    /// <summary>So long afterwards it is noticed that nobody was told.</summary>
    private const int PastDays = 14;

    public static Expression<Func<GroupSession, bool>> DueAt(DateTimeOffset now)
    {
        var (past, to) = (now.AddDays(-PastDays), now + SendBriefs.Earliest);
        return s => s.CancelledAt == null && s.StartsAt > past && s.StartsAt <= to;
    }

    /// <returns>How many were told.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var (told, now) = (0, clock.GetUtcNow());
        foreach (var session in await db.GroupSessions.AsNoTracking().Include(s => s.Replies).Where(DueAt(now)).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct))
        {
            if (session.StartsAt <= now + SendBriefs.Latest) await DropAsync(session, ct);
            else if (session.IsOpen) told += await TellAsync(session, ct);
            db.ChangeTracker.Clear();
        }
        return told;
    }

    /// <summary>Nobody got a brief although its time stood a day before: that is listed for each. What was planned or moved later has none.</summary>
    private async Task DropAsync(GroupSession session, CancellationToken ct)
    {
        var all = $"{Kind}:{session.Id:N}:";
        if ((session.ChangedAt ?? session.PlannedAt) > session.StartsAt - SendBriefs.Earliest || await db.Outbox.AnyAsync(m => m.UniqueKey.StartsWith(all), ct)) return;
        var host = await db.People.AsNoTracking().SingleAsync(p => p.Id == session.HostId, ct);
        foreach (var (id, to) in await db.ReachableAsync([.. await ReadersAsync(session, ct)], ct))
            mail.AddTooLate(to, Kind, KeyOf(session, id), session.StartsAt - SendBriefs.Earliest, ("host", host.CallName), ("own", id == session.HostId ? "yes" : "no"), ("at", session.StartsAt));
        await db.SaveSeenAsync(ct);
    }

    private static string KeyOf(GroupSession session, Guid person) => $"{Kind}:{session.Id:N}:{session.Sequence}:{person:N}";

    private async Task<int> TellAsync(GroupSession session, CancellationToken ct)
    {
        var keys = (await ReadersAsync(session, ct)).ToDictionary(id => id, id => KeyOf(session, id));
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
            mail.Add(to, Kind, keys[id], address.LinkTo($"/group-sessions/{session.Id}/prepare"), secret: false,
                ("host", host.CallName), ("own", id == session.HostId ? "yes" : "no"), ("at", session.StartsAt), ("minutes", session.Minutes), ("place", session.Place.Length > 0 ? session.Place : texts["session.format." + session.Format]),
                ("n", others), ("points", points), ("open", open.Count(owner => owner is null || owner == id)), ("ask", new Message(session.ReplyOf(id) == Attendance.Accepted ? "group.brief.said" : "group.brief.ask"))).Until(session.StartsAt);
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
