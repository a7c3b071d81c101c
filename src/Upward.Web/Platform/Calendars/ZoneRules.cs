using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace Upward.Web.Platform.Calendars;

/// <summary>
/// A zone's clock as calendars read it (VTIMEZONE, RFC 5545 3.6.5) for a stretch of time: each change of the clock as a rule
/// of every year where it is one ("the last Sunday of March"), and by its date where it is not (Casablanca's Ramadan).
/// </summary>
internal static class ZoneRules
{
    private const int YearsThatMakeARule = 4;

    /// <summary>
    /// Where a clock is told from, at the latest. Some calendars keep the first clock of a name that they meet for all events under that name
    /// (vobject, and with it Radicale): one that began with a later event would be wrong for the earlier ones.
    /// </summary>
    private static readonly Instant Earliest = Instant.FromUtc(2024, 1, 1, 0, 0);

    public static void Write(Action<string> line, DateTimeZone zone, Instant from, Instant to)
    {
        line("BEGIN:VTIMEZONE");
        line($"TZID:{zone.Id}");
        var covered = new List<Yearly>();
        foreach (var interval in zone.GetZoneIntervals(Instant.Min(from, Earliest) - Duration.FromDays(366), to + Duration.FromDays(366)))
        {
            if (!interval.HasStart)
            {
                WriteObservance(line, interval, interval.WallOffset, new LocalDateTime(1970, 1, 1, 0, 0), null);
                continue;
            }
            var before = zone.GetZoneInterval(interval.Start - Duration.Epsilon).WallOffset;
            var onset = interval.Start.WithOffset(before).LocalDateTime;
            if (covered.Exists(rule => rule.Covers(onset, before, interval.WallOffset))) continue;
            var yearly = Yearly.Of(zone, onset, before, interval, to);
            if (yearly is not null) covered.Add(yearly);
            WriteObservance(line, interval, before, onset, yearly);
        }
        line("END:VTIMEZONE");
    }

    private static void WriteObservance(Action<string> line, ZoneInterval interval, Offset before, LocalDateTime onset, Yearly? yearly)
    {
        var kind = interval.Savings > Offset.Zero ? "DAYLIGHT" : "STANDARD";
        line($"BEGIN:{kind}");
        line($"DTSTART:{CalendarLine.Local(onset)}");
        if (yearly is not null) line(yearly.Text);
        line($"TZOFFSETFROM:{CalendarLine.Offset(before)}");
        line($"TZOFFSETTO:{CalendarLine.Offset(interval.WallOffset)}");
        line($"TZNAME:{CalendarLine.Escape(interval.Name)}");
        line($"END:{kind}");
    }

    /// <param name="Week">The nth such weekday of the month, 1 to 4, or -1 for the last.</param>
    private sealed record Yearly(LocalDateTime First, int Week, Offset Before, Offset After)
    {
        public string Text => string.Create(CultureInfo.InvariantCulture, $"RRULE:FREQ=YEARLY;BYMONTH={First.Month};BYDAY={Week}{First.DayOfWeek.ToString()[..2].ToUpperInvariant()}");

        /// <summary>The rule by which the clock changes like this in each of the next years and as long as we look; null where there is none.</summary>
        public static Yearly? Of(DateTimeZone zone, LocalDateTime onset, Offset before, ZoneInterval interval, Instant to)
        {
            var last = Math.Max(onset.Year + YearsThatMakeARule, to.InUtc().Year + 1);
            foreach (var week in WeeksOf(onset.Date))
            {
                var rule = new Yearly(onset, week, before, interval.WallOffset);
                if (Enumerable.Range(onset.Year + 1, last - onset.Year).All(year => rule.HoldsIn(zone, year))) return rule;
            }
            return null;
        }

        public bool Covers(LocalDateTime onset, Offset before, Offset after) => onset > First && onset == At(onset.Year) && (before, after) == (Before, After);

        private bool HoldsIn(DateTimeZone zone, int year)
        {
            var instant = At(year).WithOffset(Before).ToInstant();
            var interval = zone.GetZoneInterval(instant);
            return interval.HasStart && interval.Start == instant && interval.WallOffset == After && zone.GetZoneInterval(instant - Duration.Epsilon).WallOffset == Before;
        }

        private LocalDateTime At(int year)
        {
            var first = new LocalDate(year, First.Month, 1);
            var day = Week > 0
                ? first.PlusDays(((First.DayOfWeek - first.DayOfWeek) + 7) % 7).PlusWeeks(Week - 1)
                : LastOf(first.PlusMonths(1).PlusDays(-1));
            return day + First.TimeOfDay;
        }

        private LocalDate LastOf(LocalDate end) => end.PlusDays(-(((end.DayOfWeek - First.DayOfWeek) + 7) % 7));

        private static IEnumerable<int> WeeksOf(LocalDate day)
        {
            if (day.Day + 7 > day.Calendar.GetDaysInMonth(day.Year, day.Month)) yield return -1;
            if (day.Day <= 28) yield return (day.Day - 1) / 7 + 1;
        }
    }
}
