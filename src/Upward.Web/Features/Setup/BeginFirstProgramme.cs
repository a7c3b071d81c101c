using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Setup;

/// <summary>Step 5: a first programme, run by whoever sets up.</summary>
[UseCase]
public sealed class BeginFirstProgramme(AppDb db, CurrentPerson person, AuditLog audit, TimeProvider clock)
{
    public async Task<Outcome<Guid>> ExecuteAsync(ProgrammeFacts facts, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(facts.Name)) refusals.Add(new("Name", new("refused.required")));
        else if (facts.Name.Trim().Length > 120) refusals.Add(new("Name", new("refused.tooLong", ("max", 120), ("length", facts.Name.Trim().Length))));
        if (facts.StartsOn == default) refusals.Add(new("StartsOn", new("refused.required")));
        if (refusals.Count > 0) return Outcome.Refused(refusals);

        var now = clock.GetUtcNow();
        var programme = Programme.Begin(db.OrganisationId, facts, person.Id, now);
        db.Programmes.Add(programme);
        db.ProgrammeManagers.Add(ProgrammeManager.Grant(db.OrganisationId, programme.Id, person.Id, now, person.Id));
        audit.Record("programme.created", "programme", programme.Id, programme.Name);
        await db.SaveChangesAsync(ct);
        return programme.Id;
    }
}
