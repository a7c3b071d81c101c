using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Sessions;

/// <summary>Offering up to three times, taking one of them, or saying that none suits.</summary>
[UseCase]
public sealed class OfferTimes(AppDb db, CurrentPerson person, FindPairSpace find, PlanSessions plan, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    public Task<SessionOffer?> OpenAsync(Guid mentorshipId, CancellationToken ct) => Open(mentorshipId).AsNoTracking().FirstOrDefaultAsync(ct);

    public async Task<Outcome> AskAsync(Guid mentorshipId, IReadOnlyCollection<DateTimeOffset> starts, SessionDraft draft, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("session.refused.ended");
        var now = clock.GetUtcNow();
        if (starts.Count is 0 or > SessionOffer.Most || starts.Any(s => s <= now)) return Outcome.RefusedAt("Starts", "session.refused.starts", ("max", SessionOffer.Most));
        if (draft.Minutes is < Session.ShortestMinutes or > Session.LongestMinutes) return Outcome.RefusedAt("Minutes", "session.refused.range", ("from", Session.ShortestMinutes), ("to", Session.LongestMinutes));
        var said = SessionDraft.CheckPlace(draft.Format, draft.Place);
        if (!said.Succeeded) return said;
        // One question at a time: a new one takes the place of the last.
        foreach (var old in await Open(mentorshipId).ToListAsync(ct)) old.Answer(null, now);
        var offer = SessionOffer.Ask(await db.Mentorships.SingleAsync(m => m.Id == mentorshipId, ct), pair.Me.Role, starts, draft, now);
        db.SessionOffers.Add(offer);
        if (await db.ReachableAsync(pair.Partner.PersonId, ct) is { } to)
            mail.Add(to, "session-offered", $"session-offered:{offer.Id:N}", address.LinkTo($"/pairs/{pair.Id}/sessions"), secret: false, ("partner", pair.Me.CallName), ("n", offer.Starts.Count));
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome<PlanSessions.Planned>> TakeAsync(Guid mentorshipId, Guid offerId, long startSecond, CancellationToken ct) => await db.InTransactionAsync(async () =>
    {
        if (await AskedAsync(mentorshipId, offerId, ct) is not { } offer || offer.Starts.FindIndex(s => s.ToUnixTimeSeconds() == startSecond) is not (>= 0 and var chosen)) return Outcome.NotFound;
        var local = person.Zone.At(offer.Starts[chosen]).LocalDateTime;
        var planned = await plan.ExecuteAsync(mentorshipId, new() { Date = local.Date.ToDateOnly(), Time = local.TimeOfDay.ToTimeOnly(), Minutes = offer.Minutes, Format = offer.Format, Place = offer.Place }, ct);
        if (!planned.Succeeded) return planned;
        offer.Answer(planned.Value.FirstId, clock.GetUtcNow());
        var saved = await db.SaveSeenAsync(ct);
        return saved.Succeeded ? planned : saved;
    }, ct);

    /// <summary>None of them suits, said by who was asked; or taken back by who asked.</summary>
    public async Task<Outcome> CloseAsync(Guid mentorshipId, Guid offerId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair || await Open(mentorshipId).SingleOrDefaultAsync(o => o.Id == offerId, ct) is not { } offer) return Outcome.NotFound;
        offer.Answer(null, clock.GetUtcNow());
        var asker = offer.By == pair.Me.Role ? null : pair.Partner;
        if (asker is not null && await db.ReachableAsync(asker.PersonId, ct) is { } to)
            mail.Add(to, "session-nosuit", $"session-nosuit:{offer.Id:N}", address.LinkTo($"/pairs/{pair.Id}/sessions/plan"), secret: false, ("partner", pair.Me.CallName));
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>Nobody takes their own offer.</summary>
    private async Task<SessionOffer?> AskedAsync(Guid mentorshipId, Guid offerId, CancellationToken ct) =>
        await find.FindAsync(mentorshipId, ct) is { } pair && await Open(mentorshipId).SingleOrDefaultAsync(o => o.Id == offerId, ct) is { } offer && offer.By != pair.Me.Role ? offer : null;

    private IQueryable<SessionOffer> Open(Guid mentorshipId) => db.SessionOffers.Where(o => o.MentorshipId == mentorshipId && o.AnsweredAt == null).OrderBy(o => o.AskedAt);
}
