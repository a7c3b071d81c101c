using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Sessions;

/// <summary>
/// Countries change their clocks, sometimes within weeks. After an update of the tz database, what is planned stays at its wall
/// time; the instant follows, and both are told. The past stays as it was. Safe to run twice.
/// </summary>
[UseCase]
public sealed class KeepWallTimes(AppDb db, TellOfSession tell, TimeProvider clock)
{
    public static Expression<Func<Session, bool>> ComingAt(DateTimeOffset now) => s => s.StartsAt > now && s.CancelledAt == null;

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var changed = 0;
        foreach (var id in (await db.Sessions.AsNoTracking().Where(ComingAt(clock.GetUtcNow())).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct)).Where(s => Now(s) != s.StartsAt).Select(s => s.Id).ToList())
        {
            db.ChangeTracker.Clear();
            var session = await db.Sessions.Include(s => s.Replies).SingleAsync(s => s.Id == id, ct);
            var mentorship = await db.Mentorships.AsNoTracking().WithBoth().SingleAsync(m => m.Id == session.MentorshipId, ct);
            if (!session.Recompute(Now(session))) continue;
            await tell.AddAsync(OwnSpace.Of(mentorship, mentorship.Mentee.PersonId), session, SessionNews.ClockChanged, ct);
            if ((await db.SaveSeenAsync(ct)).Succeeded) changed++;
        }
        db.ChangeTracker.Clear();
        return changed;
    }

    private static DateTimeOffset Now(Session session) => SessionTime.Of(session.LocalStart, session.ZoneId, session.Minutes).StartsAt;
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class KeepWallTimesEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("wall-times", KeepWallTimes.ComingAt(clock.GetUtcNow()), services => services.GetRequiredService<KeepWallTimes>().ExecuteAsync(ct), ct);
}
