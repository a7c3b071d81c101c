using System.Globalization;
using System.Text;
using NodaTime;

namespace Upward.Web.Platform.Calendars;

/// <summary>
/// Writes calendars as RFC 5545 and 5546 ask: lines that end in CR LF and are folded, a clock's rules beside every wall time,
/// the method in the text as well as in the mail's content type.
/// </summary>
public static class CalendarText
{
    /// <summary>Stands for whoever sends the mail: which mail server sends is only known then.</summary>
    public const string SenderMark = "sender@upward.invalid";

    private const string Product = "-//Upward//Upward reverse mentoring//EN";

    public static string Write(CalendarMethod? method, IReadOnlyList<CalendarEvent> events, string name = "")
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append("\r\n");
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line($"PRODID:{Product}");
        Line("CALSCALE:GREGORIAN");
        if (method is { } m) Line($"METHOD:{NameOf(m)}");
        if (name.Length > 0)
        {
            Line($"NAME:{CalendarLine.Escape(name)}");
            // What calendars asked for before RFC 7986 gave it a name.
            Line($"X-WR-CALNAME:{CalendarLine.Escape(name)}");
            Line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
            Line("X-PUBLISHED-TTL:PT1H");
        }
        foreach (var zone in events.Where(e => !IsUtc(e.Zone)).GroupBy(e => e.Zone.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
            ZoneRules.Write(Line, zone.First().Zone, zone.Min(e => e.StartInstant), zone.Max(e => e.EndInstant));
        foreach (var each in events) WriteEvent(Line, each);
        Line("END:VCALENDAR");
        return CalendarLine.Fold(text.ToString());
    }

    /// <summary>The text as it leaves: the sender's address in its place, every line folded anew.</summary>
    public static string SentFrom(string text, string sender) =>
        CalendarLine.Fold(text.Replace("\r\n ", "", StringComparison.Ordinal).Replace(SenderMark, sender, StringComparison.Ordinal));

    /// <summary>The clock that an event's start is told by.</summary>
    public static string ZoneNameOf(CalendarEvent e) => IsUtc(e.Zone) || IsToldTwice(e.Zone, e.StartInstant) ? "UTC" : e.Zone.Id;

    public static string NameOf(CalendarMethod method) => method.ToString().ToUpperInvariant();

    private static void WriteEvent(Action<string> line, CalendarEvent e)
    {
        line("BEGIN:VEVENT");
        line($"UID:{CalendarLine.Escape(e.Uid)}");
        line($"DTSTAMP:{CalendarLine.Utc(e.Stamp)}");
        line(string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{e.Sequence}"));
        WriteTimes(line, e);
        // A property without a value is none (libical takes it for an error).
        if (e.Summary.Length > 0) line($"SUMMARY:{CalendarLine.Escape(e.Summary)}");
        if (e.Description.Length > 0) line($"DESCRIPTION:{CalendarLine.Escape(e.Description)}");
        if (e.Location.Length > 0) line($"LOCATION:{CalendarLine.Escape(e.Location)}");
        if (Uri.TryCreate(e.Url, UriKind.Absolute, out var url)) line($"URL:{url.AbsoluteUri}");
        line($"STATUS:{(e.IsCancelled ? "CANCELLED" : "CONFIRMED")}");
        line(e.TakesTime ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT");
        if (e.Organizer.Length > 0)
        {
            line($"ORGANIZER;CN={CalendarLine.Quote(e.OrganizerName)}:mailto:{e.Organizer}");
            foreach (var a in e.Attendees)
                line($"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={NameOf(a.Attendance)};RSVP={(a.Attendance == Attendance.NeedsAction && !e.IsCancelled ? "TRUE" : "FALSE")};CN={CalendarLine.Quote(a.Name)}:mailto:{a.Address}");
        }
        line("END:VEVENT");
    }

    private static void WriteTimes(Action<string> line, CalendarEvent e)
    {
        line($"DTSTART{Time(e.Zone, e.StartInstant)}");
        line($"DTEND{Time(e.Zone, e.EndInstant)}");
    }

    /// <summary>
    /// The wall time with its clock. An hour that the clock repeats is told in UTC: of its two passes the RFC means the first, some
    /// programs take the second, and a duration in its place is added to the wall time by some and to the instant by others.
    /// </summary>
    private static string Time(DateTimeZone zone, Instant at) =>
        IsUtc(zone) || IsToldTwice(zone, at) ? $":{CalendarLine.Utc(at)}" : $";TZID={zone.Id}:{CalendarLine.Local(at.InZone(zone).LocalDateTime)}";

    private static bool IsToldTwice(DateTimeZone zone, Instant at) => zone.MapLocal(at.InZone(zone).LocalDateTime).Count > 1;

    private static string NameOf(Attendance attendance) => attendance == Attendance.NeedsAction ? "NEEDS-ACTION" : attendance.ToString().ToUpperInvariant();
    private static bool IsUtc(DateTimeZone zone) => zone == DateTimeZone.Utc || zone.Id is "UTC" or "Etc/UTC" or "Etc/GMT";
}
