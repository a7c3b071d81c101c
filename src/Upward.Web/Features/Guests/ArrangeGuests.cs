using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Guests;

/// <summary>Mentors from outside, invited into one programme for a stated time. They are in no list of the organisation and see nothing but that programme.</summary>
[UseCase]
public sealed class ArrangeGuests(AppDb db, CurrentPerson person, CreateInvitation invitation, MailComposer mail, AuditLog audit, TimeProvider clock)
{
    public sealed record Guest(Guid PersonId, string Name, string Email, string ComesFrom, DateTimeOffset LastMoment, bool IsEnded, bool HasAccount);
    public sealed record Wanted(string Name, string Email, string ComesFrom, DateOnly? Until);

    public async Task<IReadOnlyList<Guest>?> ShowAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await db.Programmes.ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct)) return null;
        var now = clock.GetUtcNow();
        var guests = await db.People.AsNoTracking().Where(p => p.GuestIn == programmeId).OrderBy(p => p.SearchText).ToListAsync(ct);
        return [.. guests.Select(g => new Guest(g.Id, g.Name, g.Email, g.GuestOf, LastMoment(g), !g.MayEnter(now), g.AccountId is not null))];
    }

    public async Task<Outcome> InviteAsync(Guid programmeId, Wanted wanted, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var zone = await ZoneAsync(ct);
        var outcome = Check(wanted, zone);
        if (!outcome.Succeeded) return outcome;
        var key = Person.KeyOf(wanted.Email);
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.EmailKey == key, ct) is { } known)
            // Named only where the inviter sees them anyway: who runs a unit's programme does not read the whole directory.
            return known.GuestIn == programmeId ? Outcome.RefusedAt("Email", "guests.refused.here", ("name", known.Name)) : Outcome.RefusedAt("Email", known.IsGuest ? "guests.refused.elsewhere" : "guests.refused.colleague");

        var now = clock.GetUtcNow();
        var guest = Person.Invite(db.OrganisationId, programmeId, wanted.Name, wanted.Email, wanted.ComesFrom, LastDay.EndOf(wanted.Until!.Value, zone), now);
        db.People.Add(guest);
        db.Enrolments.Add(ParticipantEnrolment.Add(db.OrganisationId, programmeId, guest.Id, ProgrammeRole.Mentor, programme.MentorCapacity, person.Id, now));
        Tell(guest, programme, await OrganisationAsync(ct), "guest-invited", invitation.LinkFor(guest, "/my/profile"));
        audit.Record("participants.guest.invited", "person", guest.Id, guest.Name, new { programme = programme.Name, programmeId, comesFrom = guest.GuestOf, until = wanted.Until });
        // The same address, invited by somebody else in the same moment, is refused by its index.
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>Longer, shorter, or again after it had ended.</summary>
    public Task<Outcome> ExtendAsync(Guid programmeId, Guid personId, DateOnly? until, CancellationToken ct) => ChangeAsync(programmeId, personId, async (guest, programme) =>
    {
        var zone = await ZoneAsync(ct);
        var outcome = LastDay.Check(until, zone, clock.GetUtcNow(), "Until");
        if (!outcome.Succeeded) return outcome;
        guest.StayUntil(LastDay.EndOf(until!.Value, zone));
        Tell(guest, programme, await OrganisationAsync(ct), "guest-extended", invitation.LinkFor(guest, "/my/profile"));
        audit.Record("participants.guest.extended", "person", guest.Id, guest.Name, new { programme = programme.Name, programmeId, until });
        return Outcome.Done;
    }, ct);

    public Task<Outcome> EndAsync(Guid programmeId, Guid personId, CancellationToken ct) => ChangeAsync(programmeId, personId, async (guest, programme) =>
    {
        if (!guest.MayEnter(clock.GetUtcNow())) return Outcome.Refused("guests.refused.ended", ("name", guest.Name));
        guest.EndVisit(clock.GetUtcNow());
        Tell(guest, programme, await OrganisationAsync(ct), "guest-ended", null);
        audit.Record("participants.guest.ended", "person", guest.Id, guest.Name, new { programme = programme.Name, programmeId });
        return Outcome.Done;
    }, ct);

    private async Task<Outcome> ChangeAsync(Guid programmeId, Guid personId, Func<Person, Programme, Task<Outcome>> change, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.People.SingleOrDefaultAsync(p => p.Id == personId && p.GuestIn == programmeId, ct) is not { } guest) return Outcome.Refused("guests.refused.gone");
        var outcome = await change(guest, programme);
        if (!outcome.Succeeded) return outcome;
        return await db.SaveSeenAsync(ct);
    }

    private Outcome Check(Wanted wanted, ReaderZone zone) => Outcome.Refused([
        .. AccountChecks.Of(wanted.Name, wanted.Email).Refusals,
        .. string.IsNullOrWhiteSpace(wanted.ComesFrom) ? Outcome.RefusedAt("ComesFrom", "refused.required").Refusals
            : wanted.ComesFrom.Trim().Length > Person.LongestGuestFact ? Outcome.RefusedAt("ComesFrom", "refused.tooLong", ("max", Person.LongestGuestFact), ("length", wanted.ComesFrom.Trim().Length)).Refusals : [],
        .. LastDay.Check(wanted.Until, zone, clock.GetUtcNow(), "Until").Refusals]);

    private static DateTimeOffset LastMoment(Person guest) => LastDay.LastMomentBefore(guest.GuestUntil!.Value);

    private void Tell(Person guest, Programme programme, Organisation organisation, string kind, string? link) =>
        mail.Add(Recipients.Of(guest, null, organisation), kind, $"{kind}:{Guid.CreateVersion7()}", link, secret: false,
            ("inviter", person.Name), ("organisation", organisation.Name), ("programme", programme.Name), ("until", LastMoment(guest)));

    private Task<Organisation> OrganisationAsync(CancellationToken ct) => db.Organisations.AsNoTracking().SingleAsync(o => o.Id == db.OrganisationId, ct);

    /// <summary>The organisation's clock: guest and inviter may live by others.</summary>
    private async Task<ReaderZone> ZoneAsync(CancellationToken ct) => ReaderZone.FirstOf((await OrganisationAsync(ct)).TimeZone);
}
