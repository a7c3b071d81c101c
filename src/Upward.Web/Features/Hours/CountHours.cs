using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Hours;

/// <param name="Meetings">Minutes of the sessions that took place: the same for both.</param>
/// <param name="Own">What each wrote down beside them, by person.</param>
/// <param name="MentorAgreed">Minutes a month in the agreement that both have signed; where it names none, those that the programme asks of the role. 0: none.</param>
public sealed record PairHours(int Meetings, IReadOnlyDictionary<Guid, int> Own, int MentorAgreed, int MenteeAgreed)
{

    public int Of(Guid personId) => Meetings + Own.GetValueOrDefault(personId);

    public int AgreedOf(ProgrammeRole role) => role == ProgrammeRole.Mentor ? MentorAgreed : MenteeAgreed;

    public bool IsOver(Guid personId, ProgrammeRole role) => IsOver(Of(personId), AgreedOf(role));

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
        var agreed = await AgreedAsync(pairIds, Utc(next), ct);
        return agreed.ToDictionary(a => a.Key, a => new PairHours(meetings.GetValueOrDefault(a.Key), byPair[a.Key].ToDictionary(o => o.PersonId, o => o.Minutes), a.Value.Mentor, a.Value.Mentee));
    }

    /// <summary>Minutes of one person in a month, as far as they had been written down before a moment. An entry carries its own moment in its id (RFC 9562, version 7).</summary>
    public async Task<int> KnownAsync(Guid pairId, Guid personId, DateOnly month, DateTimeOffset before, CancellationToken ct)
    {
        var first = FirstOf(month);
        var next = first.AddMonths(1);
        var (from, to) = (Utc(first.AddDays(-1)), Utc(next.AddDays(1)));
        var held = await db.Sessions.AsNoTracking().Where(s => s.MentorshipId == pairId && s.HeldSaidAt < before && s.CancelledAt == null && s.StartsAt >= from && s.StartsAt < to).Select(s => new { s.LocalStart, s.Minutes }).ToListAsync(ct);
        var own = await db.HoursEntries.AsNoTracking().Where(e => e.MentorshipId == pairId && e.PersonId == personId && e.On >= first && e.On < next).Select(e => new { e.Id, e.Minutes }).ToListAsync(ct);
        return held.Where(s => DateOnly.FromDateTime(s.LocalStart) is var day && day >= first && day < next).Sum(s => s.Minutes) + own.Where(e => WrittenAt(e.Id) < before).Sum(e => e.Minutes);
    }

    private static DateTimeOffset WrittenAt(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("N")[..12], 16));

    /// <summary>What was in force when the month ended: a later change does not make an earlier month too long.</summary>
    private async Task<Dictionary<Guid, (int Mentor, int Mentee)>> AgreedAsync(IReadOnlyCollection<Guid> pairIds, DateTimeOffset before, CancellationToken ct)
    {
        var asked = await db.Mentorships.AsNoTracking().Where(m => pairIds.Contains(m.Id)).Select(m => new { m.Id, m.Mentor.Programme.MentorMinutesPerMonth, m.Mentor.Programme.MenteeMinutesPerMonth }).ToListAsync(ct);
        var signed = (await db.Agreements.AsNoTracking().Where(a => pairIds.Contains(a.MentorshipId) && a.InForceAt != null && a.InForceAt < before).OrderByDescending(a => a.Number)
            .Select(a => new { a.MentorshipId, a.MentorMinutes, a.MenteeMinutes }).ToListAsync(ct)).ToLookup(a => a.MentorshipId);
        return asked.ToDictionary(a => a.Id, a => (signed[a.Id].FirstOrDefault()?.MentorMinutes ?? a.MentorMinutesPerMonth, signed[a.Id].FirstOrDefault()?.MenteeMinutes ?? a.MenteeMinutesPerMonth));
    }

    public static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
    private static DateTimeOffset Utc(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
