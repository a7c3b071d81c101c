using System.Globalization;
using System.Text;
using NodaTime;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Platform.Calendars;

/// <summary>H4: what we write is calendar text to the letter of RFC 5545, whatever names and places people have.</summary>
public sealed class CalendarTextTests
{
    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];
    private static readonly Instant Stamp = Instant.FromUtc(2026, 5, 4, 8, 15);

    [Fact]
    public void An_invitation_is_written_line_by_line()
    {
        var text = CalendarText.Write(CalendarMethod.Request, [new("7b1c", 2, new LocalDateTime(2026, 5, 28, 14, 0), Stockholm, 60, "Sofia and Tunde")
        {
            Stamp = Stamp, Location = "Room 4; first floor, left", Description = "One\nTwo", Url = "https://upward.example.org/pairs/1", Organizer = CalendarText.SenderMark, OrganizerName = "Fresh \"Eyes\"",
            Attendees = [new("Ö, Sofia", "sofia@example.org", Attendance.Accepted), new("Tunde", "tunde@example.org", Attendance.NeedsAction)],
        }]);
        Assert.Equal("""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Upward//Upward reverse mentoring//EN
            CALSCALE:GREGORIAN
            METHOD:REQUEST
            BEGIN:VTIMEZONE
            TZID:Europe/Stockholm
            BEGIN:STANDARD
            DTSTART:20221030T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            TZNAME:CET
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:20230326T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            TZNAME:CEST
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:7b1c
            DTSTAMP:20260504T081500Z
            SEQUENCE:2
            DTSTART;TZID=Europe/Stockholm:20260528T140000
            DTEND;TZID=Europe/Stockholm:20260528T150000
            SUMMARY:Sofia and Tunde
            DESCRIPTION:One\nTwo
            LOCATION:Room 4\; first floor\, left
            URL:https://upward.example.org/pairs/1
            STATUS:CONFIRMED
            TRANSP:OPAQUE
            ORGANIZER;CN="Fresh 'Eyes'":mailto:mentoring@example.org
            ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALS
             E;CN="Ö, Sofia":mailto:sofia@example.org
            ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=
             TRUE;CN="Tunde":mailto:tunde@example.org
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"), CalendarText.SentFrom(text, "mentoring@example.org"));
    }

    [Fact]
    public void Every_line_ends_in_CR_LF_has_75_octets_at_most_and_cuts_no_letter()
    {
        foreach (var e in Random(400))
        {
            var text = CalendarText.Write(CalendarMethod.Request, [e]);
            Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
            foreach (var line in text.Split("\r\n"))
            {
                Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75);
                Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line)));
            }
            // With the sender's address in it, it is folded anew and says the same otherwise.
            string Said(string folded) => folded.Replace("\r\n ", "", StringComparison.Ordinal);
            var sent = CalendarText.SentFrom(text, "somebody-with-a-very-long-name@mail.example.org");
            Assert.Equal(Said(text).Replace(CalendarText.SenderMark, "somebody-with-a-very-long-name@mail.example.org", StringComparison.Ordinal), Said(sent));
            Assert.All(sent.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        }
    }

    [Fact]
    public void What_is_written_is_read_again_as_it_was()
    {
        foreach (var e in Random(400))
        {
            var read = CalendarReader.Read(CalendarText.Write(CalendarMethod.Request, [e]))!;
            Assert.Equal("REQUEST", read.Text("METHOD"));
            var meeting = Assert.Single(read.All("VEVENT"));
            Assert.Equal(e.Summary, meeting.Text("SUMMARY"));
            Assert.Equal(e.Location, meeting.Text("LOCATION"));
            Assert.Equal(e.Description, meeting.Text("DESCRIPTION"));
            Assert.Equal(e.Uid, meeting.Text("UID"));
            Assert.Equal(e.Attendees.Select(a => "mailto:" + a.Address), meeting.Properties.Where(p => p.Name == "ATTENDEE").Select(p => p.Value));
            Assert.Equal(CalendarText.ZoneNameOf(e), meeting.Find("DTSTART")!.Parameters.GetValueOrDefault("TZID", "UTC"));
        }
    }

    /// <summary>Each change of the clock in the years around is said, by the rule or by its date: computed from the text alone.</summary>
    [Theory]
    [InlineData("Europe/Stockholm"), InlineData("America/New_York"), InlineData("Australia/Lord_Howe"), InlineData("Africa/Casablanca"), InlineData("Asia/Kathmandu"), InlineData("America/Sao_Paulo"), InlineData("Pacific/Chatham"), InlineData("America/Santiago"), InlineData("Africa/Cairo"), InlineData("Asia/Gaza")]
    public void The_clock_in_the_text_is_the_clock_of_the_zone(string id)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var events = Enumerable.Range(0, 40).Select(n => new CalendarEvent($"e{n}", 0, new LocalDateTime(2026, 1, 7, 9, 0).PlusWeeks(n * 2), zone, 60, "x")).ToList();
        var clock = Assert.Single(CalendarReader.Read(CalendarText.Write(null, events))!.All("VTIMEZONE"));
        var changes = clock.Parts.SelectMany(Onsets).OrderBy(c => c.At).ToList();
        foreach (var e in events)
        {
            var said = changes.Last(c => c.At <= e.Start).Offset;
            Assert.Equal(zone.GetUtcOffset(e.StartInstant).ToTimeSpan(), said);
        }
    }

    /// <summary>Calendars that keep one clock for each name read an earlier event by the clock of a later one.</summary>
    [Theory]
    [InlineData("Europe/Stockholm"), InlineData("America/New_York"), InlineData("Australia/Lord_Howe"), InlineData("Asia/Kathmandu"), InlineData("America/Sao_Paulo")]
    public void The_clock_of_a_later_event_holds_for_an_earlier_one(string id)
    {
        string Clock(int year) => CalendarText.Write(null, [new("x", 0, new LocalDateTime(year, 6, 7, 9, 0), DateTimeZoneProviders.Tzdb[id], 60, "x")]).Split("BEGIN:VEVENT")[0];
        Assert.All(Enumerable.Range(2024, 8), year => Assert.Equal(Clock(2024), Clock(year)));
    }

    [Fact]
    public void An_hour_that_the_clock_repeats_is_told_in_UTC()
    {
        string Night(int hour, int minutes) => CalendarText.Write(null, [new("x", 0, new LocalDateTime(2026, 10, 25, hour, 30), Stockholm, minutes, "Night")]);
        Assert.Contains("DTSTART;TZID=Europe/Stockholm:20261025T013000\r\nDTEND;TZID=Europe/Stockholm:20261025T033000\r\n", Night(1, 180), StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Stockholm:20261025T013000\r\nDTEND:20261025T013000Z\r\n", Night(1, 120), StringComparison.Ordinal);
        Assert.Contains("DTSTART:20261025T003000Z\r\nDTEND;TZID=Europe/Stockholm:20261025T033000\r\n", Night(2, 120), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""), InlineData("BEGIN:VEVENT\r\nEND:VEVENT"), InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR"), InlineData("BEGIN:VCALENDAR\r\n"), InlineData("Dear all,\r\nsee you: tomorrow")]
    public void What_is_no_calendar_is_read_as_none(string text) => Assert.Null(CalendarReader.Read(text));

    [Fact]
    public void A_calendar_made_to_harm_is_given_up()
    {
        Assert.Null(CalendarReader.Read(string.Concat(Enumerable.Repeat("BEGIN:X\r\n", 100_000))));
        var folded = "BEGIN:VCALENDAR\r\nX-LONG:a\r\n" + string.Concat(Enumerable.Repeat(" a\r\n", 150_000)) + "END:VCALENDAR\r\n";
        Assert.Equal(150_001, CalendarReader.Read(folded)!.Text("X-LONG").Length);
    }

    internal static IEnumerable<CalendarEvent> Random(int count, int seed = 20260504)
    {
        var random = new Random(seed);
        string[] zones = ["Europe/Stockholm", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu", "America/Sao_Paulo", "Pacific/Chatham", "Asia/Tokyo", "America/St_Johns", "Europe/Dublin"];
        // Not "C:\\new": python3-icalendar 4.0.3 takes the n after an escaped backslash for a line break; the others read it as it is.
        string[] pieces = ["Åsa", "Ö, Sofia", "the 4th; floor", "\\", "\n", "“quoted”", "漢字かな", "👩🏽‍💻", "plain words", "\"", "a:b", "مرحبا", "50% & <b>", "C:\\temp", "a=b", "O'Neill", "2^n, ^' and ^^", new string('x', 70)];
        string Words(int most) => string.Join(' ', Enumerable.Range(0, random.Next(1, most)).Select(_ => pieces[random.Next(pieces.Length)])).Trim();
        for (var n = 0; n < count; n++)
            yield return new($"id-{n}", random.Next(9), new LocalDateTime(2024, 1, 1, 0, 0).PlusMinutes(15 * random.Next(4 * 24 * 365 * 6)), DateTimeZoneProviders.Tzdb[zones[random.Next(zones.Length)]], random.Next(10, 480), Words(6))
            {
                Stamp = Stamp, Location = Words(4), Description = Words(12), Organizer = CalendarText.SenderMark, OrganizerName = Words(3),
                Attendees = [.. Enumerable.Range(0, 2).Select(a => new CalendarAttendee(Words(3), string.Create(CultureInfo.InvariantCulture, $"person{random.Next(1000)}@example.org"), (Attendance)random.Next(4)))],
            };
    }

    private static IEnumerable<(LocalDateTime At, TimeSpan Offset)> Onsets(CalendarComponent observance)
    {
        var first = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss").Parse(observance.Text("DTSTART")).Value;
        var to = observance.Text("TZOFFSETTO");
        var offset = (to[0] == '-' ? -1 : 1) * new TimeSpan(int.Parse(to[1..3], CultureInfo.InvariantCulture), int.Parse(to[3..5], CultureInfo.InvariantCulture), 0);
        yield return (first, offset);
        if (observance.Find("RRULE") is not { } rule) yield break;
        var parts = rule.Value.Split(';').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        Assert.Equal("YEARLY", parts["FREQ"]);
        var (month, week) = (int.Parse(parts["BYMONTH"], CultureInfo.InvariantCulture), int.Parse(parts["BYDAY"][..^2], CultureInfo.InvariantCulture));
        for (var year = first.Year + 1; year <= 2032; year++)
        {
            var days = Enumerable.Range(1, CalendarSystem.Iso.GetDaysInMonth(year, month)).Select(d => new LocalDate(year, month, d)).Where(d => d.DayOfWeek.ToString().StartsWith(parts["BYDAY"][^2..], StringComparison.OrdinalIgnoreCase)).ToList();
            yield return ((week > 0 ? days[week - 1] : days[^1]) + first.TimeOfDay, offset);
        }
    }
}
