using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Endings;

/// <summary>Thanks, staying in touch, a reference: given by one, read by the other; also after the end, as long as the words of the pair are kept.</summary>
[UseCase]
public sealed class GiveFarewell(AppDb db, FindPairSpace find, TimeProvider clock)
{
    public sealed record Gift(string Thanks, bool ForAll, StayInTouch Touch, string Reference);

    public async Task<(Farewell? Mine, Farewell? Theirs)> ReadAsync(OwnSpace pair, CancellationToken ct)
    {
        var both = await db.Farewells.AsNoTracking().Where(f => f.MentorshipId == pair.Id).ToListAsync(ct);
        return (both.Find(f => f.PersonId == pair.Me.PersonId), both.Find(f => f.PersonId == pair.Partner.PersonId));
    }

    public async Task<Outcome> ExecuteAsync(Guid mentorshipId, Gift gift, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (pair.ForgottenAt is not null) return Outcome.Refused("keeping.refused.gone");
        var me = pair.Me.PersonId;
        var mine = await db.Farewells.SingleOrDefaultAsync(f => f.MentorshipId == mentorshipId && f.PersonId == me, ct);
        if (mine is null) db.Farewells.Add(mine = Farewell.By(await db.Mentorships.SingleAsync(m => m.Id == mentorshipId, ct), me));
        // The junior is not asked for a reference of the senior.
        var outcome = mine.Give(Plain(gift.Thanks), gift.ForAll, gift.Touch, pair.Me.Role == ProgrammeRole.Mentee ? Plain(gift.Reference) : null, clock.GetUtcNow());
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }

    /// <summary>Whoever received thanks agrees that the programme reads them, or takes that back.</summary>
    public async Task<Outcome> ShowToAllAsync(Guid mentorshipId, bool agreed, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        var partner = pair.Partner.PersonId;
        if (await db.Farewells.SingleOrDefaultAsync(f => f.MentorshipId == mentorshipId && f.PersonId == partner, ct) is not { } theirs) return Outcome.Refused("farewell.refused.notOffered");
        var outcome = theirs.ShowToAll(agreed, clock.GetUtcNow());
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }

    internal static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
