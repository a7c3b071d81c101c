using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Sessions;

/// <summary>Making, renewing and ending one's own calendar address. A new one ends the old one at once.</summary>
[UseCase]
public sealed class OwnFeed(AppDb db, CurrentPerson person, PublicAddress address, AuditLog audit, TimeProvider clock)
{
    public Task<DateTimeOffset?> MadeAtAsync(CancellationToken ct) => db.CalendarFeeds.AsNoTracking().Where(f => f.PersonId == person.Id).Select(f => (DateTimeOffset?)f.MadeAt).SingleOrDefaultAsync(ct);

    /// <returns>The address: it can be shown this once.</returns>
    public async Task<Outcome<string>> RenewAsync(CancellationToken ct)
    {
        var feed = await db.CalendarFeeds.SingleOrDefaultAsync(f => f.PersonId == person.Id, ct);
        if (feed is null) db.CalendarFeeds.Add(feed = CalendarFeed.For(db.OrganisationId, person.Id));
        var token = feed.Renew(clock.GetUtcNow());
        audit.Record("session.feed.made", "person", person.Id, person.Name);
        var saved = await db.SaveSeenAsync(ct);
        return saved.Succeeded ? address.LinkTo($"/calendar/{token}.ics") : saved;
    }

    public async Task<Outcome> EndAsync(CancellationToken ct)
    {
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.PersonId == person.Id, ct) is not { } feed) return Outcome.Done;
        db.CalendarFeeds.Remove(feed);
        audit.Record("session.feed.ended", "person", person.Id, person.Name);
        return await db.SaveSeenAsync(ct);
    }
}
