using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Features.Circles;

/// <summary>R005 R118: group sessions and open tables with seats, answers, a waiting list, calendars and a note.</summary>
public sealed class GroupSessionTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_host_plans_a_meeting_over_the_page_and_everybody_gets_it_for_their_calendar(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var circle = await story.CircleAsync();
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/circles/{circle}");
        await amina.OpenAsync($"/circles/{circle}/sessions/plan");
        var refused = await amina.SubmitAsync("form[data-guard]", ("Form.Topic", ""), ("Form.Date", "nonsense"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Contains("Write the topic.", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        await amina.SubmitAsync("form[data-guard]", ("Form.Topic", "Charts that mislead"), ("Form.Date", Day(story, 5)), ("Form.Time", "12:00"), ("Form.Format", "InPerson"), ("Form.Place", "Canteen, window side"));
        var session = await story.InAsync(d => d.GroupSessions.Include(s => s.Replies).SingleAsync());
        Assert.Equal($"/group-sessions/{session.Id}", amina.Path);
        var mails = (await story.MailsAsync()).Where(m => m.Kind == "group-planned").ToList();
        Assert.Equal(2, mails.Count);
        // Nobody is told their own name.
        Assert.StartsWith("Your group session on ", mails.Single(m => m.PersonId == story.Amina.Id).Subject, StringComparison.Ordinal);
        Assert.StartsWith("Group session with Amina Haddad on ", mails.Single(m => m.PersonId == story.Paul.Id).Subject, StringComparison.Ordinal);
        foreach (var mail in mails)
        {
            Assert.Contains($"UID:{session.Id}", mail.Calendar, StringComparison.Ordinal);
            Assert.Contains("METHOD:REQUEST", mail.Calendar, StringComparison.Ordinal);
            // Neutral: neither the topic nor the circle's name; nobody else as a guest.
            Assert.DoesNotContain("mislead", mail.Calendar + mail.Subject + mail.TextBody, StringComparison.Ordinal);
            Assert.DoesNotContain("breakfast", mail.Calendar + mail.Subject + mail.TextBody, StringComparison.Ordinal);
            Assert.Equal(1, mail.Calendar.Split("ATTENDEE").Length - 1);
        }

        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/circles/{circle}");
        Assert.Contains("Charts that mislead", paul.Body, StringComparison.Ordinal);
        await paul.PressAsync("button[value=Accepted]");
        Assert.Equal(Attendance.Accepted, (await story.MeetingAsync(session.Id)).ReplyOf(story.Paul.Id));
        Assert.Null(paul.Page!.QuerySelector($"a[href$='{session.Id}/change']"));

        // Moved: the calendars follow, answers are asked anew, the seat stays.
        await amina.OpenAsync($"/group-sessions/{session.Id}/change");
        await amina.SubmitAsync("form[data-guard]", ("Form.Date", Day(story, 6)));
        var moved = await story.MeetingAsync(session.Id);
        Assert.Equal((1, Attendance.NeedsAction, true), (moved.Sequence, moved.ReplyOf(story.Paul.Id), moved.HasSeat(story.Paul.Id)));
        Assert.All((await story.MailsAsync()).Where(m => m.Kind == "group-moved"), m => Assert.Contains("SEQUENCE:1\r\n", m.Calendar, StringComparison.Ordinal));
        Assert.Equal("refused.changedMeanwhile", Assert.Single((await story.AnswerAsync(story.Paul, session.Id, Attendance.Accepted, 0)).Refusals).Message.Key);

        await amina.OpenAsync($"/group-sessions/{session.Id}");
        await amina.SubmitAsync("dialog form");
        Assert.Equal(SessionState.Cancelled, (await story.MeetingAsync(session.Id)).State);
        Assert.All((await story.MailsAsync()).Where(m => m.Kind == "group-cancelled"), m => Assert.Contains("STATUS:CANCELLED", m.Calendar, StringComparison.Ordinal));
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "group-cancelled"));
    }

    [Theory, BothDatabases]
    public async Task Seats_go_in_order_and_who_waits_moves_up_with_a_mail_by_page_and_by_calendar(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (milo, _) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var (maya, _) = await story.JoinAsync("Maya Mentee", ProgrammeRole.Mentee);
        var (mira, _) = await story.JoinAsync("Mira Mentor", ProgrammeRole.Mentor);
        var table = (await story.TableAsync(story.Petra, 2, story.Amina.Email)).Value;
        foreach (var person in new[] { story.Paul, milo, maya, mira }) Assert.True((await story.AnswerAsync(person, table, Attendance.Accepted)).Succeeded);
        var session = await story.MeetingAsync(table);
        Assert.Equal([story.Paul.Id, milo.Id], session.Seated.Select(r => r.PersonId));
        Assert.Equal([maya.Id, mira.Id], session.Waiting.Select(r => r.PersonId));
        // A seat comes with the event for the calendar, a place in the line without one.
        Assert.Equal(new[] { story.Paul.Id, milo.Id }.Order(), (await story.MailsAsync()).Where(m => m.Kind == "group-seat").Select(m => m.PersonId!.Value).Order());
        Assert.All((await story.MailsAsync()).Where(m => m.Kind == "group-waiting"), m => Assert.Equal("", m.Calendar));
        var page = await story.AsAsync(mira);
        await page.OpenAsync($"/group-sessions/{table}");
        Assert.Contains("You are number 2 on the waiting list", page.Body, StringComparison.Ordinal);

        // From his calendar Milo cannot come: Maya moves up, Mira is next.
        Task<bool> FromCalendarAsync(Person who, string answer, DateTimeOffset at, string? from = null) => story.RunAsAsync<TakeCalendarReply, bool>(story.Ada, t => t.ExecuteAsync(from ?? who.Email, Reply(table, who.Email, answer, 0, at), None));
        Assert.False(await FromCalendarAsync(milo, "DECLINED", story.Now.AddMinutes(1), story.Olga.Email));
        Assert.False(await FromCalendarAsync(story.Olga, "ACCEPTED", story.Now.AddMinutes(1)));
        Assert.True(await FromCalendarAsync(milo, "DECLINED", story.Now.AddMinutes(1)));
        session = await story.MeetingAsync(table);
        Assert.Equal([story.Paul.Id, maya.Id], session.Seated.Select(r => r.PersonId));
        Assert.Single(await story.MailsAsync(), m => m.Kind == "group-seat" && m.PersonId == maya.Id);
        // A clock set back does not jump the line: he is the last one now.
        Assert.True(await FromCalendarAsync(milo, "ACCEPTED", story.Now.AddMinutes(2)));
        Assert.Equal([mira.Id, milo.Id], (await story.MeetingAsync(table)).Waiting.Select(r => r.PersonId));
        // More seats: all of them move up, in their order.
        Assert.True((await story.RunAsAsync<ChangeGroupSession, Outcome>(story.Amina, async c => await c.ChangeAsync(table, CircleSteps.Draft(story, 7, 4), (await story.MeetingAsync(table)).Version, None))).Succeeded);
        Assert.Empty((await story.MeetingAsync(table)).Waiting);
        Assert.Equal(0, (await story.MeetingAsync(table)).Sequence);
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "group-seat" && m.PersonId == milo.Id));
    }

    [Theory, BothDatabases]
    public async Task A_meeting_has_no_more_seats_than_people_beside_its_host_and_whoever_joins_gets_one(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (maya, mayaIn) = await story.JoinAsync("Maya Mentee", ProgrammeRole.Mentee);
        var (_, miloIn) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var circle = await story.CircleAsync(miloIn);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/circles/{circle}/sessions/plan");
        Assert.Equal("2", amina.Page!.QuerySelector("#Form_Seats")!.GetAttribute("value"));
        var refused = await amina.SubmitAsync("form[data-guard]", ("Form.Topic", "Charts that mislead"), ("Form.Date", Day(story, 5)), ("Form.Time", "12:00"), ("Form.Seats", "3"), ("Form.Format", "InPerson"), ("Form.Place", "Canteen"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Contains("2 others are in the circle beside the host: write 2 or less.", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("3", "Charts that mislead"), (refused.QuerySelector("#Form_Seats")!.GetAttribute("value"), refused.QuerySelector("#Form_Topic")!.GetAttribute("value")));
        Assert.Equal(0, await story.InAsync(d => d.GroupSessions.CountAsync()));
        await amina.SubmitAsync("form[data-guard]", ("Form.Seats", "2"));
        var meeting = await story.InAsync(d => d.GroupSessions.Select(s => s.Id).SingleAsync());

        async Task<string> SeatsAsync(int seats, Person? who = null)
        {
            var seen = (await story.MeetingAsync(meeting)).Version;
            var outcome = await story.RunAsAsync<ChangeGroupSession, Outcome>(who ?? story.Amina, c => c.ChangeAsync(meeting, CircleSteps.Draft(story, 5, seats), seen, None));
            return outcome.IsNotFound ? "not found" : outcome.Succeeded ? "" : Assert.Single(outcome.Refusals).Message.Key;
        }
        Assert.Equal("group.refused.seats", await SeatsAsync(3));
        // Who joins finds a seat; when they go, whoever moves the meeting need not count anew.
        async Task JoinAsync() => Assert.True((await story.RunAsAsync<ManageCircle, Outcome>(story.Petra, m => m.AdmitAsync(story.Programme.Id, circle, mayaIn, None))).Succeeded);
        await JoinAsync();
        Assert.Equal(3, (await story.MeetingAsync(meeting)).Seats);
        Assert.True((await story.RunAsAsync<LeaveCircle, Outcome>(maya, l => l.ExecuteAsync(circle, None))).Succeeded);
        Assert.Equal("", await SeatsAsync(3));
        Assert.Equal("group.refused.seats", await SeatsAsync(4));
        // Where seats were few on purpose, they stay few.
        Assert.Equal("", await SeatsAsync(1));
        await JoinAsync();
        Assert.Equal(1, (await story.MeetingAsync(meeting)).Seats);
        // The seats of an open table are those of the room: people may yet join the programme.
        Assert.True((await story.TableAsync(story.Petra, 40)).Succeeded);
        foreach (var outsider in new[] { story.Paul, story.Petra, story.Olga, story.Otto })
        {
            Assert.Equal("not found", await SeatsAsync(9, outsider));
            Assert.True((await story.PlanAsync(outsider, circle, seats: 9)).IsNotFound);
        }
    }

    [Theory, BothDatabases]
    public async Task Many_at_once_never_get_the_same_seat(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var people = new List<Person>();
        for (var n = 0; n < 6; n++) people.Add((await story.JoinAsync($"Mentee {n}", ProgrammeRole.Mentee)).Person);
        var table = (await story.TableAsync(story.Petra, 3)).Value;
        var all = await Task.WhenAll(people.Select(p => story.AnswerAsync(p, table, Attendance.Accepted)));
        Assert.All(all, o => Assert.True(o.Succeeded));
        var session = await story.MeetingAsync(table);
        Assert.Equal((3, 3, 6), (session.Seated.Count, session.Waiting.Count, session.Line.Select(r => r.Turn).Distinct().Count()));
    }

    [Theory, BothDatabases]
    public async Task An_open_table_is_for_who_takes_part_and_stands_in_the_calendar_of_who_has_a_seat(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var table = (await story.TableAsync(story.Petra, 4, story.Amina.Email)).Value;
        Assert.Equal("group.refused.host", Assert.Single((await story.TableAsync(story.Petra, 4, story.Olga.Email)).Refusals).Message.Key);
        Assert.True((await story.TableAsync(story.Amina, 4)).IsNotFound);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/circles");
        Assert.Contains("What a model cannot know", paul.Body, StringComparison.Ordinal);
        foreach (var somebody in new[] { story.Olga, story.Otto })
        {
            var outside = await story.AsAsync(somebody);
            await outside.OpenAsync($"/group-sessions/{table}");
            Assert.Equal(HttpStatusCode.NotFound, outside.Status);
            Assert.True((await story.AnswerAsync(somebody, table, Attendance.Accepted)).IsNotFound);
        }
        await paul.OpenAsync("/my/calendar");
        var page = await paul.SubmitAsync("form[action='/my/calendar']");
        var path = new Uri(page.QuerySelector("#address")!.GetAttribute("value")!).AbsolutePath;
        var calendar = await story.AsAsync(null);
        await calendar.OpenAsync(path);
        Assert.DoesNotContain(table.ToString(), calendar.Body, StringComparison.Ordinal);
        Assert.True((await story.AnswerAsync(story.Paul, table, Attendance.Accepted)).Succeeded);
        await calendar.OpenAsync(path);
        Assert.Contains($"UID:{table}", calendar.Body, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Group session with Amina Haddad", calendar.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("model cannot", calendar.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_host_says_who_came_and_nobody_before_it_began(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var circle = await story.CircleAsync();
        var id = (await story.PlanAsync(story.Amina, circle)).Value;
        Task<Outcome> HeldAsync(Person who) => story.RunAsAsync<ChangeGroupSession, Outcome>(who, c => c.HeldAsync(id, [story.Paul.Id, story.Olga.Id], None));
        Assert.Equal("session.refused.notYet", Assert.Single((await HeldAsync(story.Amina)).Refusals).Message.Key);
        await story.BegunAsync(id);
        Assert.True((await HeldAsync(story.Paul)).IsNotFound);
        Assert.True((await HeldAsync(story.Olga)).IsNotFound);
        Assert.Equal("group.refused.begun", Assert.Single((await story.AnswerAsync(story.Paul, id, Attendance.Accepted)).Refusals).Message.Key);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/group-sessions/{id}");
        amina.Page!.QuerySelector($"input[name=came][value='{story.Paul.Id}']")!.SetAttribute("checked", "");
        await amina.SubmitAsync("form[action$='Held']");
        var session = await story.MeetingAsync(id);
        Assert.Equal(SessionState.Held, session.State);
        Assert.True(session.Replies.Single(r => r.PersonId == story.Paul.Id).Came);
        // The manager sees that they met and how many came, and not what about.
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/circles/{circle}");
        Assert.Contains("came,", petra.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("model cannot", petra.Body, StringComparison.Ordinal);
        await petra.OpenAsync($"/group-sessions/{id}");
        Assert.Equal(HttpStatusCode.NotFound, petra.Status);
    }

    [Theory, BothDatabases]
    public async Task One_note_of_all_keeps_what_each_wrote_and_an_agenda_its_lines(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var circle = await story.CircleAsync();
        var id = (await story.PlanAsync(story.Amina, circle)).Value;
        var (amina, paul) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        await paul.OpenAsync($"/group-sessions/{id}");
        await amina.OpenAsync($"/group-sessions/{id}");
        await amina.SubmitAsync("form[data-note]", ("Text", "## What we saw\n- a chart without a zero"));
        await paul.SubmitAsync("form[data-note]", ("Text", "Mine was typed meanwhile"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
        Assert.Contains("Mine was typed meanwhile", paul.Body, StringComparison.Ordinal);
        Assert.Contains("a chart without a zero", paul.Body, StringComparison.Ordinal);
        await paul.SubmitAsync("form[data-note]", ("Text", "Both together"));
        Assert.Equal("Both together", await story.InAsync(d => d.GroupNotes.Select(n => n.Text).SingleAsync()));
        await paul.OpenAsync($"/group-sessions/{id}");
        await paul.SubmitAsync("form[action$='Agenda']", ("Agenda", "10 Arrive\n30 Two charts"));
        await paul.OpenAsync($"/circles/{circle}");
        Assert.Contains("Two charts", paul.Body, StringComparison.Ordinal);
        // At an open table the note is for those who have a seat.
        var table = (await story.TableAsync(story.Petra, 1, story.Amina.Email)).Value;
        Assert.True((await story.RunAsAsync<KeepGroupNotes, (Outcome Outcome, GroupNote? Note)>(story.Paul, k => k.WriteAsync(table, "x", 0, None))).Outcome.IsNotFound);
        Assert.True((await story.AnswerAsync(story.Paul, table, Attendance.Accepted)).Succeeded);
        Assert.True((await story.RunAsAsync<KeepGroupNotes, (Outcome Outcome, GroupNote? Note)>(story.Paul, k => k.WriteAsync(table, "x", 0, None))).Outcome.Succeeded);
        // Ninety days after it took place its note is gone.
        await story.InAsync(d => d.GroupSessions.Where(s => s.Id == table).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndsAt, story.Now.AddDays(-91))));
        await story.RunAsAsync<ForgetEndedCircles, bool>(null, async f => { await f.ExecuteAsync(None); return true; });
        Assert.Equal("Both together", await story.InAsync(d => d.GroupNotes.Select(n => n.Text).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_series_keeps_its_hour_and_what_cannot_be_is_refused(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var circle = await story.CircleAsync();
        Assert.True((await story.PlanAsync(story.Amina, circle, count: 4)).Succeeded);
        Assert.All(await story.InAsync(d => d.GroupSessions.ToListAsync()), s => Assert.Equal(new TimeOnly(12, 0), TimeOnly.FromDateTime(s.LocalStart)));
        Assert.Equal(8, (await story.MailsAsync()).Count(m => m.Kind == "group-planned"));
        Assert.Equal("session.refused.past", Assert.Single((await story.PlanAsync(story.Amina, circle, -2)).Refusals).Message.Key);
        Assert.Equal("session.refused.range", Assert.Single((await story.PlanAsync(story.Amina, circle, seats: 0)).Refusals).Message.Key);
        Assert.True((await story.PlanAsync(story.Paul, circle)).IsNotFound);
        Assert.True((await story.PlanAsync(story.Petra, circle)).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task A_meeting_stays_at_its_hour_when_a_country_changes_its_clocks(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var id = (await story.PlanAsync(story.Amina, await story.CircleAsync())).Value;
        var right = (await story.MeetingAsync(id)).StartsAt;
        await story.InAsync(d => d.GroupSessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, right.AddHours(1))));
        Assert.Equal(1, await story.RunAsAsync<KeepGroupWallTimes, int>(null, k => k.ExecuteAsync(None)));
        Assert.Equal(0, await story.RunAsAsync<KeepGroupWallTimes, int>(null, k => k.ExecuteAsync(None)));
        var session = await story.MeetingAsync(id);
        Assert.Equal((right, 1), (session.StartsAt, session.Sequence));
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "group-moved"));
    }

    private static string Day(Story story, int days) => DateOnly.FromDateTime(story.Now.UtcDateTime).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Reply(Guid id, string attendee, string answer, int sequence, DateTimeOffset at) => string.Join("\r\n",
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Somebody//EN", "METHOD:REPLY", "BEGIN:VEVENT", $"UID:{id}", string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{sequence}"),
        $"DTSTAMP:{at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}", $"ATTENDEE;PARTSTAT={answer}:MAILTO:{attendee}", "END:VEVENT", "END:VCALENDAR", "");
}
