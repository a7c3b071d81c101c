using System.Globalization;
using NodaTime;

namespace Upward.Web.Platform.Calendars;

/// <summary>
/// "Every second Tuesday" as calendars write it (RRULE, RFC 5545 3.3.10): days, weeks, months and years with BYMONTH, BYMONTHDAY,
/// BYDAY, BYSETPOS, WKST, COUNT and UNTIL. Rules by the hour, the week's number or the day of the year are not understood.
/// </summary>
public sealed class RecurrenceRule
{
    private enum Every { Day, Week, Month, Year }

    /// <param name="Nth">0: each; 2: the second; -1: the last.</param>
    private readonly record struct NthDay(int Nth, IsoDayOfWeek Day);

    private const int MostPeriods = 40_000;

    private Every _every;
    private int _interval = 1;
    private int? _count;
    private LocalDateTime? _until;
    private Instant? _untilInstant;
    private IsoDayOfWeek _weekStart = IsoDayOfWeek.Monday;
    private List<int> _months = [], _monthDays = [], _positions = [];
    private List<NthDay> _days = [];

    private RecurrenceRule() { }

    /// <returns>Null: a rule of a kind that is not understood.</returns>
    public static RecurrenceRule? Parse(string text)
    {
        var rule = new RecurrenceRule();
        var named = false;
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, value) = part.Split('=', 2) is [var n, var v] ? (n.ToUpperInvariant(), v.ToUpperInvariant()) : (part, "");
            switch (name)
            {
                case "FREQ":
                    named = true;
                    if (!TryEvery(value, out rule._every)) return null;
                    break;
                case "INTERVAL" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var interval) && interval > 0: rule._interval = interval; break;
                case "COUNT" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count): rule._count = count; break;
                case "UNTIL" when CalendarTime.Parse(value) is { } until: (rule._until, rule._untilInstant) = (until.IsUtc ? null : until.IsDate ? until.Local.PlusDays(1).PlusTicks(-1) : until.Local, until.IsUtc ? until.Local.InUtc().ToInstant() : null); break;
                case "WKST" when DayOf(value) is { } day: rule._weekStart = day; break;
                case "BYMONTH" when Numbers(value, 1, 12) is { } months: rule._months = months; break;
                case "BYMONTHDAY" when Numbers(value, -31, 31) is { } days: rule._monthDays = days; break;
                case "BYSETPOS" when Numbers(value, -366, 366) is { } positions: rule._positions = positions; break;
                case "BYDAY" when Days(value) is { } days: rule._days = days; break;
                case var unknown when unknown.StartsWith("X-", StringComparison.Ordinal): break;
                default: return null;
            }
        }
        return named ? rule : null;
    }

    /// <summary>When it happens from a day on, up to another. The first is the start itself, as the standard has it. Cost: one look per period in between.</summary>
    /// <param name="zone">In which the rule's end is an instant.</param>
    public IEnumerable<LocalDateTime> Between(LocalDateTime start, DateTimeZone zone, LocalDateTime from, LocalDateTime to)
    {
        var seen = 1;
        if (start >= from && start < to) yield return start;
        // What counts has to be counted from the beginning; everything else may begin where we look.
        var first = _count is null ? Math.Max(0, PeriodOf(start, from) - 1) : 0;
        for (var period = first; period < first + MostPeriods; period++)
        {
            var dates = DatesIn(start.Date, period);
            if (dates is null) yield break;
            foreach (var date in dates)
            {
                var at = date + start.TimeOfDay;
                if (at <= start) continue;
                if (at >= to || seen >= _count || _until is { } until && at > until || _untilInstant is { } end && zone.AtLeniently(at).ToInstant() > end) yield break;
                seen++;
                if (at >= from) yield return at;
            }
            if (Begin(start.Date, period) is not { } begun || begun.AtMidnight() >= to) yield break;
        }
    }

    private int PeriodOf(LocalDateTime start, LocalDateTime from) => from <= start ? 0 : _every switch
    {
        Every.Day => Period.DaysBetween(start.Date, from.Date) / _interval,
        Every.Week => Period.DaysBetween(start.Date, from.Date) / 7 / _interval,
        Every.Month => ((from.Year - start.Year) * 12 + from.Month - start.Month) / _interval,
        _ => (from.Year - start.Year) / _interval,
    };

    /// <returns>The first day of a period; null: beyond the calendar.</returns>
    private LocalDate? Begin(LocalDate start, int period)
    {
        if (start.Year + (long)period * _interval / (_every switch { Every.Day => 365, Every.Week => 52, Every.Month => 12, _ => 1 }) > 9900) return null;
        return _every switch
        {
            Every.Day => start.PlusDays(period * _interval),
            Every.Week => start.PlusDays(-(((int)start.DayOfWeek - (int)_weekStart + 7) % 7)).PlusWeeks(period * _interval),
            Every.Month => new LocalDate(start.Year, start.Month, 1).PlusMonths(period * _interval),
            _ => new LocalDate(start.Year + period * _interval, 1, 1),
        };
    }

    private List<LocalDate>? DatesIn(LocalDate start, int period)
    {
        if (Begin(start, period) is not { } begin) return null;
        IEnumerable<LocalDate> dates = _every switch
        {
            Every.Day => new[] { begin }.Where(d => IsInMonths(d) && IsOnMonthDay(d) && IsOnDay(d)),
            Every.Week => Enumerable.Range(0, 7).Select(begin.PlusDays).Where(d => IsInMonths(d) && (_days.Count == 0 ? d.DayOfWeek == start.DayOfWeek : IsOnDay(d))),
            Every.Month => IsInMonths(begin) ? InMonth(begin, start) : [],
            _ => InYear(begin, start),
        };
        var sorted = dates.Distinct().Order().ToList();
        return _positions.Count == 0 ? sorted : [.. _positions.Select(p => p > 0 ? p - 1 : sorted.Count + p).Where(i => i >= 0 && i < sorted.Count).Distinct().Order().Select(i => sorted[i])];
    }

    private IEnumerable<LocalDate> InMonth(LocalDate month, LocalDate start)
    {
        var days = month.Calendar.GetDaysInMonth(month.Year, month.Month);
        if (_monthDays.Count > 0) return _monthDays.Select(d => d > 0 ? d : days + 1 + d).Where(d => d >= 1 && d <= days).Select(d => month.PlusDays(d - 1)).Where(IsOnDay);
        if (_days.Count > 0) return Nth([.. Enumerable.Range(0, days).Select(month.PlusDays)]);
        return start.Day <= days ? [month.PlusDays(start.Day - 1)] : [];
    }

    private IEnumerable<LocalDate> InYear(LocalDate year, LocalDate start)
    {
        var months = (_months.Count > 0 ? _months : _monthDays.Count > 0 ? [.. Enumerable.Range(1, 12)] : _days.Count > 0 ? [] : [start.Month]).Select(m => new LocalDate(year.Year, m, 1)).ToList();
        return months.Count > 0 ? months.SelectMany(m => InMonth(m, start)) : Nth([.. Enumerable.Range(0, year.Calendar.GetDaysInYear(year.Year)).Select(year.PlusDays)]);
    }

    /// <summary>Of the days of a month or a year those that the rule names: each Monday, the second, the last.</summary>
    private IEnumerable<LocalDate> Nth(List<LocalDate> stretch) => _days.SelectMany(wanted =>
    {
        var such = stretch.FindAll(d => d.DayOfWeek == wanted.Day);
        if (wanted.Nth == 0) return such;
        var index = wanted.Nth > 0 ? wanted.Nth - 1 : such.Count + wanted.Nth;
        return index >= 0 && index < such.Count ? [such[index]] : [];
    });

    private bool IsInMonths(LocalDate date) => _months.Count == 0 || _months.Contains(date.Month);
    private bool IsOnDay(LocalDate date) => _days.Count == 0 || _days.Exists(d => d.Day == date.DayOfWeek);
    private bool IsOnMonthDay(LocalDate date) => _monthDays.Count == 0 || _monthDays.Contains(date.Day) || _monthDays.Contains(date.Day - date.Calendar.GetDaysInMonth(date.Year, date.Month) - 1);

    private static bool TryEvery(string name, out Every every) => (every = name switch { "DAILY" => Every.Day, "WEEKLY" => Every.Week, "MONTHLY" => Every.Month, "YEARLY" => Every.Year, _ => (Every)(-1) }) >= 0;

    private static List<int>? Numbers(string text, int from, int to)
    {
        var numbers = new List<int>();
        foreach (var piece in text.Split(','))
        {
            if (!int.TryParse(piece, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) || n == 0 || n < from || n > to) return null;
            numbers.Add(n);
        }
        return numbers;
    }

    private static List<NthDay>? Days(string text)
    {
        var days = new List<NthDay>();
        foreach (var piece in text.Split(','))
        {
            if (piece.Length < 2 || DayOf(piece[^2..]) is not { } day || !(piece.Length == 2 || int.TryParse(piece[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))) return null;
            days.Add(new(piece.Length == 2 ? 0 : int.Parse(piece[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), day));
        }
        return days;
    }

    private static IsoDayOfWeek? DayOf(string name) => name switch
    {
        "MO" => IsoDayOfWeek.Monday, "TU" => IsoDayOfWeek.Tuesday, "WE" => IsoDayOfWeek.Wednesday, "TH" => IsoDayOfWeek.Thursday,
        "FR" => IsoDayOfWeek.Friday, "SA" => IsoDayOfWeek.Saturday, "SU" => IsoDayOfWeek.Sunday, _ => null,
    };
}
