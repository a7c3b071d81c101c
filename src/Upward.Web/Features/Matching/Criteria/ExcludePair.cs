using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Criteria;

/// <summary>Keeps two people apart in one programme, or lets them meet again.</summary>
[UseCase]
public sealed class ExcludePair(AppDb db, CurrentPerson person, AuditLog audit, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, Guid mentorPersonId, Guid menteePersonId, CancellationToken ct)
    {
        if (!await db.Programmes.ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct)) return Outcome.NotFound;
        var names = await db.Enrolments.Where(e => e.ProgrammeId == programmeId && (e.PersonId == mentorPersonId && e.Role == ProgrammeRole.Mentor || e.PersonId == menteePersonId && e.Role == ProgrammeRole.Mentee))
            .Select(e => new { e.Role, e.Person.Name }).ToListAsync(ct);
        if (names.Count != 2) return Outcome.RefusedAt("MentorPersonId", "exclusion.choose");
        if (await db.Exclusions.AnyAsync(x => x.ProgrammeId == programmeId && x.MentorPersonId == mentorPersonId && x.MenteePersonId == menteePersonId, ct)) return Outcome.Done;
        var exclusion = Exclusion.Between(db.OrganisationId, programmeId, mentorPersonId, menteePersonId, person.Id, clock.GetUtcNow());
        db.Exclusions.Add(exclusion);
        audit.Record("matching.exclusion.added", "exclusion", exclusion.Id, string.Join(", ", names.OrderBy(n => n.Role).Select(n => n.Name)));
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    public async Task<Outcome> LiftAsync(Guid programmeId, Guid exclusionId, CancellationToken ct)
    {
        if (!await db.Programmes.ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct)) return Outcome.NotFound;
        var exclusion = await db.Exclusions.SingleOrDefaultAsync(x => x.Id == exclusionId && x.ProgrammeId == programmeId, ct);
        // Lifted already, perhaps in another window: that is what was wanted.
        if (exclusion is null) return Outcome.Done;
        db.Exclusions.Remove(exclusion);
        audit.Record("matching.exclusion.lifted", "exclusion", exclusion.Id);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
