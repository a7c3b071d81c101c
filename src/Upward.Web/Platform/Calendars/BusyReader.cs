using NodaTime;
using NodaTime.Text;

namespace Upward.Web.Platform.Calendars;

/// <param name="Uid">Of the event; empty for a bare stretch.</param>
public readonly record struct BusyStretch(Instant From, Instant To, string Uid);

/// <summary>
/// When a calendar is taken: its events with their repetitions, exceptions and moved ones, and bare free/busy stretches. What is
/// cancelled, transparent or marked as free takes no time. Of an event only its time is looked at, never its title.
/// </summary>
public static class BusyReader
{
    public const int Most = 5000;

    /// <param name="Stretches">In order, cut to what was asked for.</param>
    /// <param name="NotUnderstood">Repeating events whose rule is of a rare kind: only their first time is among them.</param>
    public sealed record Found(IReadOnlyList<BusyStretch> Stretches, int NotUnderstood);

    /// <param name="own">The clock of whose calendar it is: for times that name no zone.</param>
    public static Found Read(CalendarComponent calendar, DateTimeZone own, Instant from, Instant to)
    {
        var found = new List<BusyStretch>();
        var rare = 0;
        var events = calendar.All("VEVENT").ToLookup(e => e.Text("UID"));
        foreach (var series in events)
        {
            var moved = series.Where(e => e.Find("RECURRENCE-ID") is not null).ToList();
            var instead = moved.Select(e => At(e.Find("RECURRENCE-ID")!, own)?.Start).OfType<Instant>().ToHashSet();
            foreach (var one in series)
            {
                if (found.Count >= Most) break;
                if (!TakesTime(one) || Stretch(one, own) is not { } first) continue;
                if (one.Find("RRULE") is not { } rrule || moved.Contains(one)) Take(first.Start, first.Start + first.Length, series.Key);
                else rare += Repeat(one, rrule, first, instead, series.Key);
            }
        }
        foreach (var period in calendar.All("VFREEBUSY").SelectMany(f => f.Properties).Where(p => p.Name == "FREEBUSY" && !p.Parameters.GetValueOrDefault("FBTYPE", "BUSY").Equals("FREE", StringComparison.OrdinalIgnoreCase)).SelectMany(p => p.Value.Split(',')))
            if (period.Split('/') is [var begin, var end] && CalendarTime.Parse(begin) is { } start)
            {
                var at = Moment(start, null, own);
                if ((CalendarTime.Parse(end) is { } until ? Moment(until, null, own) : Length(end) is { } length ? at + length : (Instant?)null) is { } over) Take(at, over, "");
            }
        return new([.. found.OrderBy(b => b.From).ThenBy(b => b.To).Take(Most)], rare);

        void Take(Instant start, Instant end, string uid)
        {
            if (end > from && start < to && end > start && found.Count < Most) found.Add(new(start, end, uid));
        }

        int Repeat(CalendarComponent one, CalendarProperty rrule, Timed first, HashSet<Instant> instead, string uid)
        {
            var without = one.Properties.Where(p => p.Name == "EXDATE").SelectMany(p => p.Value.Split(',').Select(v => At(p with { Value = v }, own)?.Start)).OfType<Instant>().ToHashSet();
            foreach (var added in one.Properties.Where(p => p.Name == "RDATE").SelectMany(p => p.Value.Split(',').Select(v => At(p with { Value = v.Split('/')[0] }, own)?.Start)).OfType<Instant>()) Take(added, added + first.Length, uid);
            if (RecurrenceRule.Parse(rrule.Value) is not { } rule)
            {
                Take(first.Start, first.Start + first.Length, uid);
                return 1;
            }
            var (earliest, latest) = ((from - first.Length - Duration.FromDays(1)).InZone(first.Zone).LocalDateTime, (to + Duration.FromDays(1)).InZone(first.Zone).LocalDateTime);
            foreach (var local in rule.Between(first.Local, first.Zone, earliest, latest))
            {
                var at = first.Zone.AtLeniently(local).ToInstant();
                if (!without.Contains(at) && !instead.Contains(at)) Take(at, at + first.Length, uid);
            }
            return 0;
        }
    }

    private readonly record struct Timed(Instant Start, LocalDateTime Local, DateTimeZone Zone, bool IsDate, Duration Length);

    private static bool TakesTime(CalendarComponent one) =>
        !one.Text("STATUS").Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) && !one.Text("TRANSP").Equals("TRANSPARENT", StringComparison.OrdinalIgnoreCase) && !one.Text("X-MICROSOFT-CDO-BUSYSTATUS").Equals("FREE", StringComparison.OrdinalIgnoreCase);

    private static Timed? Stretch(CalendarComponent one, DateTimeZone own)
    {
        if (one.Find("DTSTART") is not { } begin || At(begin, own) is not { } start) return null;
        var length = one.Find("DTEND") is { } end && At(end, own) is { } until ? until.Start - start.Start : one.Find("DURATION") is { } said && Length(said.Value) is { } lasting ? lasting : start.IsDate ? Duration.FromDays(1) : Duration.Zero;
        return length > Duration.Zero ? start with { Length = length } : null;
    }

    private static Timed? At(CalendarProperty property, DateTimeZone own)
    {
        if (CalendarTime.Parse(property.Value) is not { } time) return null;
        var zone = time.IsUtc ? DateTimeZone.Utc : CalendarTime.ZoneOf(property.Parameters.GetValueOrDefault("TZID"), own);
        return new(zone.AtLeniently(time.Local).ToInstant(), time.Local, zone, time.IsDate, Duration.Zero);
    }

    private static Instant Moment(CalendarTime time, string? zone, DateTimeZone own) => (time.IsUtc ? DateTimeZone.Utc : CalendarTime.ZoneOf(zone, own)).AtLeniently(time.Local).ToInstant();

    private static Duration? Length(string text)
    {
        var plain = text.Trim().TrimStart('+');
        return PeriodPattern.Roundtrip.Parse(plain) is { Success: true } period && period.Value is { Years: 0, Months: 0 } ? period.Value.ToDuration() : null;
    }
}
