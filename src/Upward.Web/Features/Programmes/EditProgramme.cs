using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Programmes;

[UseCase]
public sealed class EditProgramme(AppDb db, AuditLog audit, CurrentPerson person)
{
    public async Task<Outcome> ExecuteAsync(Guid id, ProgrammeFacts facts, int seenVersion, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } programme) return Outcome.NotFound;
        var before = programme.Facts;
        var outcome = programme.Change(facts, seenVersion);
        if (!outcome.Succeeded) return outcome;

        audit.Record("programme.changed", "programme", id, programme.Name, new { before, after = programme.Facts });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another save came between our read and our write: the same answer as when the form was old.
            return Outcome.Refused("refused.changedMeanwhile");
        }
        return Outcome.Done;
    }
}
