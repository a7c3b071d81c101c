using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Agreements;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Features.Safety;
using Upward.Web.Platform;
using Upward.Web.Tests.Features.Sessions;

namespace Upward.Web.Tests.Features.Safety;

/// <summary>R024 R009: the ways out of "we are stuck", each without saying whose wish it was.</summary>
public sealed class RestTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_pair_rests_until_a_day_both_get_the_same_mail_and_no_reminder_goes_out(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var (amina, paul) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        await amina.OpenAsync($"/pairs/{pair}");
        await amina.OpenAsync(amina.Page!.QuerySelector("a[href$='/stuck']")!.GetAttribute("href")!);
        Assert.Contains("emergency number", amina.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await amina.SubmitAsync("form[action$='handler=Pause']", ("Until", Day(story, 20)));
        Assert.NotNull(amina.Page!.QuerySelector("form[action$='handler=Resume']"));
        var mails = await story.MailsAsync();
        Assert.Equal(["pair-rests", "pair-rests"], mails.Select(m => m.Kind));
        Assert.Single(mails.Select(m => m.TextBody.Replace("Amina Haddad", "X", StringComparison.Ordinal).Replace("Paul Director", "X", StringComparison.Ordinal)).Distinct());

        // Nobody is asked for a date meanwhile.
        await amina.OpenAsync($"/pairs/{pair}");
        Assert.Contains("Nothing has to be planned until then.", amina.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("No session has a date", amina.Body, StringComparison.Ordinal);

        // The other sees that it rests; lifting is up to whoever asked, and they may ask for longer.
        await paul.OpenAsync($"/pairs/{pair}/stuck");
        Assert.Contains("Rests until", paul.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(paul.Page.QuerySelector("form[action$='handler=Resume']"));
        Assert.True((await LiftAsync(story, story.Paul, pair, RestKind.Meetings)).Succeeded);
        Assert.Equal(1, await story.InAsync(d => d.PairRests.CountAsync()));
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs");
        Assert.Contains("Rests until", petra.Page!.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        // Two weeks without signatures: the reminder waits for the end of the rest.
        var begun = story.Now.AddDays(-15);
        await story.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.StartedAt, begun)));
        Assert.Equal(0, await story.RunAsAsync<RemindOfAgreements, int>(null, r => r.ExecuteAsync(None)));
        var yesterday = DateOnly.FromDateTime(story.Now.UtcDateTime).AddDays(-1);
        await story.InAsync(d => d.PairRests.ExecuteUpdateAsync(r => r.SetProperty(x => x.Until, yesterday)));
        Assert.Equal(1, await LapseAsync(story));
        Assert.Equal(0, await LapseAsync(story));
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "pair-rest-over"));
        Assert.Equal(1, await story.RunAsAsync<RemindOfAgreements, int>(null, r => r.ExecuteAsync(None)));
    }

    [Theory, BothDatabases]
    public async Task Meetings_inside_the_rest_leave_both_calendars_in_the_same_words_and_are_planned_anew_when_it_ends_early(Db db)
    {
        var (story, pair) = await PairAsync(db);
        await story.PlanAsync(story.Paul, pair, story.In(6));
        await story.PlanAsync(story.Amina, pair, story.In(20));
        await story.PlanAsync(story.Paul, pair, story.In(21));
        await story.InAsync(d => d.Outbox.ExecuteDeleteAsync());
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/stuck");
        Assert.True(amina.Page!.QuerySelector("input[name=TakeOut][type=checkbox]")!.HasAttribute("checked"));
        await amina.SubmitAsync("form[action$='handler=Pause']", ("Until", Day(story, 20)));
        Assert.Equal([true, true, false], await story.InAsync(d => d.Sessions.OrderBy(s => s.StartsAt).Select(s => s.CancelledAt != null).ToListAsync()));
        Assert.Empty(await story.InAsync(d => d.Sessions.Where(s => s.CancelledBy != null).ToListAsync()));
        var mails = (await story.MailsAsync()).Where(m => m.Kind == "session-rests").ToList();
        Assert.Equal(4, mails.Count);
        Assert.All(mails, m => Assert.Contains("METHOD:CANCEL", m.Calendar, StringComparison.Ordinal));
        // Two sessions, and nothing that tells one of the two from the other.
        Assert.Equal(2, mails.Select(m => m.TextBody.Replace("Amina Haddad", "X", StringComparison.Ordinal).Replace("Paul Director", "X", StringComparison.Ordinal)).Distinct().Count());
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/home");
        Assert.DoesNotContain(paul.Page!.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.EndsWith("/sessions/plan", StringComparison.Ordinal));

        // It ends early: said on the page, and to both by the same mail.
        await amina.OpenAsync($"/pairs/{pair}/stuck");
        await amina.SubmitAsync("form[action$='handler=Resume']");
        Assert.Contains("2 meetings that were taken out of both calendars have to be planned anew", amina.Body, StringComparison.Ordinal);
        var over = (await story.MailsAsync()).Where(m => m.Kind == "pair-rest-over").ToList();
        Assert.Equal(2, over.Count);
        Assert.All(over, m => Assert.Contains("do not come back by themselves", m.TextBody, StringComparison.Ordinal));
        Assert.Equal(0, await LapseAsync(story));
    }

    [Theory, BothDatabases]
    public async Task Meetings_stay_where_that_was_chosen_where_the_rest_is_refused_and_where_an_outsider_asks(Db db)
    {
        var (story, pair) = await PairAsync(db);
        await story.PlanAsync(story.Paul, pair, story.In(6));
        async Task<int> OpenAsync() => await story.InAsync(d => d.Sessions.CountAsync(s => s.CancelledAt == null));
        Assert.Equal("rest.refused.past", Key(await PauseAsync(story, story.Amina, pair, story.In(0))));
        foreach (var outsider in new[] { story.Petra, story.Ada, story.Olga, story.Otto }) Assert.True((await PauseAsync(story, outsider, pair, story.In(9))).IsNotFound);
        Assert.Equal(1, await OpenAsync());
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/stuck");
        await amina.SubmitAsync("form[action$='handler=Pause']", ("Until", Day(story, 9)), ("TakeOut", "false"));
        Assert.Equal(1, await OpenAsync());
        Assert.DoesNotContain(await story.MailsAsync(), m => m.Kind == "session-rests");
        // While the other still rests, going on is nobody's mail.
        Assert.True((await PauseAsync(story, story.Paul, pair, story.In(8))).Succeeded);
        Assert.Equal(0, await OpenAsync());
        Assert.True((await LiftAsync(story, story.Paul, pair, RestKind.Meetings)).Succeeded);
        Assert.DoesNotContain(await story.MailsAsync(), m => m.Kind == "pair-rest-over");
    }

    [Theory, BothDatabases]
    public async Task Topics_of_identity_rest_for_both_and_neither_page_nor_manager_tells_whose_wish_it_is(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var (amina, paul, petra) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul), await story.AsAsync(story.Petra));
        await amina.OpenAsync($"/pairs/{pair}/stuck");
        await amina.SubmitAsync("form[action$='handler=RestTopics']");
        await paul.OpenAsync($"/pairs/{pair}");
        Assert.Contains("Topics of identity rest", paul.Body, StringComparison.Ordinal);
        await paul.OpenAsync($"/pairs/{pair}/stuck");
        // What he finds is what anybody finds who did not ask: the way to ask, not the way to lift.
        Assert.NotNull(paul.Page!.QuerySelector("form[action$='handler=RestTopics']"));
        Assert.Null(paul.Page.QuerySelector("form[action$='handler=LiftTopics']"));
        Assert.Empty(await story.MailsAsync());
        foreach (var page in new[] { "", "/pairs", $"/pairs/{pair}", "/participants" })
        {
            await petra.OpenAsync($"/programmes/{story.Programme.Id}{page}");
            Assert.DoesNotContain("Topics of identity", petra.Body, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(await story.InAsync(d => d.AuditEntries.ToListAsync()), e => e.SubjectId == pair);
        await amina.OpenAsync($"/pairs/{pair}/stuck");
        await amina.SubmitAsync("form[action$='handler=LiftTopics']");
        await paul.OpenAsync($"/pairs/{pair}");
        Assert.DoesNotContain("Topics of identity rest", paul.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_day_that_is_over_or_far_away_and_an_ended_pair_are_refused(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var today = DateOnly.FromDateTime(story.Now.UtcDateTime);
        Assert.Equal("rest.refused.past", Key(await PauseAsync(story, story.Amina, pair, today)));
        Assert.Equal("rest.refused.tooLong", Key(await PauseAsync(story, story.Amina, pair, today.AddDays(PairRest.LongestDays + 1))));
        Assert.Equal("refused.required", Key(await PauseAsync(story, story.Amina, pair, null)));
        Assert.Empty(await story.InAsync(d => d.PairRests.ToListAsync()));
        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal("exit.refused.ended", Key(await PauseAsync(story, story.Amina, pair, today.AddDays(5))));
        Assert.Equal("exit.refused.ended", Key(await LiftAsync(story, story.Amina, pair, RestKind.IdentityTopics)));
    }

    [Theory, BothDatabases]
    public async Task An_outsider_neither_sees_nor_lets_it_rest(Db db)
    {
        var (story, pair) = await PairAsync(db);
        foreach (var outsider in new[] { story.Petra, story.Ada, story.Olga, story.Otto })
        {
            Assert.True((await PauseAsync(story, outsider, pair, DateOnly.FromDateTime(story.Now.UtcDateTime).AddDays(5))).IsNotFound);
            Assert.True((await LiftAsync(story, outsider, pair, RestKind.Meetings)).IsNotFound);
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/pairs/{pair}/stuck");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
    }

    [Theory, BothDatabases]
    public async Task A_programme_words_the_way_in_danger_and_others_cannot(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/setup/safeguarding");
        await petra.SubmitAsync("form[data-guard]", ("Input.Text", new string('x', SafetyRoute.Longest + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        await petra.SubmitAsync("form[data-guard]", ("Input.Text", "Call the porter, day and night."));
        Assert.Equal($"/programmes/{story.Programme.Id}/setup", petra.Path);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/stuck");
        Assert.Contains("Call the porter", amina.Body, StringComparison.Ordinal);
        Assert.True((await story.RunAsAsync<WordSafetyRoute, Outcome>(story.Amina, w => w.ExecuteAsync(story.Programme.Id, new() { Text = "Mine" }, new("safeguarding", 1, ""), None))).IsNotFound);
    }

    private static string Day(Story story, int days) => DateOnly.FromDateTime(story.Now.UtcDateTime).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    private static string Key(Outcome outcome) => outcome.Refusals[0].Message.Key;
    private static Task<Outcome> PauseAsync(Story story, Person who, Guid pair, DateOnly? until) => story.RunAsAsync<LetPairRest, Outcome>(who, r => r.PauseAsync(pair, until, true, None));
    private static Task<Outcome> LiftAsync(Story story, Person who, Guid pair, RestKind kind) => story.RunAsAsync<LetPairRest, Outcome>(who, r => r.LiftAsync(pair, kind, None));
    private static Task<int> LapseAsync(Story story) => story.RunAsAsync<EndLapsedRests, int>(null, r => r.ExecuteAsync(None));

    private async Task<(Story Story, Guid Pair)> PairAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        return (story, await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync()));
    }
}
