using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Pages;

/// <summary>The fields of a session, as text where a browser may send anything.</summary>
public sealed class SessionForm
{
    [DataType(DataType.Date)] public string? Date { get; set; }
    [DataType(DataType.Time)] public string? Time { get; set; }
    public string? Minutes { get; set; }
    public SessionFormat Format { get; set; }
    public string? Place { get; set; }
    public string? Count { get; set; } = "1";
    public string? EveryDays { get; set; }

    public static SessionForm For(Programme programme) => new() { Minutes = Text(programme.SessionMinutes), EveryDays = Text(programme.CadenceDays) };

    public static SessionForm Of(Session session, ReaderZone zone)
    {
        var (date, time) = Local(zone, session.StartsAt);
        return new() { Date = date, Time = time, Minutes = Text(session.Minutes), Format = session.Format, Place = session.Place };
    }

    public static (string Date, string Time) Local(ReaderZone zone, DateTimeOffset at)
    {
        var local = zone.At(at);
        return (local.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), local.TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    public DateOnly? Day => DateOnly.TryParseExact(Date?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    public TimeOnly? Hour => TimeOnly.TryParseExact(Time?.Trim(), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new TimeOnly(time.Hour, time.Minute) : null;

    public SessionDraft ToDraft() => new() { Date = Day, Time = Hour, Minutes = Whole(Minutes), Format = Format, Place = Place ?? "", Count = Whole(Count), EveryDays = Whole(EveryDays) };

    /// <summary>What is no whole number is out of every range: the refusal says which there is.</summary>
    public static int Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;

    private static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
}

internal static class ClockWords
{
    /// <summary>What was made of an hour that the clock skips or repeats.</summary>
    public static string OfChange(this Texts texts, SessionTime time) => texts[time.Change == ClockChange.Skipped ? "session.skipped" : "session.repeated", ("at", time.StartsAt)];
}
