using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Sessions;

public readonly record struct BusyTime(DateTimeOffset From, DateTimeOffset To)
{
    public bool Overlaps(SessionTime time) => time.StartsAt < To && time.StartsAt.AddMinutes(time.Minutes) > From;
}

/// <summary>When either of two people has a session already, in whatever pair. Of what it is nothing is said.</summary>
[UseCase]
public sealed class BusyTimes(AppDb db)
{
    public async Task<IReadOnlyList<BusyTime>> SessionsOfAsync(OwnSpace pair, DateTimeOffset from, DateTimeOffset to, Guid? but, CancellationToken ct)
    {
        Guid[] both = [pair.Me.PersonId, pair.Partner.PersonId];
        // Of group sessions those that one of them hosts or said yes to.
        var groups = await db.GroupSessions.AsNoTracking().Where(s => s.CancelledAt == null && s.Id != but && s.StartsAt < to && s.EndsAt > from && (both.Contains(s.HostId) || s.Replies.Any(r => r.Turn != null && both.Contains(r.PersonId)))).Select(s => new { s.StartsAt, s.EndsAt }).ToListAsync(ct);
        return [.. (await db.Sessions.AsNoTracking().Where(s => s.CancelledAt == null && s.Format != SessionFormat.Writing && s.Id != but && s.StartsAt < to && s.EndsAt > from && (both.Contains(s.Mentorship.Mentor.PersonId) || both.Contains(s.Mentorship.Mentee.PersonId)))
            .Select(s => new { s.StartsAt, s.EndsAt }).ToListAsync(ct)).Concat(groups).OrderBy(s => s.StartsAt).Select(s => new BusyTime(s.StartsAt, s.EndsAt))];
    }

    /// <summary>What stands in the calendars that the two keep elsewhere, as far as they let them be read. By person.</summary>
    public async Task<ILookup<Guid, BusyTime>> ElsewhereAsync(OwnSpace pair, CancellationToken ct)
    {
        Guid[] both = [pair.Me.PersonId, pair.Partner.PersonId];
        return (await db.BusyCalendars.AsNoTracking().Where(c => both.Contains(c.PersonId)).ToListAsync(ct)).SelectMany(c => c.Times.Select(t => (c.PersonId, t))).ToLookup(x => x.PersonId, x => x.t);
    }
}
