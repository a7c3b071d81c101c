using NodaTime;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Platform.Text;

/// <summary>
/// The zone somebody reads their times in. Instants are stored in UTC; what the reader sees, what they type and which
/// day it is for them are asked here.
/// </summary>
public sealed class ReaderZone
{
    public static readonly ReaderZone Utc = new(DateTimeZone.Utc);

    private readonly DateTimeZone _zone;

    private ReaderZone(DateTimeZone zone) => _zone = zone;

    public string Id => _zone.Id;

    /// <summary>The first of these that names a zone: the person's own choice, the directory's, the organisation's; else UTC.</summary>
    public static ReaderZone FirstOf(params ReadOnlySpan<string?> ids)
    {
        foreach (var id in ids)
            if (!string.IsNullOrEmpty(id) && Zones.All.GetZoneOrNull(id) is { } zone) return new(zone);
        return Utc;
    }

    public ZonedDateTime At(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(_zone);

    /// <summary>Which day it is here: what a form offers as today, and the day in the name of a file.</summary>
    public DateOnly DayAt(DateTimeOffset instant) => At(instant).Date.ToDateOnly();

    /// <summary>When a day begins here; where the clock skips midnight, that is one o'clock.</summary>
    public DateTimeOffset StartOf(DateOnly day) => _zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeOffset();

    /// <summary>
    /// The instant of a local date and time. An hour that the clock repeats counts as its first pass; one that it skips
    /// does not exist, and is refused: moved silently, a deadline would not be the one that was written.
    /// </summary>
    public Outcome<DateTimeOffset> Read(DateTime local)
    {
        var map = _zone.MapLocal(LocalDateTime.FromDateTime(local));
        if (map.Count > 0) return map.First().ToDateTimeOffset();
        return Outcome.Refused("refused.skippedTime", ("at", map.EarlyInterval.End.InZone(_zone)), ("place", Place),
            ("from", map.EarlyInterval.IsoLocalEnd.TimeOfDay), ("to", map.LateInterval.IsoLocalStart.TimeOfDay), ("typed", TimeOnly.FromDateTime(local)));
    }

    /// <summary>"Kathmandu, UTC+5:45": in any language the same, and told apart from its neighbours.</summary>
    public static string NameOf(ZonedDateTime at)
    {
        var place = PlaceOf(at.Zone);
        return place.Length == 0 ? OffsetText(at.Offset) : $"{place}, {OffsetText(at.Offset)}";
    }

    public static string OffsetText(Offset offset)
    {
        if (offset == Offset.Zero) return "UTC";
        var minutes = Math.Abs(offset.Seconds / 60);
        // The typographic minus, so that it does not break from its number.
        return $"UTC{(offset.Seconds < 0 ? '−' : '+')}{minutes / 60}{(minutes % 60 == 0 ? "" : $":{minutes % 60:00}")}";
    }

    private string Place => PlaceOf(_zone) is { Length: > 0 } place ? place : Id;

    /// <summary>The town that the zone is named after; Etc/GMT+5 and UTC have none.</summary>
    private static string PlaceOf(DateTimeZone zone) =>
        zone.Id.StartsWith("Etc/", StringComparison.Ordinal) || zone.Id.LastIndexOf('/') is var slash && slash < 0 ? "" : zone.Id[(slash + 1)..].Replace('_', ' ');
}
