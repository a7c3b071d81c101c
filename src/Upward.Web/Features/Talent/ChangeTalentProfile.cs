using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Talent;

/// <summary>Somebody writes their own talent profile. There is no way to write anybody else's.</summary>
[UseCase]
public sealed class ChangeTalentProfile(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    /// <param name="seenVersion">0 when there was none yet.</param>
    public async Task<Outcome> ExecuteAsync(TalentFacts facts, int seenVersion, CancellationToken ct)
    {
        var own = await db.TalentProfiles.SingleOrDefaultAsync(t => t.PersonId == person.Id, ct);
        if (own is null) db.TalentProfiles.Add(own = TalentProfile.For(db.OrganisationId, person.Id));
        var outcome = own.Change(facts, seenVersion, clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome;
        audit.Record("talent.changed", "person", person.Id, person.Name);
        return await db.SaveSeenAsync(ct);
    }
}
