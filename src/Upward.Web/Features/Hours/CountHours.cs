using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Hours;

/// <param name="Meetings">Minutes of the sessions that took place: the same for both.</param>
/// <param name="Own">What each wrote down beside them, by person.</param>
public sealed record PairHours(int Meetings, IReadOnlyDictionary<Guid, int> Own)
{
    public static readonly PairHours None = new(0, new Dictionary<Guid, int>());

    public int Of(Guid personId) => Meetings + Own.GetValueOrDefault(personId);

    /// <summary>More than 125 % of what was agreed (R177). Where nothing was agreed nothing can be over.</summary>
    public static bool IsOver(int minutes, int agreed) => agreed > 0 && minutes * 100 > agreed * 125;
}

/// <summary>The hours of pairs in one month: of sessions by their day on the clock they were planned on, of entries by their day.</summary>
[UseCase]
public sealed class CountHours(AppDb db)
{
    /// <param name="month">Any day of it.</param>
    public async Task<IReadOnlyDictionary<Guid, PairHours>> OfMonthAsync(IReadOnlyCollection<Guid> pairIds, DateOnly month, CancellationToken ct)
    {
        var first = FirstOf(month);
        var next = first.AddMonths(1);
        // A day more on both sides, for the clocks of the world; then by the wall time.
        var (from, to) = (Utc(first.AddDays(-1)), Utc(next.AddDays(1)));
        var held = await db.Sessions.AsNoTracking().Where(s => pairIds.Contains(s.MentorshipId) && s.HeldSaidAt != null && s.CancelledAt == null && s.StartsAt >= from && s.StartsAt < to)
            .Select(s => new { s.MentorshipId, s.LocalStart, s.Minutes }).ToListAsync(ct);
        var own = await db.HoursEntries.AsNoTracking().Where(e => pairIds.Contains(e.MentorshipId) && e.On >= first && e.On < next)
            .GroupBy(e => new { e.MentorshipId, e.PersonId }).Select(g => new { g.Key.MentorshipId, g.Key.PersonId, Minutes = g.Sum(e => e.Minutes) }).ToListAsync(ct);
        var meetings = held.Where(s => DateOnly.FromDateTime(s.LocalStart) is var day && day >= first && day < next).GroupBy(s => s.MentorshipId).ToDictionary(g => g.Key, g => g.Sum(s => s.Minutes));
        var byPair = own.ToLookup(o => o.MentorshipId);
        return pairIds.Distinct().ToDictionary(id => id, id => new PairHours(meetings.GetValueOrDefault(id), byPair[id].ToDictionary(o => o.PersonId, o => o.Minutes)));
    }

    public static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
    private static DateTimeOffset Utc(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
