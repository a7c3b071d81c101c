using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

/// <summary>Notes that something was checked (R239): what, by whom, when. There is no place for what was found, on purpose.</summary>
[UseCase]
public sealed class SetVetting(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, Guid applicationId, string item, VettingState state, CancellationToken ct)
    {
        if (await db.Applications.AsNoTracking().DecidableBy(person).Include(a => a.Person).SingleOrDefaultAsync(a => a.Id == applicationId && a.ProgrammeId == programmeId, ct) is not { } one) return Outcome.NotFound;
        var intake = await db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.ProgrammeId == programmeId, ct);
        if (intake?.Vetting.Find(v => v.Key == item) is not { } wanted) return Outcome.Refused("applications.vetting.refused.gone");
        var check = await db.VettingChecks.SingleOrDefaultAsync(c => c.ApplicationId == applicationId && c.Item == item, ct);
        if (check is null) db.VettingChecks.Add(check = VettingCheck.Of(db.OrganisationId, applicationId, item));
        check.Set(state, person.Id, clock.GetUtcNow());
        audit.Record("application.vetted", "application", one.Id, one.Person.Name, new { programmeId, item = wanted.Text, state = state.ToString() });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
