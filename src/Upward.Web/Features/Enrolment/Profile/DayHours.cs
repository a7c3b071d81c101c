using System.Globalization;
using System.Text.RegularExpressions;

namespace Upward.Web.Features.Enrolment;

/// <summary>
/// The free hours of one day as people write them: "9-12, 14:00–17:00". Whole hours, because a meeting fits into them and a
/// grid of 168 boxes would not fit on a phone.
/// </summary>
public static partial class DayHours
{
    /// <summary>Parts of the day that a tick stands for.</summary>
    public static readonly (string Key, int From, int To)[] Blocks = [("morning", 8, 12), ("afternoon", 13, 17), ("evening", 18, 21)];

    /// <returns>False when it cannot be read as whole hours that end after they start.</returns>
    public static bool TryRead(string? text, bool[] free)
    {
        foreach (var part in (text ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Span().Match(part);
            if (!match.Success) return false;
            var (from, to) = (Hour(match, "from"), Hour(match, "to"));
            if (from >= to || to > 24) return false;
            for (var hour = from; hour < to; hour++) free[hour] = true;
        }
        return true;
    }

    public static string Write(ReadOnlySpan<bool> free)
    {
        var spans = new List<string>();
        for (var hour = 0; hour < 24; hour++)
        {
            if (!free[hour]) continue;
            var from = hour;
            while (hour < 24 && free[hour]) hour++;
            spans.Add(string.Create(CultureInfo.InvariantCulture, $"{from}–{hour}"));
        }
        return string.Join(", ", spans);
    }

    private static int Hour(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    // 9-12, 9:00 – 12:00, 9h-12h, 9.00 to 12.00
    [GeneratedRegex(@"^(?<from>\d{1,2})(?:[:.]?00|h)?\s*(?:-|–|—|to|bis|à|until)\s*(?<to>\d{1,2})(?:[:.]?00|h)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Span();
}
