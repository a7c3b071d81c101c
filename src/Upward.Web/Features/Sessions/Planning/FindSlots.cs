using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions;

/// <summary>
/// When both can: inside the weekly hours of each, on the clock of each, beside the sessions either has already and what their calendars elsewhere hold. The earliest
/// come first, at most two a day. Cost: one look per half hour of the stretch, some 1,300 for four weeks.
/// </summary>
[UseCase]
public sealed class FindSlots(AppDb db, BusyTimes busy, TimeProvider clock)
{
    public const int Most = 12;
    private const int PerDay = 2, Days = 28;
    private static readonly Duration Step = Duration.FromMinutes(30), Notice = Duration.FromHours(18), Apart = Duration.FromHours(2);

    /// <summary>Monday to Friday, nine to five: for who has stated no hours.</summary>
    private static readonly string Office = string.Concat(Enumerable.Range(0, WeeklyAvailability.Hours).Select(h => h / 24 < 5 && h % 24 is >= 9 and < 17 ? '1' : '0'));

    /// <param name="MyZone">The clock of who looks.</param>
    /// <param name="Assumed">Who of the two has stated no hours, so that office hours were taken.</param>
    public sealed record Found(IReadOnlyList<DateTimeOffset> Slots, ReaderZone MyZone, ReaderZone PartnerZone, IReadOnlyList<PairSide> Assumed);

    /// <param name="but">A session that is to be moved: it is not in its own way.</param>
    public async Task<Found> ForAsync(OwnSpace pair, int minutes, Guid? but, CancellationToken ct)
    {
        Guid[] both = [pair.Me.PersonId, pair.Partner.PersonId], enrolments = [pair.Me.EnrolmentId, pair.Partner.EnrolmentId];
        var zones = (await db.RecipientsAsync(db.People.Where(p => both.Contains(p.Id)), ct)).ToDictionary(r => r.Key, r => r.Value.Zone);
        var weeks = await db.Enrolments.AsNoTracking().Where(e => enrolments.Contains(e.Id)).ToDictionaryAsync(e => e.PersonId, e => e.Availability, ct);
        var (mine, theirs) = (zones[pair.Me.PersonId], zones[pair.Partner.PersonId]);
        var from = RoundUp(Instant.FromDateTimeOffset(clock.GetUtcNow()) + Notice);
        var until = from + Duration.FromDays(Days);
        var taken = await busy.SessionsOfAsync(pair, from.ToDateTimeOffset(), until.ToDateTimeOffset().AddMinutes(minutes), but, ct);
        taken = [.. taken, .. (await busy.ElsewhereAsync(pair, ct)).SelectMany(times => times)];
        bool IsFree(Guid who, Instant at) => IsFreeAt(weeks[who].Length > 0 ? weeks[who] : Office, zones[who], at, minutes);

        var slots = new List<Instant>();
        for (var at = from; at < until && slots.Count < Most; at += Step)
        {
            var to = at + Duration.FromMinutes(minutes);
            if (!IsFree(pair.Me.PersonId, at) || !IsFree(pair.Partner.PersonId, at) || taken.Any(b => b.From < to.ToDateTimeOffset() && b.To > at.ToDateTimeOffset())) continue;
            var day = mine.DayAt(at.ToDateTimeOffset());
            var sameDay = slots.Where(s => mine.DayAt(s.ToDateTimeOffset()) == day).ToList();
            if (sameDay.Count == 0 || sameDay.Count < PerDay && at - sameDay[^1] >= Apart) slots.Add(at);
        }
        return new([.. slots.Select(s => s.ToDateTimeOffset())], mine, theirs, [.. new[] { pair.Me, pair.Partner }.Where(s => weeks[s.PersonId].Length == 0)]);
    }

    /// <summary>Looks at every quarter of an hour: clocks differ by quarters at the least.</summary>
    private static bool IsFreeAt(string week, ReaderZone zone, Instant at, int minutes)
    {
        for (var passed = 0; passed < minutes; passed += 15)
        {
            var local = zone.At((at + Duration.FromMinutes(passed)).ToDateTimeOffset());
            if (week[((int)local.DayOfWeek - 1) * 24 + local.Hour] == '0') return false;
        }
        return true;
    }

    private static Instant RoundUp(Instant at)
    {
        var over = at.ToUnixTimeSeconds() % 1800;
        return Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() + (over == 0 ? 0 : 1800 - over));
    }
}
