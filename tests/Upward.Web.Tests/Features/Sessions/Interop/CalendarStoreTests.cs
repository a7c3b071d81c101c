using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Features.Sessions.Interop;

/// <summary>H5 H6: our mails, out of a real mail server, in a real calendar store: one event each, at its time, however often and in whatever order they come.</summary>
public sealed class CalendarStoreTests
{
    [MailFact]
    public async Task H6_An_invitation_its_move_and_its_end_are_one_event_in_any_order_and_however_often()
    {
        CalendarStore.Need();
        using var post = new MailServer();
        await using var pair = await MailedPair.StartAsync();
        await pair.MovesToAsync(pair.Story.Paul, post.Address);
        var id = await pair.PlanAsync(5, d => d with { Place = "Canteen, “window” side; 2nd floor", Format = SessionFormat.InPerson });
        await pair.MoveAsync(id, 6, new(10, 30));
        await pair.MoveAsync(id, 8, new(9, 15));
        await pair.SendAsync();
        var moved = await CalendarsAsync(post);
        Assert.Equal(["REQUEST", "REQUEST", "REQUEST"], moved.Select(MethodOf));
        var session = await pair.OneAsync(id);

        var random = new Random(20261123);
        foreach (var order in new[] { moved, [moved[2], moved[0], moved[1]], [.. moved.Concat(moved).Shuffle(random)] })
        {
            using var calendar = await CalendarStore.OfAsync("paul");
            foreach (var one in order) await calendar.TakeAsync(one);
            var found = Assert.Single(await calendar.EventsAsync());
            Assert.Equal((id.ToString(), "2", "CONFIRMED", "Canteen, “window” side; 2nd floor"), (found.Text("UID"), found.Text("SEQUENCE"), found.Text("STATUS"), found.Text("LOCATION")));
            Assert.Equal(session.LocalStart.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture), found.Text("DTSTART"));
            Assert.Equal("Europe/Stockholm", found.Find("DTSTART")!.Parameters["TZID"]);
            // The store itself knows when it is: with the clock in the text.
            Assert.Single(await calendar.EventsAsync(session.StartsAt.AddMinutes(1), session.EndsAt.AddMinutes(-1)));
            Assert.Empty(await calendar.EventsAsync(session.StartsAt.AddHours(-30), session.StartsAt));
            Assert.Empty(await calendar.EventsAsync(session.EndsAt, session.EndsAt.AddHours(30)));
        }

        await pair.CancelAsync(id);
        await pair.SendAsync();
        var all = await CalendarsAsync(post);
        Assert.Equal("CANCEL", MethodOf(all[3]));
        foreach (var order in new List<string>[] { [all[3], all[1], all[0], all[2]], [.. all.Concat(all).Shuffle(random)] })
        {
            using var calendar = await CalendarStore.OfAsync("paul");
            foreach (var one in order) await calendar.TakeAsync(one);
            var found = Assert.Single(await calendar.EventsAsync());
            Assert.Equal((id.ToString(), "3", "CANCELLED"), (found.Text("UID"), found.Text("SEQUENCE"), found.Text("STATUS")));
        }
    }

    [MailFact]
    public async Task A_series_over_the_change_of_the_clock_is_an_event_each_at_its_hour_in_both_calendars()
    {
        CalendarStore.Need();
        using var post = new MailServer();
        using var other = new MailServer();
        await using var pair = await MailedPair.StartAsync();
        await pair.MovesToAsync(pair.Story.Paul, post.Address);
        await pair.MovesToAsync(pair.Story.Amina, other.Address);
        // From before to after the next change of the clock, wherever today is.
        await pair.PlanAsync(3, d => d with { Count = 8, EveryDays = 28 });
        await pair.SendAsync();
        var sessions = await pair.Story.InAsync(d => d.Sessions.OrderBy(s => s.StartsAt).ToListAsync());
        Assert.Equal(8, sessions.Count);
        Assert.Equal(2, sessions.Select(s => s.StartsAt.TimeOfDay).Distinct().Count());
        Assert.Single(sessions.Select(s => s.LocalStart.TimeOfDay).Distinct());
        foreach (var (box, owner) in new[] { (post, "paul"), (other, "amina") })
        {
            using var calendar = await CalendarStore.OfAsync(owner);
            foreach (var one in await CalendarsAsync(box)) await calendar.TakeAsync(one);
            var found = await calendar.EventsAsync();
            Assert.Equal(sessions.Select(s => s.Id.ToString()), found.Select(e => e.Text("UID")));
            Assert.Equal(sessions.Select(s => s.LocalStart.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)), found.Select(e => e.Text("DTSTART")));
            foreach (var session in sessions) Assert.Equal(session.Id.ToString(), Assert.Single(await calendar.EventsAsync(session.StartsAt, session.EndsAt)).Text("UID"));
        }
    }

    /// <summary>Radicale reads every file before it keeps it.</summary>
    [Fact]
    public async Task Whatever_people_are_called_and_wherever_they_meet_the_store_takes_it()
    {
        CalendarStore.Need();
        using var calendar = await CalendarStore.OfAsync("anybody");
        var events = Platform.Calendars.CalendarTextTests.Random(40, 99).ToList();
        foreach (var e in events) await calendar.TakeAsync(CalendarText.SentFrom(CalendarText.Write(CalendarMethod.Request, [e]), "mentoring@example.org"));
        var found = (await calendar.EventsAsync()).ToDictionary(e => e.Text("UID"));
        Assert.Equal(events.Count, found.Count);
        foreach (var e in events)
        {
            Assert.Equal((e.Summary, e.Location, e.Description), (found[e.Uid].Text("SUMMARY"), found[e.Uid].Text("LOCATION"), found[e.Uid].Text("DESCRIPTION")));
        }
        // Where the store believes each to be: with the clock in the text. Of a name it keeps the first clock it meets; only Casablanca's is told by dates, and so differs.
        foreach (var e in events.Where(e => e.Zone.Id != "Africa/Casablanca").Take(12))
            Assert.True((await calendar.EventsAsync(e.StartInstant.ToDateTimeOffset(), e.EndInstant.ToDateTimeOffset())).Exists(f => f.Text("UID") == e.Uid), $"not at its time in the store:\n{CalendarText.Write(null, [e])}");
    }

    /// <summary>The calendar part of each mail that arrived, oldest first; its method is the one of the content type, and the file beside it says the same.</summary>
    private static async Task<List<string>> CalendarsAsync(MailServer post)
    {
        var calendars = new List<string>();
        foreach (var mail in await post.MailsAsync())
        {
            var part = Assert.Single(mail.Attachments, a => a.Type == "text/calendar");
            Assert.Equal(MethodOf(part.Text!), part.Method);
            Assert.Equal(part.Text, Assert.Single(mail.Attachments, a => a.Type == "application/ics").Text);
            // The mail server's reader of mails makes its own line ends.
            var calendar = part.Text!.ReplaceLineEndings("\r\n");
            Assert.Contains("ORGANIZER;CN=\"Fresh Eyes\":mailto:reply@mailbox.test\r\n", calendar, StringComparison.Ordinal);
            calendars.Add(calendar);
        }
        return calendars;
    }

    private static string MethodOf(string calendar) => CalendarReader.Read(calendar)!.Text("METHOD");
}

file static class Order
{
    public static IEnumerable<T> Shuffle<T>(this IEnumerable<T> items, Random random) => items.OrderBy(_ => random.Next());
}
