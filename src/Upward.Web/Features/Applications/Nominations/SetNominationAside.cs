using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

/// <summary>"Not for me." Nobody is told, and no log tells it: a "no" costs nothing.</summary>
[UseCase]
public sealed class SetNominationAside(AppDb db, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, Guid nominationId, CancellationToken ct)
    {
        if (await db.Nominations.SingleOrDefaultAsync(n => n.Id == nominationId && n.ProgrammeId == programmeId && n.PersonId == person.Id, ct) is not { } nomination) return Outcome.NotFound;
        nomination.SetAside(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
