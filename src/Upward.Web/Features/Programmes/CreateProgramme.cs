using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Programmes;

/// <summary>Starts a programme. Whoever creates it runs it too, until somebody else is appointed.</summary>
[UseCase]
public sealed class CreateProgramme(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome<Guid>> ExecuteAsync(ProgrammeFacts facts, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        var outcome = facts.Check();
        if (!outcome.Succeeded) return outcome;

        var now = clock.GetUtcNow();
        var programme = Programme.Begin(db.OrganisationId, facts, person.Id, now);
        db.Programmes.Add(programme);
        db.ProgrammeManagers.Add(ProgrammeManager.Grant(db.OrganisationId, programme.Id, person.Id, now, person.Id));
        audit.Record("programme.created", "programme", programme.Id, programme.Name, new { programme.Preset });
        await db.SaveChangesAsync(ct);
        return programme.Id;
    }
}
