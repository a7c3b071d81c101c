using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Programmes;

/// <summary>Gives a programme to one more person, or takes it from one. Organisation admins only: managers do not appoint each other.</summary>
[UseCase]
public sealed class AppointManager(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, Guid personId, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin || await db.Programmes.SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.People.Insiders().SingleOrDefaultAsync(p => p.Id == personId, ct) is not { } chosen) return Outcome.RefusedAt("Person", "programme.managers.refused.unknown");
        if (!chosen.IsActive) return Outcome.RefusedAt("Person", "programme.managers.refused.left", ("name", chosen.Name));
        if (await db.ProgrammeManagers.AnyAsync(m => m.ProgrammeId == programmeId && m.PersonId == personId, ct))
            return Outcome.RefusedAt("Person", "programme.managers.refused.already", ("name", chosen.Name));

        db.ProgrammeManagers.Add(ProgrammeManager.Grant(db.OrganisationId, programmeId, personId, clock.GetUtcNow(), person.Id));
        audit.Record("programme.manager.appointed", "person", personId, chosen.Name, new { programme = programme.Name, programmeId });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}

[UseCase]
public sealed class DismissManager(AppDb db, AuditLog audit, CurrentPerson person)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, Guid personId, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin || await db.Programmes.SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.ProgrammeManagers.SingleOrDefaultAsync(m => m.ProgrammeId == programmeId && m.PersonId == personId, ct) is not { } manager)
            return Outcome.RefusedAt("Person", "programme.managers.refused.gone");

        var name = await db.People.Where(p => p.Id == personId).Select(p => p.Name).SingleAsync(ct);
        db.ProgrammeManagers.Remove(manager);
        audit.Record("programme.manager.dismissed", "person", personId, name, new { programme = programme.Name, programmeId });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
