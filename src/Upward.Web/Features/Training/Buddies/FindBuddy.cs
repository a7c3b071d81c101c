using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Training;

public sealed record BuddyFace(Guid PersonId, string Name, string Title, string Department, string Email);

/// <param name="Offers">Mentors who offered it and have room, those of other departments first.</param>
/// <param name="Mine">My buddy.</param>
/// <param name="OfMe">Whose buddy I am.</param>
public sealed record BuddyView(Programme Programme, bool IOffer, IReadOnlyList<BuddyFace> Offers, BuddyFace? Mine, IReadOnlyList<BuddyFace> OfMe, IReadOnlyList<string> Practised);

/// <summary>Buddy mentors of a programme, seen and changed by its mentors. Mentees have no part in it, and do not see it.</summary>
[UseCase]
public sealed class FindBuddy(AppDb db, CurrentPerson person, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    public static string PathOf(Guid programmeId) => $"/my/training/{programmeId}/practice";

    public async Task<BuddyView?> ShowAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await IsMentorAsync(programmeId, ct)) return null;
        var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == programmeId, ct);
        var offered = await db.BuddyOffers.AsNoTracking().Where(o => o.ProgrammeId == programmeId).Select(o => o.PersonId).ToListAsync(ct);
        var pairs = await db.BuddyPairs.AsNoTracking().Where(p => p.ProgrammeId == programmeId).ToListAsync(ct);
        var faces = await FacesAsync(programmeId, [.. offered, .. pairs.SelectMany(p => new[] { p.BuddyId, p.NewMentorId })], ct);
        var department = await db.People.Where(p => p.Id == person.Id).Select(p => p.Department).SingleAsync(ct);
        var free = offered.Where(o => o != person.Id && pairs.Count(p => p.BuddyId == o) < BuddyPair.MostOfOne && pairs.All(p => p.NewMentorId != o || p.BuddyId != person.Id)).Where(faces.ContainsKey).Select(o => faces[o]);
        var practice = await db.Practices.AsNoTracking().SingleOrDefaultAsync(p => p.ProgrammeId == programmeId && p.PersonId == person.Id, ct);
        return new(programme, offered.Contains(person.Id), [.. free.OrderBy(f => f.Department.Length > 0 && f.Department == department).ThenBy(f => f.Name, StringComparer.CurrentCultureIgnoreCase)],
            pairs.FirstOrDefault(p => p.NewMentorId == person.Id) is { } mine ? faces.GetValueOrDefault(mine.BuddyId) : null,
            [.. pairs.Where(p => p.BuddyId == person.Id).Select(p => faces.GetValueOrDefault(p.NewMentorId)).OfType<BuddyFace>().OrderBy(f => f.Name, StringComparer.CurrentCultureIgnoreCase)], practice?.Done ?? []);
    }

    public async Task<Outcome> OfferAsync(Guid programmeId, bool offer, CancellationToken ct)
    {
        if (!await IsMentorAsync(programmeId, ct)) return Outcome.NotFound;
        var known = await db.BuddyOffers.SingleOrDefaultAsync(o => o.ProgrammeId == programmeId && o.PersonId == person.Id, ct);
        if (offer && known is null) db.BuddyOffers.Add(BuddyOffer.Of(db.OrganisationId, programmeId, person.Id, clock.GetUtcNow()));
        if (!offer && known is not null) db.BuddyOffers.Remove(known);
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome> AskAsync(Guid programmeId, Guid buddyId, CancellationToken ct) => await db.InTransactionAsync(async () =>
    {
        if (!await IsMentorAsync(programmeId, ct)) return Outcome.NotFound;
        if (buddyId == person.Id) return Outcome.RefusedAt("BuddyId", "buddy.refused.self");
        // Two who ask the same person at once: the second sees that there is no room.
        await db.LockAsync<Programme>([programmeId], ct);
        if (!await db.BuddyOffers.AnyAsync(o => o.ProgrammeId == programmeId && o.PersonId == buddyId, ct) || (await FacesAsync(programmeId, [buddyId], ct)).Count == 0) return Outcome.RefusedAt("BuddyId", "buddy.refused.notOffered");
        if (await db.BuddyPairs.AnyAsync(p => p.ProgrammeId == programmeId && p.NewMentorId == person.Id, ct)) return Outcome.RefusedAt("BuddyId", "buddy.refused.already");
        if (await db.BuddyPairs.AnyAsync(p => p.ProgrammeId == programmeId && p.NewMentorId == buddyId && p.BuddyId == person.Id, ct)) return Outcome.RefusedAt("BuddyId", "buddy.refused.eachOther");
        if (await db.BuddyPairs.CountAsync(p => p.ProgrammeId == programmeId && p.BuddyId == buddyId, ct) >= BuddyPair.MostOfOne) return Outcome.RefusedAt("BuddyId", "buddy.refused.full");
        var now = clock.GetUtcNow();
        db.BuddyPairs.Add(BuddyPair.Of(db.OrganisationId, programmeId, person.Id, buddyId, now));
        if ((await db.RecipientsAsync(db.People.Where(p => p.Id == buddyId && p.Email != ""), ct)).TryGetValue(buddyId, out var to))
            mail.Add(to, "buddy-asked", $"buddy-asked:{programmeId:N}:{person.Id:N}:{now.UtcTicks}", address.LinkTo(PathOf(programmeId)), secret: false, ("who", person.Name), ("email", person.Email));
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }, ct);

    /// <summary>By either of the two, without a reason.</summary>
    public async Task<Outcome> EndAsync(Guid programmeId, Guid newMentorId, CancellationToken ct)
    {
        if (!await IsMentorAsync(programmeId, ct)) return Outcome.NotFound;
        if (await db.BuddyPairs.SingleOrDefaultAsync(p => p.ProgrammeId == programmeId && p.NewMentorId == newMentorId && (p.NewMentorId == person.Id || p.BuddyId == person.Id), ct) is not { } pair) return Outcome.NotFound;
        db.BuddyPairs.Remove(pair);
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome> PractiseAsync(Guid programmeId, IReadOnlyList<string> done, CancellationToken ct)
    {
        if (!await IsMentorAsync(programmeId, ct)) return Outcome.NotFound;
        if (done.Except(Practice.Steps).Any()) return Outcome.Refused("buddy.refused.step");
        var practice = await db.Practices.SingleOrDefaultAsync(p => p.ProgrammeId == programmeId && p.PersonId == person.Id, ct);
        if (practice is null) db.Practices.Add(practice = Practice.Of(db.OrganisationId, programmeId, person.Id));
        practice.Tick(done, clock.GetUtcNow());
        return await db.SaveSeenAsync(ct);
    }

    private Task<bool> IsMentorAsync(Guid programmeId, CancellationToken ct) =>
        db.Enrolments.OwnedBy(person).AnyAsync(e => e.ProgrammeId == programmeId && e.Role == ProgrammeRole.Mentor, ct);

    /// <summary>Of those who are still mentors here.</summary>
    private Task<Dictionary<Guid, BuddyFace>> FacesAsync(Guid programmeId, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        db.Enrolments.AsNoTracking().Where(e => e.ProgrammeId == programmeId && e.Role == ProgrammeRole.Mentor && e.WithdrawnAt == null && e.Person.LeftAt == null && ids.Contains(e.PersonId))
            .Select(e => new BuddyFace(e.PersonId, e.Person.Name, e.Person.Title, e.Person.Department, e.Person.Email)).ToDictionaryAsync(f => f.PersonId, ct);
}
