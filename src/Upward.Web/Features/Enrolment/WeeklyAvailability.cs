using NodaTime;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Features.Enrolment;

/// <summary>
/// The hours in which somebody can meet, stated for their own week: 168 characters 0 and 1, Monday 00:00 first, as a
/// pattern that repeats every week. Matching compares people in different zones, so it is compiled to UTC for one stated
/// ISO week: offsets change during the year, and a round must say which week it looked at.
/// </summary>
public static class WeeklyAvailability
{
    public const int Hours = 168;

    public static bool IsWellFormed(string week) => week.Length == 0 || (week.Length == Hours && week.All(c => c is '0' or '1'));

    /// <summary>
    /// The UTC hours of the ISO week of <paramref name="day"/> in which the person is free. A UTC hour counts only when
    /// all of it is free: in a half-hour zone it lies across two local hours and needs both. A local hour that the clock
    /// skips does not exist; one that it repeats counts both times. Null when the hours are not stated or the zone is unknown.
    /// </summary>
    public static UtcWeek? Compile(string week, string zoneId, DateOnly day)
    {
        if (week.Length == 0 || Zones.All.GetZoneOrNull(zoneId) is not { } zone) return null;
        if (!IsWellFormed(week)) throw new ArgumentException("A week has 168 characters, each 0 or 1.", nameof(week));

        var start = Instant.FromDateTimeUtc(MondayOf(day).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var intervals = zone.GetZoneIntervals(start, start + Duration.FromHours(Hours)).ToList();
        var free = new UtcWeek();
        for (var hour = 0; hour < Hours; hour++)
            if (IsFree(week, intervals, start + Duration.FromHours(hour))) free = free.With(hour);
        return free;
    }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static bool IsFree(string week, List<NodaTime.TimeZones.ZoneInterval> intervals, Instant from)
    {
        var to = from + Duration.FromHours(1);
        foreach (var interval in intervals)
        {
            // An interval without a start or an end reaches beyond the week on that side.
            var begins = interval.HasStart ? Instant.Max(from, interval.Start) : from;
            var ends = interval.HasEnd ? Instant.Min(to, interval.End) : to;
            if (begins < ends && !IsFree(week, SecondOfWeek(begins, interval.WallOffset), (ends - begins).TotalSeconds)) return false;
        }
        return true;
    }

    private static bool IsFree(string week, long localSecond, double seconds)
    {
        for (var slot = localSecond / 3600; slot * 3600 < localSecond + seconds; slot++)
            if (week[(int)(slot % Hours)] == '0') return false;
        return true;
    }

    private static long SecondOfWeek(Instant at, Offset offset)
    {
        // 1 January 1970 was a Thursday: three days after a Monday.
        const long week = Hours * 3600L;
        var local = at.ToUnixTimeSeconds() + offset.Seconds + 3 * 86_400L;
        return ((local % week) + week) % week;
    }
}

/// <summary>168 UTC hours of one week as bits, Monday 00:00 UTC first.</summary>
public readonly record struct UtcWeek(ulong First, ulong Second, ulong Third)
{
    public bool this[int hour] => (Word(hour) >> (hour & 63) & 1) == 1;

    public int Count => BitsOf(First) + BitsOf(Second) + BitsOf(Third);

    public UtcWeek With(int hour) => (hour >> 6) switch
    {
        0 => this with { First = First | 1UL << (hour & 63) },
        1 => this with { Second = Second | 1UL << (hour & 63) },
        _ => this with { Third = Third | 1UL << (hour & 63) },
    };

    public UtcWeek SharedWith(UtcWeek other) => new(First & other.First, Second & other.Second, Third & other.Third);

    private ulong Word(int hour) => (hour >> 6) switch { 0 => First, 1 => Second, _ => Third };

    private static int BitsOf(ulong word) => System.Numerics.BitOperations.PopCount(word);
}
