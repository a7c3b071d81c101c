using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Endings;

/// <summary>
/// A manager ends a pair of their programme: the organisation has changed, or somebody came to them and asked. For the two it
/// looks like every other end: it comes with the next run, and they are not told whose hand it was.
/// </summary>
[UseCase]
public sealed class EndByManager(AppDb db, CurrentPerson person, AuditLog audit, IDataProtectionProvider protection, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, Guid mentorshipId, bool sure, CancellationToken ct)
    {
        if (!await db.Programmes.ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct)) return Outcome.NotFound;
        if (await db.Mentorships.WithBoth().SingleOrDefaultAsync(m => m.Id == mentorshipId && m.ProgrammeId == programmeId, ct) is not { } pair) return Outcome.NotFound;
        // Whoever is one of the two has their own way, which is not written down.
        if (pair.Mentor.PersonId == person.Id || pair.Mentee.PersonId == person.Id) return Outcome.Refused("exit.refused.ownPair");
        if (pair.EndedAt is not null) return Outcome.Refused("exit.refused.ended");
        if (!sure) return Outcome.RefusedAt("Sure", "exit.refused.sure");
        db.PairExits.Add(PairExit.Ask(pair, person.Id, protection.CreateProtector("pair-exit"), clock.GetUtcNow()));
        audit.Record("mentorship.endAsked", "mentorship", pair.Id, $"{pair.Mentee.Person.Name}, {pair.Mentor.Person.Name}");
        return await db.SaveSeenAsync(ct);
    }
}
