namespace Upward.Web.Features.Enrolment;

/// <summary>One day of the availability grid: three ticks for parts of the day, and other hours in words.</summary>
public sealed class DayRow
{
    public bool Morning { get; set; }
    public bool Afternoon { get; set; }
    public bool Evening { get; set; }
    public string? Hours { get; set; }

    public bool IsEmpty => !Morning && !Afternoon && !Evening && string.IsNullOrWhiteSpace(Hours);

    public DayRow Copy() => new() { Morning = Morning, Afternoon = Afternoon, Evening = Evening, Hours = Hours };

    /// <summary>The hours of the ticks and the words together; null when the words cannot be read.</summary>
    public bool[]? Free()
    {
        var free = new bool[24];
        if (!DayHours.TryRead(Hours, free)) return null;
        bool[] ticks = [Morning, Afternoon, Evening];
        for (var block = 0; block < ticks.Length; block++)
            if (ticks[block]) free.AsSpan(DayHours.Blocks[block].From..DayHours.Blocks[block].To).Fill(true);
        return free;
    }

    public static DayRow Of(ReadOnlySpan<char> day)
    {
        var free = new bool[24];
        for (var hour = 0; hour < 24; hour++) free[hour] = day[hour] == '1';
        var ticks = new bool[DayHours.Blocks.Length];
        for (var block = 0; block < ticks.Length; block++)
        {
            var hours = free.AsSpan(DayHours.Blocks[block].From..DayHours.Blocks[block].To);
            ticks[block] = !hours.Contains(false);
            if (ticks[block]) hours.Clear();
        }
        return new() { Morning = ticks[0], Afternoon = ticks[1], Evening = ticks[2], Hours = DayHours.Write(free) };
    }
}

/// <summary>The grid as a page shows it (_Week.cshtml).</summary>
public sealed record WeekTable(List<DayRow> Days, string Caption);

/// <summary>Seven rows, Monday first, to and from the 168 characters that are stored.</summary>
public static class WeekForm
{
    public static List<DayRow> Of(string week) => week.Length == 0
        ? [.. Enumerable.Range(0, 7).Select(_ => new DayRow())]
        : [.. Enumerable.Range(0, 7).Select(day => DayRow.Of(week.AsSpan(day * 24, 24)))];

    /// <returns>The week, and the days (0 is Monday) whose words could not be read.</returns>
    public static (string Week, IReadOnlyList<int> Unread) Read(IReadOnlyList<DayRow> days)
    {
        var unread = new List<int>();
        var week = new char[WeeklyAvailability.Hours];
        for (var day = 0; day < 7; day++)
        {
            var free = day < days.Count ? days[day].Free() : new bool[24];
            if (free is null) unread.Add(day);
            for (var hour = 0; hour < 24; hour++) week[day * 24 + hour] = free is not null && free[hour] ? '1' : '0';
        }
        var text = new string(week);
        return (text.Contains('1') ? text : "", unread);
    }

    /// <summary>The first filled day of Monday to Friday goes to all five.</summary>
    public static void SameEveryWeekday(IList<DayRow> days)
    {
        var model = days.Take(5).FirstOrDefault(d => !d.IsEmpty);
        if (model is null) return;
        for (var day = 0; day < 5; day++) days[day] = model.Copy();
    }
}
