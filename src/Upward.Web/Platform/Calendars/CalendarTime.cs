using NodaTime;
using NodaTime.Text;

namespace Upward.Web.Platform.Calendars;

/// <summary>A date or a time as calendars write it: "20261123", "20261123T090000", "20261123T090000Z".</summary>
public readonly record struct CalendarTime(LocalDateTime Local, bool IsDate, bool IsUtc)
{
    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    public static CalendarTime? Parse(string text)
    {
        var plain = text.Trim();
        if (Date.Parse(plain) is { Success: true } day) return new(day.Value.AtMidnight(), true, false);
        var utc = plain.EndsWith('Z');
        return Time.Parse(utc ? plain[..^1] : plain) is { Success: true } time ? new(time.Value, false, utc) : null;
    }

    /// <summary>The zone that a calendar means by a name: of the tz database, with something in front of it, or as Windows calls it.</summary>
    /// <param name="own">Where nothing is named, or something that nobody knows.</param>
    public static DateTimeZone ZoneOf(string? name, DateTimeZone own)
    {
        if (string.IsNullOrWhiteSpace(name)) return own;
        var plain = name.Trim().Trim('"');
        if (Zones.All.GetZoneOrNull(plain) is { } known) return known;
        if (Zones.Source.WindowsToTzdbIds.TryGetValue(plain, out var id)) return Zones.All[id];
        // "/freeassociation.sourceforge.net/Europe/Berlin", "(UTC+01:00) Europe/Berlin"
        var pieces = plain.Split('/', ' ');
        for (var from = 1; from < pieces.Length; from++)
            if (Zones.All.GetZoneOrNull(string.Join('/', pieces[from..])) is { } inside) return inside;
        return own;
    }
}
