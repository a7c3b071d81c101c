using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Notifications;
using Upward.Web.Features.Nudges;
using Upward.Web.Features.People;
using Upward.Web.Features.Safety;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Tests.Features.Sessions;

namespace Upward.Web.Tests.Features.Nudges;

/// <summary>R188: one, many, or by a rule; never twice about the same, never two within a week, never while a pair rests.</summary>
public sealed class NudgeTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task R188_A_manager_looks_ticks_adds_a_sentence_and_both_get_one_mail(Db db)
    {
        var (story, pair) = await StillAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs");
        Assert.Contains($"/programmes/{story.Programme.Id}/nudges", petra.Body, StringComparison.Ordinal);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/nudges?kind=NoDate&days=45");
        Assert.Contains(story.Amina.Name, petra.Body, StringComparison.Ordinal);
        Assert.Contains(story.Paul.Name, petra.Body, StringComparison.Ordinal);
        await petra.SubmitAsync("form[action*='handler=Send']", ("Chosen", pair.ToString()), ("Words", "The room by the river is free on Fridays."));
        Assert.Equal(HttpStatusCode.OK, petra.Status);
        Assert.Contains("2 people were told.", petra.Body, StringComparison.Ordinal);
        var mails = await NudgesAsync(story);
        Assert.Equal(new[] { story.Amina.Id, story.Paul.Id }.Order(), mails.Select(m => m.PersonId!.Value).Order());
        Assert.All(mails, m => Assert.Equal("nudge-nodate", m.Kind));
        Assert.All(mails, m => Assert.Contains("The room by the river is free on Fridays.", m.TextBody, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.Contains($"/pairs/{pair}/sessions/plan", m.TextBody, StringComparison.Ordinal));
        // The page remembers whom and when, and who of them has heard of it.
        Assert.Contains("Told about this before", petra.Body, StringComparison.Ordinal);
        Assert.Equal(2, await story.InAsync(d => d.Nudges.CountAsync(n => n.ProgrammeId == story.Programme.Id && n.Kind == NudgeKind.NoDate && n.ById == story.Petra.Id && n.At > story.Now.AddDays(-1))));
        Assert.Single(await story.InAsync(d => d.AuditEntries.Where(a => a.Action == "nudges.sent").ToListAsync()));
        Assert.Equal("nudges", NoticeTopics.Of("nudge-nodate"));
    }

    [Theory, BothDatabases]
    public async Task Never_twice_about_the_same_and_never_two_within_a_week(Db db)
    {
        var (story, pair) = await StillAsync(db);
        Assert.Equal(new(2, 0, 0, 0, 0, 0), (await SendAsync(story, NudgeKind.NoDate, pair)).Value);
        Assert.Equal(new(0, 2, 0, 0, 0, 0), (await SendAsync(story, NudgeKind.NoDate, pair)).Value);
        // Something else, in the same week.
        Assert.Equal(new(0, 0, 2, 0, 0, 0), (await SendAsync(story, NudgeKind.Agreement, pair)).Value);
        await EarlierAsync(story, 6);
        Assert.Equal(new(0, 0, 2, 0, 0, 0), (await SendAsync(story, NudgeKind.Agreement, pair)).Value);
        await EarlierAsync(story, 8);
        Assert.Equal(new(2, 0, 0, 0, 0, 0), (await SendAsync(story, NudgeKind.Agreement, pair)).Value);
        await EarlierAsync(story, 8);
        Assert.Equal(new(0, 2, 0, 0, 0, 0), (await SendAsync(story, NudgeKind.NoDate, pair)).Value);
        // The outbox may forget; the log does not.
        await story.InAsync(d => d.Outbox.ExecuteDeleteAsync());
        Assert.Equal(0, (await SendAsync(story, NudgeKind.NoDate, pair)).Value!.Told);
        // They met since, and came to a halt again: that is something new.
        await HeldAsync(story, pair, daysAgo: 50);
        Assert.Equal(new(2, 0, 0, 0, 0, 0), (await SendAsync(story, NudgeKind.NoDate, pair)).Value);
        Assert.Single(await story.InAsync(d => d.Nudges.Where(n => n.PersonId == story.Amina.Id && n.At > story.Now.AddDays(-1)).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task The_list_is_of_those_whom_it_is_about_and_of_nobody_else(Db db)
    {
        var (story, pair) = await StillAsync(db);
        Assert.Equal((1, 1, 1), await CountsAsync(story));
        var planned = (await story.PlanAsync(story.Amina, pair, story.In(20))).Value!.FirstId;
        Assert.Equal((0, 1, 1), await CountsAsync(story));
        // Whoever meets this week is not asked why they have not met.
        await story.InAsync(d => d.Sessions.Where(s => s.Id == planned).ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddDays(3)).SetProperty(x => x.EndsAt, story.Now.AddDays(3).AddHours(1))));
        Assert.Equal((0, 1, 0), await CountsAsync(story));
        await story.InAsync(d => d.Sessions.ExecuteDeleteAsync());
        await HeldAsync(story, pair, daysAgo: 10);
        Assert.Equal((0, 1, 0), await CountsAsync(story));
        Assert.Equal(new(0, 0, 0, 0, 0, 1), (await SendAsync(story, NudgeKind.Silent, pair)).Value);
        await story.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.EndedAt, story.Now)));
        Assert.Equal((0, 0, 0), await CountsAsync(story));
        // A pair from before Upward that never planned here has its own ways.
        var (other, _) = await hosts.PairAsync(db);
        await other.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.StartedAt, other.Now.AddDays(-90))));
        Assert.Equal((0, 0, 0), await CountsAsync(other));
    }

    [Theory, BothDatabases]
    public async Task Who_rests_or_cannot_be_reached_is_left_alone_and_counted(Db db)
    {
        var (story, pair) = await StillAsync(db);
        Assert.True((await story.RunAsAsync<LetPairRest, Outcome>(story.Paul, r => r.PauseAsync(pair, story.In(20), false, None))).Succeeded);
        Assert.Equal(new(0, 0, 0, 0, 1, 0), (await SendAsync(story, NudgeKind.Silent, pair)).Value);
        Assert.True((await SwitchAsync(story, story.Petra, NudgeKind.Silent, true, 60)).Succeeded);
        Assert.Equal(0, await FollowAsync(story));
        Assert.Empty(await NudgesAsync(story));
        await story.InAsync(d => d.PairRests.ExecuteDeleteAsync());
        await story.InAsync(d => d.People.Where(p => p.Id == story.Paul.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Email, "")));
        Assert.Equal(new(1, 0, 0, 1, 0, 0), (await SendAsync(story, NudgeKind.Silent, pair)).Value);
        Assert.Equal([story.Amina.Id], (await NudgesAsync(story)).Select(m => m.PersonId!.Value));
        Assert.All(await NudgesAsync(story), m => Assert.Equal("nudge-silent", m.Kind));
    }

    [Theory, BothDatabases]
    public async Task Whoever_is_in_two_pairs_gets_one_mail(Db db)
    {
        var (story, _) = await StillAsync(db);
        await story.InAsync(async d =>
        {
            var olga = ParticipantEnrolment.Add(d.OrganisationId, story.Programme.Id, story.Olga.Id, ProgrammeRole.Mentee, 1, story.Petra.Id, story.Now);
            d.Add(olga);
            var second = Mentorship.Bring(Guid.NewGuid(), story.AminaIn, 9, olga, 9, "", story.Now.AddDays(-90), story.Now);
            var session = Session.Plan(second, SessionTime.Of(story.Now.UtcDateTime.Date.AddDays(-70).AddHours(14), "Europe/Stockholm", 60), SessionFormat.Video, "", story.Amina.Id, ProgrammeRole.Mentor, story.Now);
            d.AddRange(second, session);
            await d.SaveChangesAsync();
        });
        Assert.Equal(new(3, 0, 1, 0, 0, 0), (await SendAsync(story, NudgeKind.NoDate)).Value);
        Assert.Equal(3, (await NudgesAsync(story)).Select(m => m.PersonId).Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task R188_A_rule_is_off_at_first_and_tells_once_however_often_it_runs(Db db)
    {
        var (story, _) = await StillAsync(db);
        Assert.Equal(0, await FollowAsync(story));
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/nudges?kind=Agreement&days=30");
        await petra.PressAsync("form[action*='handler=Rule'] button[value='true']");
        Assert.Contains("The rule is on.", petra.Body, StringComparison.Ordinal);
        Assert.Equal(2, (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => FollowAsync(story)))).Sum());
        Assert.Equal(0, await FollowAsync(story));
        await story.RunAsAsync<FollowNudgeRulesEverywhere, bool>(null, async r => { await r.ExecuteAsync(None); return true; });
        await EarlierAsync(story, 30);
        Assert.Equal(0, await FollowAsync(story));
        var mails = await NudgesAsync(story);
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.Equal("nudge-agreement", m.Kind));
        Assert.Equal(2, await story.InAsync(d => d.Nudges.CountAsync(n => n.ById == null)));
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/nudges?kind=Agreement");
        Assert.Contains("by the rule", petra.Body, StringComparison.Ordinal);
        await petra.PressAsync("form[action*='handler=Rule'] button[value='false']");
        var rule = await story.InAsync(d => d.NudgeRules.SingleAsync());
        Assert.Equal((30, false), (rule.Days, rule.IsOn));
        await story.InAsync(d => d.Nudges.ExecuteDeleteAsync());
        Assert.Equal(0, await FollowAsync(story));
        Assert.Equal(["nudges.rule.off", "nudges.rule.on"], (await story.InAsync(d => d.AuditEntries.Where(a => a.Action.StartsWith("nudges.rule")).Select(a => a.Action).ToListAsync())).Order());
    }

    [Theory, BothDatabases]
    public async Task What_makes_no_sense_is_refused_and_only_managers_of_the_programme_may(Db db)
    {
        var (story, pair) = await StillAsync(db);
        async Task<string> WhyAsync(int days = 45, string words = "", bool everybody = true) =>
            Assert.Single((await story.RunAsAsync<SendNudges, Outcome<NudgeResult>>(story.Petra, s => s.ExecuteAsync(story.Programme.Id, NudgeKind.NoDate, days, [], everybody, words, None))).Refusals).Message.Key;
        Assert.Equal("nudges.refused.days", await WhyAsync(days: 2));
        Assert.Equal("nudges.refused.days", await WhyAsync(days: 366));
        Assert.Equal("refused.tooLong", await WhyAsync(words: new string('a', 401)));
        Assert.Equal("nudges.refused.nobody", await WhyAsync(everybody: false));
        Assert.Equal("nudges.refused.days", Assert.Single((await SwitchAsync(story, story.Petra, NudgeKind.NoDate, true, 0)).Refusals).Message.Key);
        // What was typed is kept.
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/nudges?kind=NoDate");
        await petra.SubmitAsync("form[action*='handler=Send']", ("Words", "Come along."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        Assert.Contains("Come along.", petra.Body, StringComparison.Ordinal);
        foreach (var outsider in new[] { story.Olga, story.Amina, story.Paul, story.Otto })
        {
            Assert.True((await SendAsAsync(story, outsider, NudgeKind.NoDate, [pair])).IsNotFound);
            Assert.True((await SwitchAsync(story, outsider, NudgeKind.NoDate, true, 45)).IsNotFound);
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/programmes/{story.Programme.Id}/nudges");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        Assert.Empty(await NudgesAsync(story));
        Assert.Equal((0, 0), (await story.InAsync(d => d.Nudges.CountAsync()), await story.InAsync(d => d.NudgeRules.CountAsync())));
    }

    /// <summary>A pair of the story's programme that began ninety days ago, and of which nothing has been heard.</summary>
    private async Task<(Story Story, Guid Pair)> StillAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        await story.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.StartedAt, story.Now.AddDays(-90))));
        return (story, await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync()));
    }

    private static async Task HeldAsync(Story story, Guid pair, int daysAgo)
    {
        var id = (await story.PlanAsync(story.Amina, pair, story.In(1))).Value!.FirstId;
        await story.InAsync(d => d.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddDays(-daysAgo)).SetProperty(x => x.EndsAt, story.Now.AddDays(-daysAgo))));
        Assert.True((await story.RunAsAsync<RecordSession, Outcome>(story.Paul, r => r.HeldAsync(pair, id, None))).Succeeded);
    }

    private static async Task<(int NoDate, int Agreement, int Silent)> CountsAsync(Story story)
    {
        var counts = (await story.RunAsAsync<ShowNudges, ShowNudges.Shown?>(story.Petra, s => s.FindAsync(story.Programme.Id, NudgeKind.NoDate, null, 1, None)))!.Counts;
        return (counts[NudgeKind.NoDate], counts[NudgeKind.Agreement], counts[NudgeKind.Silent]);
    }

    /// <summary>No pair named: all that match.</summary>
    private static Task<Outcome<NudgeResult>> SendAsync(Story story, NudgeKind kind, params Guid[] pairs) => SendAsAsync(story, story.Petra, kind, pairs);

    private static Task<Outcome<NudgeResult>> SendAsAsync(Story story, Person who, NudgeKind kind, Guid[] pairs) =>
        story.RunAsAsync<SendNudges, Outcome<NudgeResult>>(who, s => s.ExecuteAsync(story.Programme.Id, kind, 45, pairs, pairs.Length == 0, "", None));

    private static Task<Outcome> SwitchAsync(Story story, Person who, NudgeKind kind, bool on, int days) =>
        story.RunAsAsync<SwitchNudgeRule, Outcome>(who, s => s.ExecuteAsync(story.Programme.Id, kind, on, days, None));

    private static Task<int> FollowAsync(Story story) => story.RunAsAsync<FollowNudgeRules, int>(null, f => f.ExecuteAsync(None));

    /// <summary>As if what was sent had been sent so many days ago.</summary>
    private static Task<int> EarlierAsync(Story story, int days) => story.InAsync(d => d.Nudges.ExecuteUpdateAsync(n => n.SetProperty(x => x.At, story.Now.AddDays(-days))));

    private static async Task<List<Upward.Web.Platform.Mail.OutboxMail>> NudgesAsync(Story story) => (await story.MailsAsync()).FindAll(m => m.Kind.StartsWith("nudge-", StringComparison.Ordinal));
}
