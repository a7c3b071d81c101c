using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

/// <summary>Opens a form to fill in, in one role; while it is a draft the role may be chosen anew.</summary>
[UseCase]
public sealed class BeginApplication(AppDb db, ApplyDesk desk, FormAtHand forms, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, ProgrammeRole role, CancellationToken ct)
    {
        if (!await desk.OpenAsync(programmeId, ct)) return Outcome.NotFound;
        if (desk.TakesPart is not null) return Outcome.Refused("apply.refused.takesPart");
        if (!desk.IsOpen) return Outcome.Refused("apply.refused.closed");
        // Whom the programme looks for is asked here, and not again: a rule that changes later takes nobody's draft away.
        if (!(await desk.FittingRolesAsync(ct)).Contains(role)) return Outcome.RefusedAt("Role", "apply.refused.audience");
        var form = await forms.KeepAsync(programmeId, role, ct);
        var known = await db.Applications.OwnedBy(person).SingleOrDefaultAsync(a => a.ProgrammeId == programmeId, ct);
        if (known is null) db.Applications.Add(ProgrammeApplication.Begin(db.OrganisationId, programmeId, person.Id, role, form.Id, clock.GetUtcNow()));
        else if (known.BeginAgain(role, form.Id) is { Succeeded: false } refused) return refused;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (known is null)
        {
            // Two clicks on "Begin": the first one made the draft, or stored the standard form. Both lead to the same page.
            db.ChangeTracker.Clear();
            if (!await db.Applications.OwnedBy(person).AnyAsync(a => a.ProgrammeId == programmeId, ct)) throw;
        }
        return Outcome.Done;
    }
}
