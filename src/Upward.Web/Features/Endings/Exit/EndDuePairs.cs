using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Endings;

/// <summary>The daily run: ends the pairs that shall end, and those of people who have left. All get the same moment. Safe to run twice.</summary>
[UseCase]
public sealed class EndDuePairs(AppDb db, EndPair end, TimeProvider clock)
{
    public static Expression<Func<PairExit, bool>> AskedBy(DateTimeOffset now)
    {
        var run = EndingTimes.LastAt(now);
        return exit => exit.DueAt <= run;
    }

    public static Expression<Func<Mentorship, bool>> LeftBy(DateTimeOffset now)
    {
        var gone = EndingTimes.LeftBy(now);
        return m => m.EndedAt == null && ((m.Mentor.Person.LeftAt != null && m.Mentor.Person.LeftAt <= gone) || (m.Mentee.Person.LeftAt != null && m.Mentee.Person.LeftAt <= gone));
    }

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var asked = await db.PairExits.Where(AskedBy(now)).Select(e => e.MentorshipId).ToListAsync(ct);
        var left = await db.Mentorships.Where(LeftBy(now)).Select(m => m.Id).ToListAsync(ct);
        var ended = 0;
        // By chance: which pair came first, and for what cause, is not to be read from the order of the log.
        foreach (var id in asked.Concat(left).Distinct().OrderBy(_ => Guid.NewGuid()).ToList())
        {
            db.ChangeTracker.Clear();
            if ((await EndAsync(id, now, ct)).Succeeded) ended++;
        }
        db.ChangeTracker.Clear();
        return ended;
    }

    private Task<Outcome> EndAsync(Guid id, DateTimeOffset now, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        await db.LockAsync<Mentorship>([id], ct);
        if (await db.Mentorships.WithBoth().SingleOrDefaultAsync(m => m.Id == id && m.EndedAt == null, ct) is not { } pair) return Outcome.NotFound;
        // Taken back in this very moment.
        if (!await db.PairExits.Where(AskedBy(now)).AnyAsync(e => e.MentorshipId == id, ct) && !await db.Mentorships.Where(LeftBy(now)).AnyAsync(m => m.Id == id, ct)) return Outcome.NotFound;
        await end.AddAsync(pair, MentorshipEnd.Early, EndingTimes.LastAt(now), ct);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }, ct);
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class EndDuePairsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        await each.DoAsync("endings", EndDuePairs.AskedBy(clock.GetUtcNow()), services => services.GetRequiredService<EndDuePairs>().ExecuteAsync(ct), ct);
        await each.DoAsync("endings", EndDuePairs.LeftBy(clock.GetUtcNow()), services => services.GetRequiredService<EndDuePairs>().ExecuteAsync(ct), ct);
    }
}
