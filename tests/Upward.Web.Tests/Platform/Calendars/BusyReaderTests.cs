using NodaTime;
using NodaTime.Text;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Platform.Calendars;

/// <summary>When a calendar is taken: repetitions as RFC 5545 gives them in its own examples, exceptions, zones as others write them.</summary>
public sealed class BusyReaderTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"], Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    [Theory]
    // The examples of RFC 5545, 3.8.5.3, from their starts on.
    [InlineData("1997-09-02T09:00", "FREQ=DAILY;COUNT=10", "1997-09-02 1997-09-03 1997-09-04 1997-09-05 1997-09-06 1997-09-07 1997-09-08 1997-09-09 1997-09-10 1997-09-11")]
    [InlineData("1997-09-02T09:00", "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12")]
    [InlineData("1997-09-02T09:00", "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "1997-09-02 1997-09-04 1997-09-09 1997-09-11 1997-09-16 1997-09-18 1997-09-23 1997-09-25 1997-09-30 1997-10-02")]
    [InlineData("1997-09-02T09:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997-09-02 1997-09-04 1997-09-16 1997-09-18 1997-09-30 1997-10-02 1997-10-14 1997-10-16")]
    [InlineData("1997-09-05T09:00", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03 1998-05-01 1998-06-05")]
    [InlineData("1997-09-07T09:00", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997-09-07 1997-09-28 1997-11-02 1997-11-30 1998-01-04 1998-01-25 1998-03-01 1998-03-29 1998-05-03 1998-05-31")]
    [InlineData("1997-09-22T09:00", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16")]
    [InlineData("1997-09-02T09:00", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997-09-02 1997-09-15 1997-10-02 1997-10-15 1997-11-02 1997-11-15 1997-12-02 1997-12-15 1998-01-02 1998-01-15")]
    [InlineData("1997-09-30T09:00", "FREQ=MONTHLY;COUNT=6;BYMONTHDAY=1,-1", "1997-09-30 1997-10-01 1997-10-31 1997-11-01 1997-11-30 1997-12-01")]
    [InlineData("1997-06-10T09:00", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997-06-10 1997-07-10 1998-06-10 1998-07-10 1999-06-10 1999-07-10 2000-06-10 2000-07-10 2001-06-10 2001-07-10")]
    [InlineData("1997-05-19T09:00", "FREQ=YEARLY;BYDAY=20MO;COUNT=3", "1997-05-19 1998-05-18 1999-05-17")]
    [InlineData("1997-03-13T09:00", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=7", "1997-03-13 1997-03-20 1997-03-27 1998-03-05 1998-03-12 1998-03-19 1998-03-26")]
    [InlineData("1998-02-13T09:00", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=4", "1998-02-13 1998-03-13 1998-11-13 1999-08-13")]
    [InlineData("1996-11-05T09:00", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3", "1996-11-05 2000-11-07 2004-11-02")]
    [InlineData("1997-09-04T09:00", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04 1997-10-07 1997-11-06")]
    [InlineData("1997-09-29T09:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=4", "1997-09-29 1997-10-30 1997-11-27 1997-12-30")]
    [InlineData("1997-08-05T09:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05 1997-08-10 1997-08-19 1997-08-24")]
    [InlineData("1997-08-05T09:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05 1997-08-17 1997-08-19 1997-08-31")]
    [InlineData("2007-01-15T09:00", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30")]
    [InlineData("2024-01-31T09:00", "FREQ=MONTHLY;COUNT=3", "2024-01-31 2024-03-31 2024-05-31")]
    [InlineData("2024-02-29T09:00", "FREQ=YEARLY;COUNT=2", "2024-02-29 2028-02-29")]
    public void Repetitions_are_those_of_the_standard(string start, string rrule, string days)
    {
        var at = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(start).Value;
        var rule = RecurrenceRule.Parse(rrule)!;
        Assert.Equal(days, string.Join(' ', rule.Between(at, NewYork, at, at.PlusYears(60)).Take(days.Split(' ').Length).Select(o => LocalDatePattern.Iso.Format(o.Date))));
        Assert.All(rule.Between(at, NewYork, at, at.PlusYears(2)), o => Assert.Equal(at.TimeOfDay, o.TimeOfDay));
    }

    [Fact]
    public void Looked_at_years_later_a_rule_gives_what_it_would_have_given_all_along()
    {
        var start = new LocalDateTime(2001, 3, 7, 9, 30);
        foreach (var rrule in new[] { "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", "FREQ=MONTHLY;BYDAY=-1TH", "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31", "FREQ=YEARLY;INTERVAL=3;BYMONTH=2,11;BYDAY=2SA", "FREQ=DAILY;COUNT=9000" })
        {
            var rule = RecurrenceRule.Parse(rrule)!;
            var (from, to) = (new LocalDateTime(2025, 1, 1, 0, 0), new LocalDateTime(2026, 12, 31, 0, 0));
            Assert.Equal([.. rule.Between(start, NewYork, start, to).Where(o => o >= from)], rule.Between(start, NewYork, from, to).ToList());
        }
    }

    [Theory]
    [InlineData("FREQ=HOURLY")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20")]
    [InlineData("FREQ=DAILY;BYHOUR=9,11")]
    [InlineData("INTERVAL=2")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX")]
    [InlineData("FREQ=WEEKLY;INTERVAL=0")]
    [InlineData("")]
    public void What_is_rare_or_wrong_is_not_guessed_at(string rrule) => Assert.Null(RecurrenceRule.Parse(rrule));

    [Fact]
    public void A_calendar_is_read_with_its_exceptions_its_moved_ones_and_what_takes_no_time()
    {
        var calendar = CalendarReader.Read("""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:weekly
            DTSTART;TZID=W. Europe Standard Time:20261005T090000
            DTEND;TZID=W. Europe Standard Time:20261005T100000
            RRULE:FREQ=WEEKLY;BYDAY=MO
            EXDATE;TZID=W. Europe Standard Time:20261019T090000
            SUMMARY:Secret plans
            END:VEVENT
            BEGIN:VEVENT
            UID:weekly
            RECURRENCE-ID;TZID=W. Europe Standard Time:20261102T090000
            DTSTART;TZID=W. Europe Standard Time:20261103T150000
            DURATION:PT45M
            END:VEVENT
            BEGIN:VEVENT
            UID:free
            DTSTART:20261012T100000Z
            DTEND:20261012T110000Z
            TRANSP:TRANSPARENT
            END:VEVENT
            BEGIN:VEVENT
            UID:off
            DTSTART:20261012T100000Z
            DTEND:20261012T110000Z
            STATUS:CANCELLED
            END:VEVENT
            BEGIN:VEVENT
            UID:away
            DTSTART;VALUE=DATE:20261014
            END:VEVENT
            BEGIN:VEVENT
            UID:floating
            DTSTART:20261015T080000
            DTEND:20261015T083000
            END:VEVENT
            BEGIN:VEVENT
            UID:rare
            DTSTART:20261016T080000Z
            DTEND:20261016T083000Z
            RRULE:FREQ=HOURLY
            END:VEVENT
            BEGIN:VFREEBUSY
            FREEBUSY;FBTYPE=BUSY:20261020T120000Z/PT2H,20261021T120000Z/20261021T130000Z
            FREEBUSY;FBTYPE=FREE:20261022T120000Z/PT2H
            END:VFREEBUSY
            END:VCALENDAR
            """)!;
        var found = BusyReader.Read(calendar, Stockholm, Instant.FromUtc(2026, 10, 10, 0, 0), Instant.FromUtc(2026, 11, 10, 0, 0));
        Assert.Equal(1, found.NotUnderstood);
        // On 25 October the clock goes back: nine o'clock in Stockholm is eight in UTC afterwards.
        Assert.Equal(
            ["10-12T07:00 60", "10-13T22:00 1440", "10-15T06:00 30", "10-16T08:00 30", "10-20T12:00 120", "10-21T12:00 60", "10-26T08:00 60", "11-03T14:00 45", "11-09T08:00 60"],
            found.Stretches.Select(s => $"{InstantPattern.CreateWithInvariantCulture("MM-dd'T'HH:mm").Format(s.From)} {(s.To - s.From).TotalMinutes:0}"));
    }

    [Fact]
    public void A_calendar_of_endless_events_is_cut_at_a_limit_and_soon_done()
    {
        var text = "BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Range(0, 400).Select(n => $"BEGIN:VEVENT\nUID:{n}\nDTSTART:19700101T0000{n % 60:00}Z\nDURATION:PT1M\nRRULE:FREQ=DAILY\nEND:VEVENT\n")) + "END:VCALENDAR";
        var found = BusyReader.Read(CalendarReader.Read(text)!, Stockholm, Instant.FromUtc(2026, 10, 10, 0, 0), Instant.FromUtc(2026, 11, 24, 0, 0));
        Assert.Equal(BusyReader.Most, found.Stretches.Count);
    }
}
