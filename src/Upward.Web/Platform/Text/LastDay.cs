namespace Upward.Web.Platform.Text;

/// <summary>The last day of something that is given for a time: access of a guest, the right to arrange somebody's meetings. The day itself still counts, to its end.</summary>
public static class LastDay
{
    /// <summary>Whoever gives it for longer is asked again: what nobody looks at for a year is forgotten.</summary>
    public const int LongestDays = 366;

    /// <param name="zone">Of who gives it: their clock says which day it is.</param>
    public static Outcome Check(DateOnly? day, ReaderZone zone, DateTimeOffset now, string field)
    {
        var today = zone.DayAt(now);
        return day is null ? Outcome.RefusedAt(field, "refused.required")
            : day < today ? Outcome.RefusedAt(field, "refused.dayOver")
            : day > today.AddDays(LongestDays) ? Outcome.RefusedAt(field, "refused.dayTooLate", ("latest", today.AddDays(LongestDays)))
            : Outcome.Done;
    }

    /// <summary>The moment from which on it is over.</summary>
    public static DateTimeOffset EndOf(DateOnly day, ReaderZone zone) => zone.StartOf(day.AddDays(1)).ToUniversalTime();

    /// <summary>For showing: the end itself lies on the day after.</summary>
    public static DateTimeOffset LastMomentBefore(DateTimeOffset end) => end.AddSeconds(-1);
}
