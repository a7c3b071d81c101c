using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.Sessions.Cohort;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Features.Sessions;

/// <summary>The whole cohort moved in one act, by a manager who sees how many and never whose.</summary>
public sealed class CohortTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Every_session_of_the_days_goes_a_week_on_at_its_own_hour_once_and_both_are_told_why(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        await story.PlanAsync(story.Amina, pair, story.In(5), d => d with { Count = 2, EveryDays = 7 });
        await story.PlanAsync(story.Amina, pair, story.In(40));
        var before = await story.InAsync(d => d.Sessions.AsNoTracking().OrderBy(s => s.StartsAt).ToListAsync());
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs/move-sessions?Look=true&From={story.In(4):yyyy-MM-dd}&Until={story.In(14):yyyy-MM-dd}&Days=7&Why=The+company+week");
        Assert.Contains("2 sessions", petra.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(story.Amina.Name, petra.Body, StringComparison.Ordinal);
        await petra.SubmitAsync($"form[method='post'][action$='/pairs/move-sessions']");
        await story.RunTasksAsync();
        var after = await story.InAsync(d => d.Sessions.AsNoTracking().OrderBy(s => s.StartsAt).ToListAsync());
        // Within the days again after the move, the first is moved once all the same.
        Assert.Equal([before[0].LocalStart.AddDays(7), before[1].LocalStart.AddDays(7), before[2].LocalStart], after.Select(s => s.LocalStart));
        Assert.Equal([1, 1, 0], after.Select(s => s.Sequence));
        var told = (await story.MailsAsync()).FindAll(m => m.Kind == "session-cohortmoved");
        Assert.Equal(4, told.Count);
        Assert.All(told, m => Assert.Contains("The company week", m.TextBody, StringComparison.Ordinal));
        Assert.All(told, m => Assert.Equal(CalendarMethod.Request, m.CalendarMethod));
        Assert.Equal((2, 0), await CountedAsync(story));
        // Begun again, as after a stop, it finds nothing left to do.
        await story.InAsync(d => d.LongTasks.ExecuteUpdateAsync(t => t.SetProperty(x => x.FinishedAt, (DateTimeOffset?)null)));
        await story.RunTasksAsync();
        Assert.Equal([1, 1, 0], (await story.InAsync(d => d.Sessions.AsNoTracking().OrderBy(s => s.StartsAt).ToListAsync())).Select(s => s.Sequence));
        Assert.Single(await story.InAsync(d => d.AuditEntries.Where(a => a.Action == "session.cohort.moved").ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_session_whose_new_time_is_over_or_taken_stays_and_is_counted(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        await story.PlanAsync(story.Amina, pair, story.In(3));
        await story.PlanAsync(story.Amina, pair, story.In(10));
        Assert.True((await MoveAsync(story, story.Petra, story.In(3), story.In(3), 7)).Succeeded);
        await story.RunTasksAsync();
        Assert.Equal((0, 1), await CountedAsync(story));
        Assert.True((await MoveAsync(story, story.Petra, story.In(3), story.In(3), -5)).Succeeded);
        await story.RunTasksAsync();
        Assert.All(await story.InAsync(d => d.Sessions.ToListAsync()), s => Assert.Equal(0, s.Sequence));
    }

    [Theory, BothDatabases]
    public async Task What_makes_no_sense_is_refused_and_only_managers_of_the_programme_may(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        await story.PlanAsync(story.Amina, pair, story.In(3));
        async Task<string> WhyAsync(DateOnly? from, DateOnly? until, int days, string why = "Why") => Assert.Single((await story.RunAsAsync<MoveCohort, Outcome>(story.Petra, m => m.ExecuteAsync(story.Programme.Id, from, until, days, why, None))).Refusals).Message.Key;
        Assert.Equal("session.refused.date", await WhyAsync(null, story.In(3), 7));
        Assert.Equal("cohort.refused.order", await WhyAsync(story.In(4), story.In(3), 7));
        Assert.Equal("cohort.refused.long", await WhyAsync(story.In(4), story.In(90), 7));
        Assert.Equal("cohort.refused.days", await WhyAsync(story.In(1), story.In(9), 0));
        Assert.Equal("cohort.refused.days", await WhyAsync(story.In(1), story.In(9), 93));
        Assert.Equal("cohort.refused.why", await WhyAsync(story.In(1), story.In(9), 7, " "));
        Assert.Equal("cohort.refused.none", await WhyAsync(story.In(20), story.In(22), 7));
        foreach (var outsider in new[] { story.Olga, story.Amina, story.Paul, story.Otto })
        {
            Assert.True((await MoveAsync(story, outsider, story.In(1), story.In(9), 7)).IsNotFound);
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/programmes/{story.Programme.Id}/pairs/move-sessions");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        Assert.Equal(0, await story.InAsync(d => d.CohortMoves.CountAsync()));
    }

    private static async Task<(int Moved, int Left)> CountedAsync(Story story)
    {
        var move = await story.InAsync(d => d.CohortMoves.SingleAsync());
        return (move.Moved, move.Left);
    }

    private static Task<Outcome> MoveAsync(Story story, Upward.Web.Features.People.Person who, DateOnly from, DateOnly until, int days) =>
        story.RunAsAsync<MoveCohort, Outcome>(who, m => m.ExecuteAsync(story.Programme.Id, from, until, days, "The storm", None));
}
