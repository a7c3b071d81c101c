using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Features.Organisations;

/// <summary>The zones a form offers: one for each place of the time zone database, in order of their names, with what they are ahead of UTC now.</summary>
public static class TimeZoneChoices
{
    private static readonly string[] Ids =
        [.. (Zones.Source.ZoneLocations ?? []).Select(l => l.ZoneId).Append("Etc/UTC").Distinct().Order(StringComparer.Ordinal)];

    public static bool Exists(string id) => Zones.All.GetZoneOrNull(id) is not null;

    /// <param name="also">A zone that is chosen already, although no place is listed for it.</param>
    public static List<SelectListItem> At(DateTimeOffset now, string also = "")
    {
        var instant = Instant.FromDateTimeOffset(now);
        return [.. Ids.Concat(also.Length > 0 && !Ids.Contains(also) && Exists(also) ? [also] : []).Select(id =>
            new SelectListItem(id.Replace('_', ' ').Replace("/", " / ", StringComparison.Ordinal) + ", " + Offset(id, instant), id))];
    }

    private static string Offset(string id, Instant at) =>
        "UTC" + Zones.All[id].GetUtcOffset(at).ToString("+HH:mm", CultureInfo.InvariantCulture).Replace("+00:00", "±0", StringComparison.Ordinal);
}
