using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Goals;
using Upward.Web.Features.Safety;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Sessions;

/// <summary>R243 what is due, R073 a good word on the way: each once, to the right people, without the words of the pair.</summary>
public sealed class MilestoneTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task What_is_due_tomorrow_or_today_is_told_once_to_its_owner_and_to_both_where_it_is_of_both(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        var today = ReaderToday(story);
        await AddAsync(story, ("canary-mine", ProgrammeRole.Mentor, today.AddDays(1)), ("canary-mine-too", ProgrammeRole.Mentor, today.AddDays(1)), ("canary-ours", null, today), ("canary-later", ProgrammeRole.Mentee, today.AddDays(5)), ("canary-long-ago", ProgrammeRole.Mentee, today.AddDays(-3)), ("canary-no-day", ProgrammeRole.Mentee, null));
        Assert.Equal(3, await ActionsAsync(story));
        Assert.Equal(0, await ActionsAsync(story));
        var mails = await story.MailsAsync();
        Assert.Equal(new[] { story.Amina.Id, story.Amina.Id, story.Paul.Id }.Order(), mails.Select(m => m.PersonId!.Value).Order());
        Assert.All(mails, m => Assert.Equal("action-due", m.Kind));
        Assert.DoesNotContain(mails, m => (m.Subject + m.TextBody).Contains("canary", StringComparison.Ordinal));
        Assert.Contains(mails, m => m.Subject.StartsWith("2 things", StringComparison.Ordinal));
        Assert.All(mails, m => Assert.Contains($"/pairs/{pair}/sessions/", m.TextBody, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task What_is_done_and_pairs_that_rest_or_have_ended_bring_no_mail(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        await AddAsync(story, ("Done", ProgrammeRole.Mentor, ReaderToday(story).AddDays(1)));
        await story.InAsync(d => d.SessionActions.ExecuteUpdateAsync(a => a.SetProperty(x => x.DoneAt, story.Now)));
        Assert.Equal(0, await ActionsAsync(story));
        await story.InAsync(d => d.SessionActions.ExecuteUpdateAsync(a => a.SetProperty(x => x.DoneAt, (DateTimeOffset?)null)));
        await GoalAsync(story, pair, GoalOwning.Ours, hoursAgo: 2);
        Assert.True((await story.RunAsAsync<LetPairRest, Outcome>(story.Paul, r => r.PauseAsync(pair, story.In(20), false, None))).Succeeded);
        Assert.Equal((0, 0), (await ActionsAsync(story), await MilestonesAsync(story)));
        await story.InAsync(d => d.PairRests.ExecuteDeleteAsync());
        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal((0, 0), (await ActionsAsync(story), await MilestonesAsync(story)));
    }

    [Theory, BothDatabases]
    public async Task The_first_session_and_half_of_the_way_are_told_to_both_once_after_an_hour(Db db)
    {
        var (story, _) = await hosts.PairAsync(db);
        await story.InAsync(d => d.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.Sessions, 4)));
        await HeldAsync(story, hoursAgo: 0.5);
        Assert.Equal(0, await MilestonesAsync(story));
        await story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.HeldSaidAt, story.Now.AddHours(-2))));
        Assert.Equal(2, await MilestonesAsync(story));
        Assert.Equal(0, await MilestonesAsync(story));
        Assert.All(await story.MailsAsync(), m => Assert.Equal("milestone-first-session", m.Kind));
        await HeldAsync(story, hoursAgo: 2);
        Assert.Equal(2, await MilestonesAsync(story));
        Assert.Equal(0, await MilestonesAsync(story));
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "milestone-half-way"));
        Assert.Equal(4, await story.InAsync(d => d.Notices.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_goal_reached_is_told_to_both_a_private_one_to_its_owner_alone_and_what_is_long_past_to_nobody(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        await GoalAsync(story, pair, GoalOwning.MineAlone, hoursAgo: 2);
        Assert.Equal(1, await MilestonesAsync(story));
        Assert.Equal(story.Amina.Id, Assert.Single(await story.MailsAsync()).PersonId);
        await GoalAsync(story, pair, GoalOwning.Mine, hoursAgo: 3);
        Assert.Equal(2, await MilestonesAsync(story));
        await GoalAsync(story, pair, GoalOwning.Ours, hoursAgo: 24 * 29);
        Assert.Equal(0, await MilestonesAsync(story));
        Assert.Equal(3, (await story.MailsAsync()).Count);
        Assert.DoesNotContain(await story.MailsAsync(), m => (m.Subject + m.TextBody).Contains("canary", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task G3_A_good_word_that_came_two_weeks_late_is_dropped_and_listed_once_for_each(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        await HeldAsync(story, hoursAgo: 1);
        await story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.HeldSaidAt, story.Now.AddDays(-15))));
        await GoalAsync(story, pair, GoalOwning.MineAlone, hoursAgo: 24 * 20);
        Assert.Equal(0, await MilestonesAsync(story));
        Assert.Equal(0, await MilestonesAsync(story));
        var listed = await story.MailsAsync();
        Assert.Equal(new[] { ("milestone-first-session", story.Amina.Id), ("milestone-first-session", story.Paul.Id), ("milestone-goal", story.Amina.Id) }.Order(), listed.Select(m => (m.Kind, m.PersonId!.Value)).Order());
        Assert.All(listed, m => Assert.Equal((true, ""), (m.TooLateAt is not null, m.TextBody)));
        Assert.Equal(0, await story.InAsync(d => d.Notices.CountAsync()));
    }

    private static DateOnly ReaderToday(Story story) => Upward.Web.Platform.Text.ReaderZone.FirstOf("Europe/London").DayAt(story.Now);
    private static Task<int> ActionsAsync(Story story) => story.RunAsAsync<RemindOfActions, int>(null, r => r.ExecuteAsync(None));
    private static Task<int> MilestonesAsync(Story story) => story.RunAsAsync<TellMilestones, int>(null, r => r.ExecuteAsync(None));

    private static Session NewSession(Upward.Web.Features.Mentorships.Mentorship pair, Story story) =>
        Session.Plan(pair, SessionTime.Of(story.Now.UtcDateTime.Date.AddDays(-1).AddHours(9), "Europe/London", 60), SessionFormat.Video, "", story.Amina.Id, ProgrammeRole.Mentor, story.Now);

    private static Task AddAsync(Story story, params (string Text, ProgrammeRole? Owner, DateOnly? Due)[] actions) => story.InAsync(async d =>
    {
        var session = NewSession(await d.Mentorships.SingleAsync(), story);
        d.Sessions.Add(session);
        d.SessionActions.AddRange(actions.Select(a => SessionAction.Add(session, a.Text, a.Owner, a.Due, story.Paul.Id, story.Now).Value!));
        await d.SaveChangesAsync();
    });

    private static Task HeldAsync(Story story, double hoursAgo) => story.InAsync(async d =>
    {
        var session = NewSession(await d.Mentorships.SingleAsync(), story);
        session.SayHeld(story.Paul.Id, story.Now.AddHours(-hoursAgo));
        d.Sessions.Add(session);
        await d.SaveChangesAsync();
    });

    private static Task GoalAsync(Story story, Guid pair, GoalOwning owning, int hoursAgo) => story.InAsync(async d =>
    {
        var frame = GoalFrame.Of(story.Programme, DateOnly.FromDateTime(story.Now.UtcDateTime));
        var goal = Goal.Set(d.OrganisationId, pair, story.Amina.Id, new("canary-goal", "Three people.", frame.After(8), 2, null, owning), frame, story.Now).Value!;
        goal.CheckIn(story.Amina.Id, GoalState.Done, "", story.Now.AddHours(-hoursAgo));
        d.Goals.Add(goal);
        await d.SaveChangesAsync();
    });
}
