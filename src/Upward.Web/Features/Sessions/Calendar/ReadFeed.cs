using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;
using Upward.Web.Data;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions;

/// <summary>The sessions of whoever holds the address: times, places and first names; of what is said in them nothing.</summary>
[UseCase]
public sealed class ReadFeed(AppDb db, OrganisationScope scope, SessionEvents events, GroupEvents groups, MailComposer mail, TimeProvider clock)
{
    private const int DaysBack = 90;

    /// <returns>Null: no such address, or not any more.</returns>
    public async Task<string?> ExecuteAsync(string token, CancellationToken ct)
    {
        CalendarFeed? feed;
        var hash = LinkToken.HashOf(token);
        using (scope.UseInstallation()) feed = await db.CalendarFeeds.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(f => f.TokenHash == hash, ct);
        if (feed is null) return null;
        using var own = scope.UseFor(feed.OrganisationId);
        var owner = db.People.Where(p => p.Id == feed.PersonId && p.LeftAt == null);
        if (!(await db.RecipientsAsync(owner, ct)).TryGetValue(feed.PersonId, out var reader)) return null;
        var since = clock.GetUtcNow().AddDays(-DaysBack);
        var sessions = await db.Sessions.AsNoTracking().Include(s => s.Moves).AsSplitQuery().Where(s => s.CancelledAt == null && s.EndsAt > since && (s.Mentorship.Mentor.PersonId == feed.PersonId || s.Mentorship.Mentee.PersonId == feed.PersonId))
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct);
        var pairs = (await db.Mentorships.AsNoTracking().WithBoth().Where(m => m.Mentor.PersonId == feed.PersonId || m.Mentee.PersonId == feed.PersonId).ToListAsync(ct)).ToDictionary(m => m.Id, m => OwnSpace.Of(m, feed.PersonId));
        var texts = mail.TextsFor(reader);
        return CalendarText.Write(null, [.. sessions.Select(s => events.Of(s, pairs[s.MentorshipId], texts, ChangedAt(s))), .. await GroupsAsync(feed.PersonId, since, texts, ct)], texts["session.feed.name"]);
    }

    /// <summary>Meetings of their circles, and open tables at which they have a seat.</summary>
    private async Task<List<CalendarEvent>> GroupsAsync(Guid me, DateTimeOffset since, Texts texts, CancellationToken ct)
    {
        var sessions = await db.GroupSessions.AsNoTracking().Include(s => s.Replies).Where(s => s.CancelledAt == null && s.EndsAt > since
            && (s.CircleId == null ? s.HostId == me || s.Replies.Any(r => r.PersonId == me && r.Turn != null) : s.Circle!.Members.Any(m => m.PersonId == me && m.LeftAt == null))).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct);
        var hosts = await db.People.Where(p => sessions.Select(s => s.HostId).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.CallName, ct);
        return [.. sessions.Where(s => s.CircleId is not null || s.HasSeat(me)).Select(s => groups.Of(s, hosts[s.HostId], texts, (s.ChangedAt ?? s.PlannedAt).ToInstant()))];
    }

    /// <summary>Not now: the same sessions are the same text, and a calendar that has it need not fetch it again.</summary>
    private static Instant ChangedAt(Session session) => session.Moves.Select(m => m.At).Append(session.PlannedAt).Max().ToInstant();
}
