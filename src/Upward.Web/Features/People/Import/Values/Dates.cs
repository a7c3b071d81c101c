using System.Globalization;
using System.Text.RegularExpressions;

namespace Upward.Web.Features.People.Import;

/// <summary>What a column of dates tells about day and month.</summary>
public enum DateEvidence { Unneeded, DayFirst, MonthFirst, Ambiguous, Contradictory }

/// <summary>
/// Reads dates as staff lists hold them. Whether 03/04/2019 is in March or April is decided for the whole column by the
/// dates in it that can be read one way only; where there are none, the user is asked.
/// </summary>
public static partial class Dates
{
    private static readonly DateOnly ExcelStart = new(1899, 12, 30);

    public static DateEvidence Evidence(IEnumerable<string> values)
    {
        bool dayFirst = false, monthFirst = false, open = false;
        foreach (var value in values)
        {
            var match = Numeric().Match(value);
            if (!match.Success) continue;
            var (a, b) = (Number(match, 1), Number(match, 3));
            // With dots the day always comes first, where dots are in use.
            if (match.Groups[2].Value == "." || a == b) continue;
            if (a > 12 && b <= 12) dayFirst = true;
            else if (b > 12 && a <= 12) monthFirst = true;
            else if (a <= 12) open = true;
        }
        return (dayFirst, monthFirst) switch
        {
            (true, true) => open ? DateEvidence.Contradictory : DateEvidence.Unneeded,
            (true, false) => DateEvidence.DayFirst,
            (false, true) => DateEvidence.MonthFirst,
            _ => open ? DateEvidence.Ambiguous : DateEvidence.Unneeded,
        };
    }

    public static DateOnly? Read(string text, bool dayFirst)
    {
        text = TimePart().Replace(text, "").Trim();
        if (Iso().Match(text) is { Success: true } iso) return Day(Number(iso, 1), Number(iso, 2), Number(iso, 3));
        if (Numeric().Match(text) is { Success: true } n)
        {
            var (a, b, year) = (Number(n, 1), Number(n, 3), Year(n.Groups[4].Value));
            // A number above twelve can only be the day, whatever the rest of the column says.
            var day = n.Groups[2].Value == "." || a > 12 || dayFirst && b <= 12;
            return day ? Day(year, b, a) : Day(year, a, b);
        }
        if (DayMonthName().Match(text) is { Success: true } d) return Day(Year(d.Groups[3].Value), Month(d.Groups[2].Value), Number(d, 1));
        if (MonthNameDay().Match(text) is { Success: true } m) return Day(Year(m.Groups[3].Value), Month(m.Groups[1].Value), Number(m, 2));
        return Serial(text);
    }

    /// <summary>A date that a spreadsheet saved as its number: days since 30 December 1899, here 1927 to 2119.</summary>
    private static DateOnly? Serial(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days is >= 10_000 and < 80_000
            ? ExcelStart.AddDays((int)days) : null;

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    /// <summary>Nobody in a staff list began before 1950: 49 is 2049, 50 is 1950.</summary>
    private static int Year(string digits)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
    }

    private static int Month(string name)
    {
        var plain = HeadingWords.Plain(name);
        return plain.Length < 3 ? 0 : Array.FindIndex(MonthNames, names => names.Split(' ').Any(m => plain == m || plain.Length == 3 && m.StartsWith(plain, StringComparison.Ordinal) || m.Length > 3 && plain.Length > 3 && m.StartsWith(plain, StringComparison.Ordinal))) + 1;
    }

    private static readonly string[] MonthNames =
    [
        "january januar janner janvier enero", "february februar fevrier febrero", "march marz maerz mars marzo mrz", "april avril abril",
        "may mai mayo", "june juni juin junio", "july juli juillet julio", "august aout agosto", "september septembre septiembre sept",
        "october oktober octobre octubre", "november novembre noviembre", "december dezember decembre diciembre",
    ];

    [GeneratedRegex(@"[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*([AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2})?$")]
    private static partial Regex TimePart();

    [GeneratedRegex(@"^([12]\d{3})[-/.]?(\d{2}|(?<=[-/.])\d)[-/.]?(\d{2}|(?<=[-/.])\d)$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})\.?(?:\s.*)?$")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"^(\d{1,2})(?:\.|st|nd|rd|th|er)?[\s-]*(?:de\s+)?(\p{L}+)\.?[\s,-]*(?:del?\s+)?(\d{4}|\d{2})$")]
    private static partial Regex DayMonthName();

    [GeneratedRegex(@"^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}|\d{2})$")]
    private static partial Regex MonthNameDay();
}
