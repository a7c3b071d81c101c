using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Safety;

/// <summary>
/// Opens what one pair wrote, with a reason, for an hour at most (R009, trust.md A6). The fact, the mails to both and the line
/// of the log are one save: it is never open without them.
/// </summary>
[UseCase]
public sealed class OpenGlass(AppDb db, CurrentPerson person, TellBoth tell, AuditLog audit, TimeProvider clock)
{
    /// <param name="Opening">This admin's own, as long as it is open.</param>
    public sealed record Shown(Mentorship Pair, GlassSetting? Setting, GlassOpening? Opening, DateTimeOffset Now)
    {
        public bool MayOpen => Setting?.From <= Now && Pair.ForgottenAt is null;
    }

    public async Task<Shown?> FindAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin || await db.Mentorships.WithBoth().AsNoTracking().SingleOrDefaultAsync(m => m.Id == mentorshipId, ct) is not { } pair) return null;
        var now = clock.GetUtcNow();
        return new(pair, await db.GlassSettings.AsNoTracking().SingleOrDefaultAsync(ct), await db.GlassOpenings.AsNoTracking().HeldBy(person, now).FirstOrDefaultAsync(o => o.MentorshipId == mentorshipId, ct), now);
    }

    public async Task<Outcome> OpenAsync(Guid mentorshipId, string? reason, int minutes, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        return await db.InTransactionAsync(async () =>
        {
            // Pressed twice, it is one opening.
            await db.LockAsync<Mentorship>([mentorshipId], ct);
            if (await FindAsync(mentorshipId, ct) is not { } found) return Outcome.NotFound;
            if (Refuse(found) is { } refusal) return refusal;
            var (pair, now) = (found.Pair, found.Now);
            var opened = GlassOpening.Open(pair, person.Id, person.Name, reason, minutes, now);
            if (!opened.Succeeded) return opened.Result;
            var opening = opened.Value;
            db.GlassOpenings.Add(opening);
            await tell.AddAsync("glass-opened", $"{opening.Id:N}", pair.Id, pair.Mentee.PersonId, pair.Mentor.PersonId, pair.Mentor.Programme.Name, $"/pairs/{pair.Id}", ct,
                ("who", opening.OpenedByName), ("reason", opening.Reason), ("until", opening.Until));
            audit.Record("mentorship.glass.opened", "mentorship", pair.Id, NamesOf(pair), new { opening = opening.Id, reason = opening.Reason, until = opening.Until });
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
    }

    /// <summary>Before its time is over. Any admin may.</summary>
    public async Task<Outcome> CloseAsync(Guid openingId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!person.IsOrganisationAdmin || await db.GlassOpenings.AreOpen(now).SingleOrDefaultAsync(o => o.Id == openingId, ct) is not { } opening) return Outcome.NotFound;
        opening.Close(now);
        audit.Record("mentorship.glass.closed", "mentorship", opening.MentorshipId, NamesOf(await db.Mentorships.WithBoth().AsNoTracking().SingleAsync(m => m.Id == opening.MentorshipId, ct)), new { opening = opening.Id });
        return await db.SaveSeenAsync(ct);
    }

    public static string NamesOf(Mentorship pair) => $"{pair.Mentee.Person.Name}, {pair.Mentor.Person.Name}";

    private Outcome? Refuse(Shown found) =>
        found.Setting?.From is not { } from ? Outcome.Refused("glass.refused.off")
        : from > found.Now ? Outcome.Refused("glass.refused.notYet", ("from", from))
        : found.Pair.Mentee.PersonId == person.Id || found.Pair.Mentor.PersonId == person.Id ? Outcome.Refused("glass.refused.own")
        : found.Pair.ForgottenAt is not null ? Outcome.Refused("glass.refused.forgotten")
        : found.Opening is { } open ? Outcome.Refused("glass.refused.open", ("until", open.Until)) : null;
}
