using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Goals;
using Upward.Web.Features.Safety;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.Sessions.Fit;
using Upward.Web.Features.Sessions.Preparing;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Sessions;

/// <summary>R249 and the day before: what should be at hand, two minutes of reading, the timer; and the question after the first time.</summary>
public sealed class PreparingTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task R249_Both_keep_one_list_of_what_should_be_at_hand(Db db)
    {
        var (story, pair, id) = await SoonAsync(db);
        var (amina, paul) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        await amina.OpenAsync($"/pairs/{pair}/sessions/{id}/prepare");
        await amina.SubmitAsync("form[action$='handler=Add']", ("Need", "Paul's old phone"));
        await amina.SubmitAsync("form[action$='handler=Take']", ("take", amina.Page!.QuerySelector("input[name='take']")!.GetAttribute("value")!));
        await paul.OpenAsync($"/pairs/{pair}/sessions/{id}/prepare");
        Assert.Contains("Paul&#x27;s old phone", paul.Body, StringComparison.Ordinal);
        Assert.Contains("0 of 2 ready", paul.Body, StringComparison.Ordinal);
        await paul.SubmitAsync("form[action*='handler=Ready']");
        Assert.Contains("1 of 2 ready", paul.Body, StringComparison.Ordinal);
        // What was said already is not suggested again.
        Assert.Equal(3, paul.Page!.QuerySelectorAll("input[name='take']").Length);
        await paul.SubmitAsync("form[action*='handler=Remove']");
        Assert.Contains("0 of 1 ready", paul.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_empty_line_too_many_and_a_session_that_is_over_are_refused_and_outsiders_find_nothing(Db db)
    {
        var (story, pair, id) = await SoonAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/sessions/{id}/prepare");
        await amina.SubmitAsync("form[action$='handler=Add']", ("Need", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Contains("Write what should be at hand.", amina.Body, StringComparison.Ordinal);
        var long1 = new string('a', SessionNeed.Longest + 1);
        await amina.SubmitAsync("form[action$='handler=Add']", ("Need", long1));
        Assert.Contains(long1, amina.Body, StringComparison.Ordinal);
        Assert.Equal("need.refused.many", Because(await AddAsync(story, story.Amina, pair, id, [.. Enumerable.Range(0, 31).Select(n => $"Thing {n}")])));
        Assert.Empty(await story.InAsync(d => d.SessionNeeds.ToListAsync()));
        foreach (var outsider in new[] { story.Olga, story.Ada, story.Petra, story.Otto })
        {
            Assert.True((await AddAsync(story, outsider, pair, id, ["Mine"])).IsNotFound);
            var browser = await story.AsAsync(outsider);
            foreach (var page in new[] { "prepare", "live" })
            {
                await browser.OpenAsync($"/pairs/{pair}/sessions/{id}/{page}");
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
        }
        await story.LongAgoAsync();
        Assert.True((await story.RunAsAsync<RecordSession, Outcome>(story.Paul, r => r.HeldAsync(pair, id, None))).Succeeded);
        Assert.Equal("session.refused.over", Because(await AddAsync(story, story.Amina, pair, id, ["Late"])));
    }

    [Theory, BothDatabases]
    public async Task The_day_before_each_gets_two_minutes_of_reading_once_and_nothing_that_is_the_others_alone(Db db)
    {
        var (story, pair, id) = await SoonAsync(db);
        var frame = GoalFrame.Of(story.Programme, DateOnly.FromDateTime(story.Now.UtcDateTime));
        await story.InAsync(async d =>
        {
            var session = await d.Sessions.SingleAsync();
            d.Add(Goal.Set(d.OrganisationId, pair, story.Paul.Id, new("Answer customers myself", "Ten answers.", frame.After(8), 1, null, GoalOwning.Mine), frame, story.Now).Value!);
            d.Add(SessionAction.Add(session, "Bring the numbers", ProgrammeRole.Mentee, null, story.Paul.Id, story.Now).Value!);
            d.Add(SessionAction.Add(session, "Show the dashboard", ProgrammeRole.Mentor, null, story.Paul.Id, story.Now).Value!);
            await d.SaveChangesAsync();
        });
        await story.InAsync(d => d.Goals.ExecuteUpdateAsync(g => g.SetProperty(x => x.IsPrivate, true)));
        Assert.Equal(0, await SendAsync(story)); // five days away
        await InHoursAsync(story, 20);
        Assert.Equal(2, await SendAsync(story));
        Assert.Equal(0, await SendAsync(story));
        var mails = (await story.MailsAsync()).FindAll(m => m.Kind == "session-brief");
        var (paul, amina) = (mails.Single(m => m.PersonId == story.Paul.Id), mails.Single(m => m.PersonId == story.Amina.Id));
        Assert.Contains("Answer customers myself", paul.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Answer customers myself", amina.TextBody + amina.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("Bring the numbers", amina.TextBody, StringComparison.Ordinal);
        // One's own come first.
        Assert.True(amina.TextBody.IndexOf("Show the dashboard", StringComparison.Ordinal) < amina.TextBody.IndexOf("Bring the numbers", StringComparison.Ordinal));
        Assert.Contains($"/pairs/{pair}/sessions/{id}/prepare", amina.TextBody, StringComparison.Ordinal);
        // Moved to another day, it is briefed again; one that rests or begins in an hour is not.
        await InHoursAsync(story, 30);
        await story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.Sequence, 1)));
        Assert.Equal(0, await SendAsync(story));
        await InHoursAsync(story, 1);
        Assert.Equal(0, await SendAsync(story));
        await InHoursAsync(story, 20);
        Assert.Equal(2, await SendAsync(story));
        await story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.Sequence, 2)));
        Assert.True((await story.RunAsAsync<LetPairRest, Outcome>(story.Paul, r => r.PauseAsync(pair, story.In(20), false, None))).Succeeded);
        Assert.Equal(0, await SendAsync(story));
    }

    [Theory, BothDatabases]
    public async Task G3_Two_weeks_after_the_first_time_the_question_is_dropped_and_listed_once(Db db)
    {
        var (story, pair, id) = await SoonAsync(db);
        await story.LongAgoAsync();
        Assert.True((await story.RunAsAsync<RecordSession, Outcome>(story.Paul, r => r.HeldAsync(pair, id, None))).Succeeded);
        Task AgoAsync(int ended, int said) => story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddDays(-ended).AddHours(-1)).SetProperty(x => x.EndsAt, story.Now.AddDays(-ended)).SetProperty(x => x.HeldSaidAt, story.Now.AddDays(-said)).SetProperty(x => x.PlannedAt, story.Now.AddDays(-ended))));
        // Said only now that they met three weeks ago: nobody was late, and nobody is asked.
        await AgoAsync(21, 1);
        Assert.Equal(0, await SendAsync(story));
        Assert.DoesNotContain(await story.MailsAsync(), m => m.Kind == "session-fit");
        await AgoAsync(21, 20);
        Assert.Equal(0, await SendAsync(story));
        Assert.Equal(0, await SendAsync(story));
        Assert.Equal([true, true], (await story.MailsAsync()).Where(m => m.Kind == "session-fit").Select(m => m.TooLateAt is not null && m.TextBody.Length == 0));
    }

    [Theory, BothDatabases]
    public async Task After_the_first_time_each_is_asked_for_themselves_alone_whether_it_fits(Db db)
    {
        var (story, pair, id) = await SoonAsync(db);
        Assert.Equal("fit.refused.notMet", Because(await AnswerAsync(story, story.Amina, pair, Fit.Good)));
        await story.LongAgoAsync();
        Assert.True((await story.RunAsAsync<RecordSession, Outcome>(story.Paul, r => r.HeldAsync(pair, id, None))).Succeeded);
        Assert.Equal(2, await SendAsync(story));
        Assert.Equal(0, await SendAsync(story));
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "session-fit"));
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/fit");
        await amina.SubmitAsync($"form[action='/pairs/{pair}/fit']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        await amina.SubmitAsync($"form[action='/pairs/{pair}/fit']", ("Answer", "NotRight"));
        Assert.NotNull(amina.Page!.QuerySelector($"a[href='/pairs/{pair}/end']"));
        Assert.Equal(Fit.NotRight, await story.InAsync(d => d.FitChecks.Select(f => f.Answer).SingleAsync()));
        // The partner is asked as if nobody had answered.
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/fit");
        Assert.Null(paul.Page!.QuerySelector("input[name='Answer'][checked]"));
        Assert.DoesNotContain("nobody&#x27;s fault", paul.Body, StringComparison.Ordinal);
        foreach (var outsider in new[] { story.Olga, story.Ada, story.Petra, story.Otto })
        {
            Assert.True((await AnswerAsync(story, outsider, pair, Fit.Good)).IsNotFound);
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/pairs/{pair}/fit");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
    }

    [Fact]
    public void The_timer_shares_what_the_lines_with_a_time_leave()
    {
        Assert.Equal([10, 18, 17, 15], LiveMinutes.Of(AgendaLines.Of("10 Check in\nShow\nTry\n15 What next"), 60));
        Assert.Equal([60, 1], LiveMinutes.Of(AgendaLines.Of("60 Talk\nOne thing more"), 45));
        Assert.Empty(LiveMinutes.Of(AgendaLines.Of(""), 45));
    }

    private async Task<(Story Story, Guid Pair, Guid Session)> SoonAsync(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        return (story, pair, (await story.PlanAsync(story.Amina, pair, story.In(5))).Value!.FirstId);
    }

    private static Task<int> InHoursAsync(Story story, int hours) => story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddHours(hours)).SetProperty(x => x.EndsAt, story.Now.AddHours(hours + 1))));
    private static Task<int> SendAsync(Story story) => story.RunAsAsync<SendBriefs, int>(null, s => s.ExecuteAsync(None));
    private static Task<Outcome> AddAsync(Story story, Upward.Web.Features.People.Person who, Guid pair, Guid id, IReadOnlyList<string> what) => story.RunAsAsync<PrepareSession, Outcome>(who, p => p.AddAsync(pair, id, what, None));
    private static Task<Outcome> AnswerAsync(Story story, Upward.Web.Features.People.Person who, Guid pair, Fit answer) => story.RunAsAsync<CheckFit, Outcome>(who, c => c.AnswerAsync(pair, answer, None));
    private static string Because(Outcome outcome) => Assert.Single(outcome.Refusals).Message.Key;
}
