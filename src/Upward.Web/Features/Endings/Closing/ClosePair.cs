using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Endings;

/// <summary>The last meeting: its list, looking back, and the end that both have prepared. It is completed at once and openly; that both looked back is what tells it from an early end.</summary>
[UseCase]
public sealed class ClosePair(AppDb db, FindPairSpace find, EndPair end, TimeProvider clock)
{
    public sealed record Shown(IReadOnlyList<string> Ticked, BothAnswered<EndReflection> Looked);

    public async Task<Shown> ReadAsync(OwnSpace pair, CancellationToken ct)
    {
        var ticked = await db.PairClosings.AsNoTracking().Where(c => c.MentorshipId == pair.Id).Select(c => c.Ticked).SingleOrDefaultAsync(ct) ?? [];
        return new(ticked, BothAnswered.Of(await db.EndReflections.AsNoTracking().Where(r => r.MentorshipId == pair.Id).ToListAsync(ct), pair));
    }

    public async Task<Outcome> TickAsync(Guid mentorshipId, IReadOnlyList<string> items, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("exit.refused.ended");
        var closing = await db.PairClosings.SingleOrDefaultAsync(c => c.MentorshipId == mentorshipId, ct);
        if (closing is null) db.PairClosings.Add(closing = PairClosing.Of(await db.Mentorships.SingleAsync(m => m.Id == mentorshipId, ct)));
        closing.Tick(items);
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome> ReflectAsync(Guid mentorshipId, IReadOnlyDictionary<string, string> answers, bool done, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("exit.refused.ended");
        var me = pair.Me.PersonId;
        var mine = await db.EndReflections.SingleOrDefaultAsync(r => r.MentorshipId == mentorshipId && r.PersonId == me, ct);
        if (mine is null) db.EndReflections.Add(mine = EndReflection.By(await db.Mentorships.SingleAsync(m => m.Id == mentorshipId, ct), me));
        var outcome = mine.Keep(answers, done, clock.GetUtcNow());
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }

    public async Task<Outcome> CompleteAsync(Guid mentorshipId, bool sure, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("exit.refused.ended");
        if (!(await ReadAsync(pair, ct)).Looked.AreDone) return Outcome.Refused("closing.refused.both");
        if (!sure) return Outcome.RefusedAt("Sure", "exit.refused.sure");
        return await db.InTransactionAsync(async () =>
        {
            await db.LockAsync<Mentorship>([mentorshipId], ct);
            if (await db.Mentorships.WithBoth().SingleOrDefaultAsync(m => m.Id == mentorshipId && m.EndedAt == null, ct) is not { } running) return Outcome.Refused("exit.refused.ended");
            await end.AddAsync(running, MentorshipEnd.Completed, clock.GetUtcNow(), ct);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
    }
}
