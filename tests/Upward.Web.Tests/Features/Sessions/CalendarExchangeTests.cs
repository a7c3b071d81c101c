using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Features.Sessions;

/// <summary>H6 H7: what calendars answer, and what they may fetch.</summary>
public sealed class CalendarExchangeTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task An_answer_from_the_calendar_counts_once_in_its_order_and_from_the_right_address_only(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        var id = (await story.PlanAsync(story.Amina, pair, story.In(5))).Value!.FirstId;
        Task<bool> AnswerAsync(string from, string who, string answer, int sequence, DateTimeOffset at) =>
            story.RunAsAsync<TakeCalendarReply, bool>(story.Ada, t => t.ExecuteAsync(from, Reply(id, who, answer, sequence, at), None));
        async Task<Attendance> PaulAsync() => (await story.SessionAsync()).ReplyOf(ProgrammeRole.Mentee);

        Assert.False(await AnswerAsync(story.Amina.Email, story.Paul.Email, "ACCEPTED", 0, story.Now)); // forged
        Assert.False(await AnswerAsync(story.Olga.Email, story.Olga.Email, "ACCEPTED", 0, story.Now)); // not invited
        Assert.Equal(Attendance.NeedsAction, await PaulAsync());
        Assert.True(await AnswerAsync(story.Paul.Email.ToUpperInvariant(), story.Paul.Email, "TENTATIVE", 0, story.Now.AddMinutes(5)));
        Assert.Equal(Attendance.Tentative, await PaulAsync());
        Assert.False(await AnswerAsync(story.Paul.Email, story.Paul.Email, "ACCEPTED", 0, story.Now.AddMinutes(1))); // older, came later
        Assert.Equal(Attendance.Tentative, await PaulAsync());
        Assert.True(await AnswerAsync(story.Paul.Email, story.Paul.Email, "DECLINED", 0, story.Now.AddMinutes(9)));
        Assert.True(await AnswerAsync(story.Paul.Email, story.Paul.Email, "DECLINED", 0, story.Now.AddMinutes(9))); // the same mail twice
        Assert.Equal(story.Amina.Id, Assert.Single(await story.MailsAsync(), m => m.Kind == "session-declined").PersonId);

        // The session is moved: an answer to the old time is none to the new one.
        Assert.True((await story.RunAsAsync<ChangeSession, Outcome<SessionTime>>(story.Amina, async c => await c.MoveAsync(pair, id, story.In(6), new(10, 0), 60, (await story.SessionAsync()).Version, None))).Succeeded);
        Assert.False(await AnswerAsync(story.Paul.Email, story.Paul.Email, "ACCEPTED", 0, story.Now.AddMinutes(20)));
        Assert.Equal(Attendance.NeedsAction, await PaulAsync());
        Assert.True(await AnswerAsync(story.Paul.Email, story.Paul.Email, "ACCEPTED", 1, story.Now.AddMinutes(21)));
        Assert.Equal(Attendance.Accepted, await PaulAsync());
        foreach (var nonsense in new[] { "", "BEGIN:VCALENDAR", "hello", Reply(Guid.NewGuid(), story.Paul.Email, "ACCEPTED", 1, story.Now), Reply(id, story.Paul.Email, "MAYBE", 1, story.Now) })
            Assert.False(await story.RunAsAsync<TakeCalendarReply, bool>(story.Ada, t => t.ExecuteAsync(story.Paul.Email, nonsense, None)));
    }

    [Theory, BothDatabases]
    public async Task The_secret_address_gives_times_and_first_names_and_ends_at_once(Db db)
    {
        const string canary = "Whether Gdansk is closed";
        var (story, pair) = await hosts.PairAsync(db);
        var id = (await story.PlanAsync(story.Amina, pair, story.In(5))).Value!.FirstId;
        Assert.True((await story.RunAsAsync<RecordSession, Outcome>(story.Amina, r => r.PlanAgendaAsync(pair, id, canary, 1, None))).Succeeded);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/my/calendar");
        var page = await paul.SubmitAsync("form[action='/my/calendar']");
        var path = new Uri(page.QuerySelector("#address")!.GetAttribute("value")!).AbsolutePath;
        var calendar = await story.AsAsync(null);
        await calendar.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, calendar.Status);
        Assert.Contains($"UID:{id}", calendar.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("METHOD", calendar.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("ATTENDEE", calendar.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Gdansk", calendar.Body, StringComparison.Ordinal);
        var tag = calendar.Response.Headers.ETag!;
        await calendar.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", tag.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, calendar.Status);

        // A new one ends the old one; ending ends it; and whoever guesses finds nothing.
        await paul.OpenAsync("/my/calendar");
        page = await paul.SubmitAsync("form[action='/my/calendar']");
        var renewed = new Uri(page.QuerySelector("#address")!.GetAttribute("value")!).AbsolutePath;
        await calendar.OpenAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, calendar.Status);
        await calendar.OpenAsync(renewed);
        Assert.Equal(HttpStatusCode.OK, calendar.Status);
        await paul.OpenAsync("/my/calendar");
        await paul.SubmitAsync("form[action$='handler=End']");
        await calendar.OpenAsync(renewed);
        Assert.Equal(HttpStatusCode.NotFound, calendar.Status);
        Assert.Equal(["session.feed.ended", "session.feed.made", "session.feed.made"], await story.InAsync(d => d.AuditEntries.Where(e => e.Action.StartsWith("session.feed")).Select(e => e.Action).Order().ToListAsync()));
    }

    private static string Reply(Guid id, string attendee, string answer, int sequence, DateTimeOffset at) => string.Join("\r\n",
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Somebody//EN", "METHOD:REPLY", "BEGIN:VEVENT", $"UID:{id}", string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{sequence}"),
        $"DTSTAMP:{at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}", $"ATTENDEE;CN=\"Director, Paul\";PARTSTAT={answer}:MAILTO:", $" {attendee}", "END:VEVENT", "END:VCALENDAR", "");
}
