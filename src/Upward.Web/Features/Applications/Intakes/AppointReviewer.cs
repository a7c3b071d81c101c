using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

/// <summary>Lets somebody read and score a programme's applications, without running it; or no longer.</summary>
[UseCase]
public sealed class AppointReviewer(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, string email, CancellationToken ct)
    {
        if (!person.ManagedProgrammeIds.Contains(programmeId)) return Outcome.NotFound;
        var key = People.Person.KeyOf(email);
        if (key is null) return Outcome.RefusedAt("Email", "refused.required");
        if (await db.People.AsNoTracking().ReadableBy(person).SingleOrDefaultAsync(p => p.EmailKey == key && p.LeftAt == null, ct) is not { } chosen) return Outcome.RefusedAt("Email", "intake.refused.nobody", ("email", email.Trim()));
        if (await db.ProgrammeManagers.AnyAsync(m => m.ProgrammeId == programmeId && m.PersonId == chosen.Id, ct)) return Outcome.RefusedAt("Email", "intake.refused.manages", ("name", chosen.Name));
        if (await db.ApplicationReviewers.AnyAsync(r => r.ProgrammeId == programmeId && r.PersonId == chosen.Id, ct)) return Outcome.RefusedAt("Email", "intake.refused.already", ("name", chosen.Name));
        db.ApplicationReviewers.Add(ApplicationReviewer.Appoint(db.OrganisationId, programmeId, chosen.Id, person.Id, clock.GetUtcNow()));
        audit.Record("applications.reviewer.appointed", "person", chosen.Id, chosen.Name, new { programmeId });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    public async Task<Outcome> DismissAsync(Guid programmeId, Guid personId, CancellationToken ct)
    {
        if (!person.ManagedProgrammeIds.Contains(programmeId)) return Outcome.NotFound;
        if (await db.ApplicationReviewers.SingleOrDefaultAsync(r => r.ProgrammeId == programmeId && r.PersonId == personId, ct) is not { } reviewer) return Outcome.Refused("intake.refused.gone");
        db.ApplicationReviewers.Remove(reviewer);
        audit.Record("applications.reviewer.dismissed", "person", personId, await db.People.Where(p => p.Id == personId).Select(p => p.Name).SingleAsync(ct), new { programmeId });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
