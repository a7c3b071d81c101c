using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

/// <summary>The applicant changes their mind, at any time and without a reason. A question to the line manager that is still open is revoked.</summary>
[UseCase]
public sealed class WithdrawApplication(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Applications.OwnedBy(person).Include(a => a.Person).SingleOrDefaultAsync(a => a.ProgrammeId == programmeId, ct) is not { } own) return Outcome.NotFound;
        var (wasDraft, now) = (own.IsDraft, clock.GetUtcNow());
        var outcome = own.Withdraw(now);
        if (!outcome.Succeeded) return outcome;
        foreach (var open in await db.TimeRequests.Where(r => r.ApplicationId == own.Id && r.Answer == null && r.RevokedAt == null).ToListAsync(ct)) open.Revoke(now);
        // A draft was nobody else's business, so neither is its end: it goes.
        if (wasDraft) db.Applications.Remove(own);
        else audit.Record("application.withdrawn", "application", own.Id, own.Person.Name, new { programmeId });
        return await db.SaveSeenAsync(ct);
    }
}

/// <summary>"Keep me for a later programme": the applicant's own word, given and taken back at any time.</summary>
[UseCase]
public sealed class StayInPool(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, bool stay, CancellationToken ct)
    {
        if (await db.Applications.OwnedBy(person).Include(a => a.Person).SingleOrDefaultAsync(a => a.ProgrammeId == programmeId, ct) is not { IsDraft: false } own) return Outcome.NotFound;
        if (own.State == ApplicationState.Withdrawn && stay) return Outcome.Refused("apply.refused.over");
        own.StayInPool(stay, clock.GetUtcNow());
        audit.Record(stay ? "application.pool.joined" : "application.pool.left", "application", own.Id, own.Person.Name);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
