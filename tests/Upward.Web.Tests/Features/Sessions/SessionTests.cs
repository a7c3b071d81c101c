using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Features.Sessions;

/// <summary>R076 R147 R150 R156 R177 R241: planning, moving, cancelling and recording a session, with both calendars following.</summary>
public sealed class SessionTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task One_plans_a_session_over_the_page_and_both_get_it_for_their_calendars(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}");
        Assert.Contains("No session has a date", amina.Body, StringComparison.Ordinal);
        var page = await amina.OpenAsync($"/pairs/{pair}/sessions/plan");
        var slot = page.QuerySelector("a.time-slot")!.GetAttribute("href")!;
        await amina.OpenAsync($"/pairs/{pair}/sessions/plan{slot[..slot.IndexOf('#', StringComparison.Ordinal)]}");
        await amina.SubmitAsync("form[data-guard]", ("Input.Place", "Canteen, window side"), ("Input.Format", "InPerson"));
        Assert.Equal("", amina.Page!.QuerySelector(".error-summary")?.TextContent ?? "");
        var session = await story.SessionAsync();
        Assert.Equal($"/pairs/{pair}/sessions/{session.Id}", amina.Path);
        Assert.Contains("Canteen, window side", amina.Body, StringComparison.Ordinal);
        Assert.Equal(Attendance.Accepted, session.ReplyOf(ProgrammeRole.Mentor));
        Assert.Equal(Attendance.NeedsAction, session.ReplyOf(ProgrammeRole.Mentee));
        var mails = await story.MailsAsync();
        Assert.Equal(["session-planned", "session-planned-own"], mails.Select(m => m.Kind).Order());
        Assert.All(mails, m => Assert.Equal(CalendarMethod.Request, m.CalendarMethod));
        Assert.All(mails, m => Assert.Contains($"UID:{session.Id}", m.Calendar, StringComparison.Ordinal));

        // The partner answers here, and the pair's page shows what is next.
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/sessions/{session.Id}");
        await paul.PressAsync("button[value=Accepted]");
        Assert.Equal(Attendance.Accepted, (await story.SessionAsync()).ReplyOf(ProgrammeRole.Mentee));
        await paul.OpenAsync($"/pairs/{pair}");
        Assert.Contains("Session 1", paul.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_series_keeps_its_hour_and_each_of_it_is_an_event_of_its_own(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        Assert.True((await story.PlanAsync(story.Paul, pair, story.In(3), d => d with { Count = 6, EveryDays = 14 })).Succeeded);
        var sessions = await story.InAsync(d => d.Sessions.OrderBy(s => s.StartsAt).ToListAsync());
        Assert.Equal(6, sessions.Select(s => s.Id).Distinct().Count());
        Assert.All(sessions, s => Assert.Equal(new TimeOnly(14, 0), TimeOnly.FromDateTime(s.LocalStart)));
        Assert.All(sessions.Zip(sessions.Skip(1)), p => Assert.Equal(14, (p.Second.LocalStart.Date - p.First.LocalStart.Date).Days));
        Assert.Equal(12, (await story.MailsAsync()).Count);
    }

    [Theory, BothDatabases]
    public async Task Moving_raises_the_sequence_forgets_old_answers_and_says_who_moved_it(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        var id = (await story.PlanAsync(story.Amina, pair, story.In(5))).Value!.FirstId;
        var paul = await story.AsAsync(story.Paul);
        var page = await paul.OpenAsync($"/pairs/{pair}/sessions/{id}/move");
        await paul.PressAsync("button.time-slot");
        Assert.Equal($"/pairs/{pair}/sessions/{id}", paul.Path);
        var session = await story.SessionAsync();
        Assert.Equal(1, session.Sequence);
        Assert.Equal(ProgrammeRole.Mentee, Assert.Single(session.Moves).By);
        Assert.Equal(Attendance.NeedsAction, session.ReplyOf(ProgrammeRole.Mentor));
        Assert.Equal(Attendance.Accepted, session.ReplyOf(ProgrammeRole.Mentee));
        var moved = (await story.MailsAsync()).Where(m => m.Kind.StartsWith("session-moved", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, moved.Count);
        Assert.All(moved, m => Assert.Contains("SEQUENCE:1\r\n", m.Calendar, StringComparison.Ordinal));
        Assert.NotNull(page);

        // A page that is behind does not undo what the other did.
        var late = await story.RunAsAsync<ChangeSession, Outcome>(story.Amina, c => c.CancelAsync(pair, id, 1, None));
        Assert.Equal("refused.changedMeanwhile", Assert.Single(late.Refusals).Message.Key);
        await paul.OpenAsync($"/pairs/{pair}/sessions/{id}");
        await paul.SubmitAsync("dialog form");
        session = await story.SessionAsync();
        Assert.Equal((SessionState.Cancelled, ProgrammeRole.Mentee, 2), (session.State, session.CancelledBy!.Value, session.Sequence));
        Assert.All((await story.MailsAsync()).Where(m => m.Kind.StartsWith("session-cancelled", StringComparison.Ordinal)), m => Assert.Contains("METHOD:CANCEL", m.Calendar, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_is_refused_with_its_reason_and_nothing_is_kept(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        async Task RefusedAsync(string key, DateOnly? date, Func<SessionDraft, SessionDraft>? with = null)
        {
            var outcome = await story.PlanAsync(story.Amina, pair, date ?? default, d => (with?.Invoke(d) ?? d) with { Date = date });
            Assert.Contains(outcome.Refusals, r => r.Message.Key == key);
        }
        await RefusedAsync("session.refused.date", null);
        await RefusedAsync("session.refused.past", story.In(-1));
        await RefusedAsync("session.refused.far", story.In(600));
        await RefusedAsync("session.refused.range", story.In(3), d => d with { Minutes = 5 });
        await RefusedAsync("session.refused.range", story.In(3), d => d with { Count = 27 });
        await RefusedAsync("session.refused.link", story.In(3), d => d with { Place = "javascript:alert(1)" });
        Assert.Empty(await story.InAsync(d => d.Sessions.ToListAsync()));
        Assert.True((await story.PlanAsync(story.Amina, pair, story.In(3))).Succeeded);
        await RefusedAsync("session.refused.overlap", story.In(3), d => d with { Time = new(14, 30) });

        // What was typed stays in the form.
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/sessions/plan");
        var page = await amina.SubmitAsync("form[data-guard]", ("Input.Date", "2020-02-30"), ("Input.Time", "14:00"), ("Input.Place", "https://meet.example.org/kept"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Equal("https://meet.example.org/kept", page.QuerySelector("[name='Input.Place']")!.GetAttribute("value"));
        await story.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.EndedAt, story.Now)));
        await RefusedAsync("session.refused.ended", story.In(9));
    }

    [Theory, BothDatabases]
    public async Task Afterwards_either_says_what_happened_and_the_manager_learns_that_it_did(Db db)
    {
        const string canary = "Whether Gdansk is closed";
        var (story, pair) = await hosts.PairAsync(db);
        var id = (await story.PlanAsync(story.Amina, pair, story.In(1))).Value!.FirstId;
        Assert.Equal("session.refused.notYet", Assert.Single((await story.RunAsAsync<RecordSession, Outcome>(story.Paul, r => r.HeldAsync(pair, id, None))).Refusals).Message.Key);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/sessions/{id}");
        await paul.SubmitAsync("form[action$='handler=Agenda']", ("Agenda", $"10 How was your week?\n20 {canary}"));
        Assert.Contains("30 of 60 minutes", paul.Body, StringComparison.Ordinal);
        await story.LongAgoAsync();
        await paul.OpenAsync($"/pairs/{pair}/sessions/{id}");
        await paul.SubmitAsync("form[action$='who=Mentor']");
        Assert.Equal((SessionState.Missed, ProgrammeRole.Mentor), ((await story.SessionAsync()).State, (await story.SessionAsync()).MissedBy!.Value));
        await paul.SubmitAsync("form[action$='handler=Held']");
        Assert.Equal((SessionState.Held, null), ((await story.SessionAsync()).State, (await story.SessionAsync()).MissedBy));

        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs");
        Assert.Contains("1 of 6", petra.Page!.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Gdansk", petra.Body, StringComparison.Ordinal);
        Assert.All(await story.MailsAsync(), m => Assert.DoesNotContain("Gdansk", m.TextBody + m.HtmlBody + m.Calendar, StringComparison.Ordinal));
        Assert.All(await story.InAsync(d => d.AuditEntries.ToListAsync()), e => Assert.DoesNotContain("Gdansk", e.Details + e.SubjectName, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task One_offers_three_times_and_the_other_takes_one(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        var amina = await story.AsAsync(story.Amina);
        var page = await amina.OpenAsync($"/pairs/{pair}/sessions/plan");
        var starts = page.QuerySelectorAll("input[name=Starts]").Take(3).Select(i => ("Starts", i.GetAttribute("value"))).ToArray();
        Assert.Equal(3, starts.Length);
        Assert.Equal("session.refused.starts", Assert.Single((await story.RunAsAsync<OfferTimes, Outcome>(story.Amina, o => o.AskAsync(pair, [], new(), None))).Refusals).Message.Key);
        DateTimeOffset[] times = [.. starts.Select(s => DateTimeOffset.FromUnixTimeSeconds(long.Parse(s.Item2!, System.Globalization.CultureInfo.InvariantCulture)))];
        Assert.True((await story.RunAsAsync<OfferTimes, Outcome>(story.Amina, o => o.AskAsync(pair, times, new() { Place = "Canteen", Format = SessionFormat.InPerson }, None))).Succeeded);
        await amina.OpenAsync($"/pairs/{pair}/sessions");
        Assert.Empty(amina.Page!.QuerySelectorAll("form[action*='handler=Take']"));
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/sessions");
        await paul.SubmitAsync("li:nth-child(2) form[action*='handler=Take']");
        Assert.Equal((HttpStatusCode.OK, $"/pairs/{pair}/sessions", ""), (paul.Status, paul.Path, paul.Page!.QuerySelector(".error-summary")?.TextContent ?? ""));
        Assert.Equal(times.Order().ElementAt(1), (await story.SessionAsync()).StartsAt);
        Assert.Equal("Canteen", (await story.SessionAsync()).Place);
        Assert.NotNull(await story.InAsync(d => d.SessionOffers.Select(o => o.SessionId).SingleAsync()));
        // A second taking of the same offer finds none open.
        Assert.True((await story.RunAsAsync<OfferTimes, Outcome<PlanSessions.Planned>>(story.Paul, o => o.TakeAsync(pair, Guid.NewGuid(), times[0].ToUnixTimeSeconds(), None))).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task For_outsiders_there_is_no_session(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        var id = (await story.PlanAsync(story.Amina, pair, story.In(3))).Value!.FirstId;
        foreach (var outsider in new[] { story.Olga, story.Petra, story.Ada })
        {
            var browser = await story.AsAsync(outsider);
            foreach (var path in new[] { $"/pairs/{pair}/sessions", $"/pairs/{pair}/sessions/plan", $"/pairs/{pair}/sessions/{id}", $"/pairs/{pair}/sessions/{id}/move" })
            {
                await browser.OpenAsync(path);
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
            Assert.True((await story.PlanAsync(outsider, pair, story.In(9))).IsNotFound);
            Assert.True((await story.RunAsAsync<ChangeSession, Outcome>(outsider, c => c.CancelAsync(pair, id, 1, None))).IsNotFound);
            Assert.True((await story.RunAsAsync<RecordSession, Outcome>(outsider, r => r.HeldAsync(pair, id, None))).IsNotFound);
            Assert.True((await story.RunAsAsync<OfferTimes, Outcome>(outsider, o => o.AskAsync(pair, [story.Now.AddDays(1)], new(), None))).IsNotFound);
        }
        Assert.Equal(SessionState.Planned, (await story.SessionAsync()).State);
    }
}
