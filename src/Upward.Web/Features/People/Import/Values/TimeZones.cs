using System.Globalization;
using System.Text.RegularExpressions;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Features.People.Import;

/// <summary>To an IANA zone from an IANA id, a Windows name, the name of a zone's city, or an offset such as "UTC+1".</summary>
public static partial class TimeZones
{
    private static readonly Dictionary<string, string> Known = Names();

    /// <summary>Offsets that are no whole hour have no zone of their own; these are the places that keep them without summer time.</summary>
    private static readonly Dictionary<int, string> OddOffsets = new()
    {
        [330] = "Asia/Kolkata", [345] = "Asia/Kathmandu", [210] = "Asia/Tehran", [270] = "Asia/Kabul", [390] = "Asia/Yangon", [570] = "Australia/Darwin",
    };

    public static string? Read(string text)
    {
        var name = text.Trim();
        if (Known.TryGetValue(name, out var id) || Known.TryGetValue(name.Replace(' ', '_'), out id)) return id;
        // Windows shows "(UTC+01:00) Amsterdam, Berlin, Bern": its first city tells more than its offset.
        if (Displayed().Match(name) is { Success: true } shown)
        {
            foreach (var city in shown.Groups[1].Value.Split(','))
                if (Known.TryGetValue(city.Trim().Replace(' ', '_'), out id)) return id;
            name = name[1..name.IndexOf(')', StringComparison.Ordinal)];
        }
        return Offset().Match(name) is { Success: true } offset ? OfOffset(offset) : null;
    }

    private static string? OfOffset(Match match)
    {
        if (match.Groups[1].Value.Length == 0) return "Etc/UTC";
        var hours = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        var minutes = match.Groups[3].Success ? int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture) : 0;
        var east = match.Groups[1].Value == "+";
        if (minutes != 0) return east ? OddOffsets.GetValueOrDefault(hours * 60 + minutes) : null;
        // The Etc zones count the other way round: Etc/GMT-1 is one hour east of Greenwich.
        if (hours == 0) return "Etc/UTC";
        var id = $"Etc/GMT{(east ? '-' : '+')}{hours}";
        return Zones.All.GetZoneOrNull(id) is null ? null : id;
    }

    private static Dictionary<string, string> Names()
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var id in Zones.All.Ids) names[id] = id;
        foreach (var (windows, id) in Zones.Source.WindowsMapping.PrimaryMapping) names.TryAdd(windows, id);
        foreach (var id in Zones.All.Ids.Where(i => i.Contains('/', StringComparison.Ordinal) && !i.StartsWith("Etc/", StringComparison.Ordinal)).OrderBy(i => i, StringComparer.Ordinal))
            names.TryAdd(id[(id.LastIndexOf('/') + 1)..], id);
        return names;
    }

    [GeneratedRegex(@"^\((?:UTC|GMT)[^)]*\)\s*(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Displayed();

    [GeneratedRegex(@"^(?:UTC|GMT|Z)?\s*(?:([+-])\s*(\d{1,2})(?::?(\d{2}))?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Offset();
}
