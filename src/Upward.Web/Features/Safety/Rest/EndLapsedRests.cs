using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Safety;

/// <summary>The day after the last day of a rest: both are told that it is over, and the wish is gone. Safe to run twice.</summary>
[UseCase]
public sealed class EndLapsedRests(AppDb db, TellBoth tell, TimeProvider clock)
{
    public static Expression<Func<PairRest, bool>> DueAt(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return rest => rest.Until < today;
    }

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var over = 0;
        foreach (var id in await db.PairRests.Where(DueAt(now)).Select(r => r.MentorshipId).Distinct().ToListAsync(ct))
        {
            db.ChangeTracker.Clear();
            var lapsed = await db.PairRests.Where(DueAt(now)).Where(r => r.MentorshipId == id).ToListAsync(ct);
            if (lapsed.Count == 0 || await db.Mentorships.WithBoth().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } pair) continue;
            db.PairRests.RemoveRange(lapsed);
            // Where the other has asked for longer, it still rests.
            if (pair.EndedAt is null && await db.Mentorships.Where(m => m.Id == id).AreAwake(db, now).AnyAsync(ct))
                await tell.AddAsync("pair-rest-over", $"{lapsed.Max(r => r.Until):yyyyMMdd}", id, pair.Mentee.PersonId, pair.Mentor.PersonId, pair.Mentor.Programme.Name, $"/pairs/{id}", ct);
            if ((await db.SaveSeenAsync(ct)).Succeeded) over++;
        }
        db.ChangeTracker.Clear();
        return over;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class EndLapsedRestsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) => each.DoAsync("rests", EndLapsedRests.DueAt(clock.GetUtcNow()), services => services.GetRequiredService<EndLapsedRests>().ExecuteAsync(ct), ct);
}
