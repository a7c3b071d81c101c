using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.People;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Guests;

/// <summary>
/// A guest whose time has run out has left: matching and mails then leave them out like anybody who left. The door is shut
/// already from the moment itself, by RecogniseCurrentPerson. Safe to run twice.
/// </summary>
[UseCase]
public sealed class EndLapsedVisits(AppDb db, AuditLog audit, TimeProvider clock)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var guest in await db.People.Where(Person.LapsedAt(now)).ToListAsync(ct))
        {
            guest.EndVisit(now);
            audit.Record("participants.guest.lapsed", "person", guest.Id, guest.Name);
        }
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class EndLapsedVisitsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("guests", Person.LapsedAt(clock.GetUtcNow()), services => services.GetRequiredService<EndLapsedVisits>().ExecuteAsync(ct), ct);
}
