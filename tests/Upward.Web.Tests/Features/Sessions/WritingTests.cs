using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using static Upward.Web.Tests.Features.Sessions.SessionSteps;

namespace Upward.Web.Tests.Features.Sessions;

/// <summary>R107 R112: two who share no hour hold a session in writing. It takes nobody's hour.</summary>
public sealed class WritingTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_session_in_writing_takes_nobodys_hour_and_is_done_when_both_have_written(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        Assert.True((await story.PlanAsync(story.Amina, pair, story.In(4), d => d with { Format = SessionFormat.Writing, Place = "" })).Succeeded);
        var session = await story.SessionAsync();
        // Their calendars show it, and show them free.
        Assert.All(await story.MailsAsync(), m => Assert.Contains("TRANSP:TRANSPARENT", m.Calendar, StringComparison.Ordinal));
        // Another meeting at the same hour is no clash, nor is a second one in writing.
        Assert.True((await story.PlanAsync(story.Paul, pair, story.In(4))).Succeeded);
        Assert.True((await story.PlanAsync(story.Paul, pair, story.In(4), d => d with { Format = SessionFormat.Writing, Place = "" })).Succeeded);

        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/sessions/{session.Id}");
        Assert.Contains("In writing, both by this time", paul.Body, StringComparison.Ordinal);
        Assert.NotNull(paul.Page!.QuerySelector($"a.btn-primary[href='/pairs/{pair}/messages']"));
        // Long before the time: it may be done already, and nobody has missed it yet.
        Assert.Null(paul.Page.QuerySelector("form[action*='handler=Missed']"));
        Assert.Equal("session.refused.notYet", Assert.Single((await story.RunAsAsync<RecordSession, Outcome>(story.Paul, r => r.MissedAsync(pair, session.Id, Upward.Web.Features.Enrolment.ProgrammeRole.Mentor, None))).Refusals).Message.Key);
        await paul.PressAsync("form[action$='handler=Held'] button");
        Assert.Equal(SessionState.Held, (await story.InAsync(d => d.Sessions.SingleAsync(s => s.Id == session.Id))).State);
    }

    [Theory, BothDatabases]
    public async Task To_meet_after_all_it_needs_an_hour_that_is_free(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        Assert.True((await story.PlanAsync(story.Amina, pair, story.In(4), d => d with { Format = SessionFormat.Writing, Place = "" })).Succeeded);
        var id = (await story.SessionAsync()).Id;
        Assert.True((await story.PlanAsync(story.Paul, pair, story.In(4))).Succeeded);
        var refused = await story.RunAsAsync<ChangeSession, Outcome>(story.Amina, c => c.ArrangeAsync(pair, id, SessionFormat.Phone, "", None));
        Assert.Equal("session.refused.overlap", Assert.Single(refused.Refusals).Message.Key);
        Assert.Equal(SessionFormat.Writing, (await story.InAsync(d => d.Sessions.SingleAsync(s => s.Id == id))).Format);
        // One at which people meet is said to have taken place when it has begun, as ever.
        var met = await story.InAsync(d => d.Sessions.Where(s => s.Id != id).Select(s => s.Id).SingleAsync());
        Assert.Equal("session.refused.notYet", Assert.Single((await story.RunAsAsync<RecordSession, Outcome>(story.Amina, r => r.HeldAsync(pair, met, None))).Refusals).Message.Key);
        Assert.Equal("group.refused.writing", Assert.Single(new GroupSessionFacts("Numbers", SessionFormat.Writing, "", 4).Check().Refusals).Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_sees_it_or_says_that_it_took_place(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        Assert.True((await story.PlanAsync(story.Amina, pair, story.In(4), d => d with { Format = SessionFormat.Writing, Place = "" })).Succeeded);
        var id = (await story.SessionAsync()).Id;
        foreach (var outsider in new[] { story.Petra, story.Otto })
        {
            var there = await story.AsAsync(outsider);
            await there.OpenAsync($"/pairs/{pair}/sessions/{id}");
            Assert.Equal(HttpStatusCode.NotFound, there.Status);
            Assert.True((await story.RunAsAsync<RecordSession, Outcome>(outsider, r => r.HeldAsync(pair, id, None))).IsNotFound);
        }
        Assert.Equal(SessionState.Planned, (await story.SessionAsync()).State);
    }
}
