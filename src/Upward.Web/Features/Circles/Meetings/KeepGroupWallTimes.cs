using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Circles;

/// <summary>When a country changes its clocks, a group session stays at its hour there as a pair's does; whose calendar it is in gets the new one. Safe to run twice.</summary>
[UseCase]
public sealed class KeepGroupWallTimes(AppDb db, TellOfGroupSession tell, TimeProvider clock)
{
    public static Expression<Func<GroupSession, bool>> ComingAt(DateTimeOffset now) => s => s.StartsAt > now && s.CancelledAt == null;

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var changed = 0;
        foreach (var id in (await db.GroupSessions.AsNoTracking().Where(ComingAt(clock.GetUtcNow())).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct)).Where(s => Now(s) != s.StartsAt).Select(s => s.Id).ToList())
        {
            db.ChangeTracker.Clear();
            var session = await db.GroupSessions.Include(s => s.Replies).Include(s => s.Programme).AsSplitQuery().SingleAsync(s => s.Id == id, ct);
            if (!session.Recompute(Now(session), clock.GetUtcNow())) continue;
            var guests = session.CircleId is { } circle ? await db.CircleMembers.Where(m => m.CircleId == circle && m.LeftAt == null).Select(m => m.PersonId).ToListAsync(ct)
                : [.. session.Replies.Where(r => r.Attendance != Attendance.Declined).Select(r => r.PersonId).Append(session.HostId).Distinct()];
            await tell.AddAsync(session, guests, GroupNews.Moved, ct);
            if ((await db.SaveSeenAsync(ct)).Succeeded) changed++;
        }
        db.ChangeTracker.Clear();
        return changed;
    }

    private static DateTimeOffset Now(GroupSession session) => SessionTime.Of(session.LocalStart, session.ZoneId, session.Minutes).StartsAt;
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class KeepGroupWallTimesEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("wall-times", KeepGroupWallTimes.ComingAt(clock.GetUtcNow()), services => services.GetRequiredService<KeepGroupWallTimes>().ExecuteAsync(ct), ct);
}
