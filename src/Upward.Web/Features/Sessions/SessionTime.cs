using NodaTime;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions;

/// <summary>How a wall time met the clock's changes. Skipped: it does not exist that day, and was moved on. Repeated: it comes twice, and the first is meant.</summary>
public enum ClockChange { None, Skipped, Repeated }

/// <summary>A wall time with its place's clock, and the instant it stands for.</summary>
public sealed record SessionTime(DateTime Local, string ZoneId, int Minutes, DateTimeOffset StartsAt, ClockChange Change)
{
    /// <param name="zoneId">Of the tz database; an unknown one counts as UTC.</param>
    public static SessionTime Of(DateTime local, string zoneId, int minutes)
    {
        var zone = ZoneOf(zoneId);
        var map = zone.MapLocal(LocalDateTime.FromDateTime(local));
        var at = zone.AtLeniently(LocalDateTime.FromDateTime(local));
        var change = map.Count switch { 0 => ClockChange.Skipped, 2 => ClockChange.Repeated, _ => ClockChange.None };
        return new(at.LocalDateTime.ToDateTimeUnspecified(), zone.Id, minutes, at.ToDateTimeOffset().ToUniversalTime(), change);
    }

    /// <summary>The same instant as others read it.</summary>
    public static SessionTime At(DateTimeOffset startsAt, ReaderZone zone, int minutes) => Of(zone.At(startsAt).LocalDateTime.ToDateTimeUnspecified(), zone.Id, minutes);

    public static DateTimeZone ZoneOf(string zoneId) => Zones.All.GetZoneOrNull(zoneId) ?? DateTimeZone.Utc;
}
