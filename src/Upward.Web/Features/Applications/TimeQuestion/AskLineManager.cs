using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Applications;

/// <summary>
/// Asks the line manager whether so many hours a month are fine. The mail and the page name the person, the hours and the
/// dates; not the programme's name, which may tell of a trait, and nothing of the application.
/// </summary>
[UseCase]
public sealed class AskLineManager(AppDb db, MailComposer mail, PublicAddress address, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    /// <summary>A manager of the programme asks, or asks again; an older link stops working.</summary>
    public async Task<Outcome> ExecuteAsync(Guid programmeId, Guid applicationId, CancellationToken ct)
    {
        if (await db.Applications.DecidableBy(person).Include(a => a.Person).Include(a => a.Programme).SingleOrDefaultAsync(a => a.Id == applicationId && a.ProgrammeId == programmeId, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("applications.refused.notOpen");
        if (!await JoinAsync(one, one.Programme, ct)) return Outcome.Refused("applications.time.refused.nobody");
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <summary>Adds question and mail to the caller's unit of work. False when there is nobody to ask.</summary>
    public async Task<bool> JoinAsync(ProgrammeApplication one, Programme programme, CancellationToken ct)
    {
        if (await db.People.AsNoTracking().Where(p => p.Id == one.PersonId && p.Manager != null && p.Manager.LeftAt == null && p.Manager.Email != "").Select(p => p.Manager!.Id).SingleOrDefaultAsync(ct) is var managerId && managerId == Guid.Empty) return false;
        var now = clock.GetUtcNow();
        foreach (var older in await db.TimeRequests.Where(r => r.ApplicationId == one.Id && r.Answer == null && r.RevokedAt == null).ToListAsync(ct)) older.Revoke(now);
        var token = LinkToken.New();
        var request = TimeRequest.Of(db.OrganisationId, one.Id, managerId, LinkToken.HashOf(token), programme.MinutesPerMonthOf(one.Role), now);
        db.TimeRequests.Add(request);
        var to = (await db.RecipientsAsync(db.People.Where(p => p.Id == managerId), ct))[managerId];
        // Secret: whoever reads the outbox could answer in the manager's name.
        mail.Add(to, "line-manager-time-asked", $"time-asked:{request.Id}", address.LinkTo("/time/" + token), secret: true,
            ("person", one.Person.Name), ("hours", request.HoursPerMonth), ("from", programme.StartsOn), ("to", programme.EndsOn), ("until", request.ExpiresAt)).Until(request.ExpiresAt);
        audit.Record("application.time.asked", "application", one.Id, one.Person.Name);
        return true;
    }
}

/// <summary>Takes the link back before it was answered.</summary>
[UseCase]
public sealed class RevokeTimeRequest(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, Guid applicationId, CancellationToken ct)
    {
        if (await db.Applications.AsNoTracking().DecidableBy(person).Include(a => a.Person).SingleOrDefaultAsync(a => a.Id == applicationId && a.ProgrammeId == programmeId, ct) is not { } one) return Outcome.NotFound;
        var open = await db.TimeRequests.Where(r => r.ApplicationId == applicationId && r.Answer == null && r.RevokedAt == null).ToListAsync(ct);
        if (open.Count == 0) return Outcome.Refused("applications.time.refused.none");
        foreach (var request in open) request.Revoke(clock.GetUtcNow());
        audit.Record("application.time.revoked", "application", applicationId, one.Person.Name);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
