using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Safety;

/// <summary>Asks for a rest and lifts it, by one of the two. The log keeps nothing of it; about meetings that rest both get the same mail.</summary>
[UseCase]
public sealed class LetPairRest(AppDb db, FindPairSpace find, TellBoth tell, TakeOutSessions sessions, TimeProvider clock)
{
    /// <param name="PausedUntil">The last day of the longer rest, where both have asked.</param>
    public sealed record Shown(DateOnly? PausedUntil, bool PausedByMe, bool TopicsRest, bool TopicsByMe);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<Shown> ReadAsync(OwnSpace pair, CancellationToken ct)
    {
        var today = Today;
        var rests = await db.PairRests.AsNoTracking().Where(r => r.MentorshipId == pair.Id && (r.Until == null || r.Until >= today)).ToListAsync(ct);
        var meetings = rests.Where(r => r.Kind == RestKind.Meetings).ToList();
        return new(meetings.Max(r => r.Until), meetings.Exists(r => r.PersonId == pair.Me.PersonId),
            rests.Exists(r => r.Kind == RestKind.IdentityTopics), rests.Exists(r => r.Kind == RestKind.IdentityTopics && r.PersonId == pair.Me.PersonId));
    }

    /// <param name="takeOut">Meetings planned in that time leave both calendars; else they stay until somebody moves them.</param>
    public async Task<Outcome> PauseAsync(Guid mentorshipId, DateOnly? until, bool takeOut, CancellationToken ct)
    {
        var (pair, refusal) = await PairAsync(mentorshipId, ct);
        if (refusal is not null) return refusal;
        if (until is not { } day) return Outcome.RefusedAt("Until", "refused.required");
        var before = (await ReadAsync(pair!, ct)).PausedUntil;
        var outcome = (await OwnAsync(pair!, RestKind.Meetings, ct)).Last(day, Today);
        if (!outcome.Succeeded) return outcome;
        // A second wish that ends sooner changes nothing for the two.
        if (before is null || day > before) await tell.AboutRestAsync(pair!, day, ct);
        if (takeOut) await sessions.ForRestAsync(pair!, day, ct);
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome> RestTopicsAsync(Guid mentorshipId, CancellationToken ct)
    {
        var (pair, refusal) = await PairAsync(mentorshipId, ct);
        if (refusal is not null) return refusal;
        await OwnAsync(pair!, RestKind.IdentityTopics, ct);
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>One's own wish; the other's stays. Where the meetings go on with it, both learn that, in the same words.</summary>
    public async Task<Outcome> LiftAsync(Guid mentorshipId, RestKind kind, CancellationToken ct)
    {
        var (pair, refusal) = await PairAsync(mentorshipId, ct);
        if (refusal is not null) return refusal;
        var me = pair!.Me.PersonId;
        var today = Today;
        var own = await db.PairRests.Where(r => r.MentorshipId == mentorshipId && r.PersonId == me && r.Kind == kind).ToListAsync(ct);
        db.PairRests.RemoveRange(own);
        if (kind == RestKind.Meetings && own.Exists(r => r.Until >= today) && !await db.PairRests.AnyAsync(r => r.MentorshipId == mentorshipId && r.PersonId != me && r.Kind == kind && r.Until >= today, ct)) await tell.ThatItGoesOnAsync(pair, ct);
        return await db.SaveSeenAsync(ct);
    }

    private async Task<PairRest> OwnAsync(OwnSpace pair, RestKind kind, CancellationToken ct)
    {
        var me = pair.Me.PersonId;
        if (await db.PairRests.SingleOrDefaultAsync(r => r.MentorshipId == pair.Id && r.PersonId == me && r.Kind == kind, ct) is { } known) return known;
        var rest = PairRest.Of(await db.Mentorships.SingleAsync(m => m.Id == pair.Id, ct), me, kind);
        db.PairRests.Add(rest);
        return rest;
    }

    private async Task<(OwnSpace? Pair, Outcome? Refusal)> PairAsync(Guid mentorshipId, CancellationToken ct) =>
        await find.FindAsync(mentorshipId, ct) is not { } pair ? (null, Outcome.NotFound) : pair.Runs ? (pair, null) : (pair, Outcome.Refused("exit.refused.ended"));
}
