using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Outgoing;

namespace Upward.Web.Features.Sessions.FreeBusy;

/// <summary>One's own calendar elsewhere: named, read at once, taken away with all that was read.</summary>
[UseCase]
public sealed class OwnBusyCalendar(AppDb db, CurrentPerson person, SafeHttp http, ReadBusyCalendar read, IDataProtectionProvider protection, AuditLog audit, TimeProvider clock)
{
    public Task<BusyCalendar?> FindAsync(CancellationToken ct) => db.BusyCalendars.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == person.Id, ct);

    /// <summary>Kept only when it could be read: a wrong address is said at once.</summary>
    public async Task<Outcome> SetAsync(string typed, CancellationToken ct)
    {
        var address = http.Check(typed, "Elsewhere");
        if (!address.Succeeded) return address.Result;
        var calendar = await db.BusyCalendars.SingleOrDefaultAsync(c => c.PersonId == person.Id, ct);
        if (calendar is null) db.BusyCalendars.Add(calendar = BusyCalendar.For(db.OrganisationId, person.Id));
        calendar.Point(ReadBusyCalendar.SealOf(protection).Protect(address.Value!.AbsoluteUri), address.Value.IdnHost, clock.GetUtcNow());
        await read.IntoAsync(calendar, (await db.RecipientsAsync(db.People.Where(p => p.Id == person.Id), ct))[person.Id].Zone, ct);
        if (calendar.Problem.Length > 0)
        {
            db.ChangeTracker.Clear();
            return Outcome.RefusedAt("Elsewhere", calendar.Problem);
        }
        audit.Record("session.busy.set", "person", person.Id, person.Name);
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome> RemoveAsync(CancellationToken ct)
    {
        if (await db.BusyCalendars.SingleOrDefaultAsync(c => c.PersonId == person.Id, ct) is not { } calendar) return Outcome.Done;
        db.BusyCalendars.Remove(calendar);
        audit.Record("session.busy.removed", "person", person.Id, person.Name);
        return await db.SaveSeenAsync(ct);
    }
}
