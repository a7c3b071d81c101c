using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Safety;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Sessions;

/// <summary>H3, and what the hourly look at sessions says: each word once, to the right people, and none to a pair that rests.</summary>
public sealed class RemindingTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task When_the_rhythm_has_passed_without_a_next_date_both_are_reminded_once(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        await HeldAsync(story, pair, daysAgo: 30);
        Assert.Equal(0, await RemindAsync(story)); // the programme meets every 30 days: not yet
        await story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddDays(-40)).SetProperty(x => x.EndsAt, story.Now.AddDays(-40))));
        Assert.Equal(2, await RemindAsync(story));
        Assert.Equal(0, await RemindAsync(story));
        Assert.Equal(new[] { story.Amina.Id, story.Paul.Id }.Order(), (await WordsAsync(story, "session-nodate")).Order());
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_reminded_who_has_a_date_who_rests_or_whose_pair_fell_silent_long_ago(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        await HeldAsync(story, pair, daysAgo: 40);
        Assert.True((await story.RunAsAsync<LetPairRest, Outcome>(story.Paul, r => r.PauseAsync(pair, story.In(20), false, None))).Succeeded);
        Assert.Equal(0, await RemindAsync(story));
        await story.InAsync(d => d.PairRests.ExecuteDeleteAsync());
        Assert.True((await story.PlanAsync(story.Amina, pair, story.In(3))).Succeeded);
        Assert.Equal(0, await RemindAsync(story));
        await story.InAsync(d => d.Sessions.Where(s => s.HeldSaidAt == null).ExecuteDeleteAsync());
        await story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddDays(-130)).SetProperty(x => x.EndsAt, story.Now.AddDays(-130))));
        Assert.Equal(0, await RemindAsync(story));
        Assert.Empty(await WordsAsync(story, "session-nodate"));
        // That nobody said it in time stands in the list of mails, once.
        Assert.Equal(0, await RemindAsync(story));
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "session-nodate" && m.TooLateAt is not null));
    }

    [Theory, BothDatabases]
    public async Task Only_pairs_of_which_something_is_due_are_loaded_at_all(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        async Task<IReadOnlyCollection<Guid>> LoadedAsync() => await story.RunAsAsync<RemindOfSessions, IReadOnlyCollection<Guid>>(story.Ada, r => r.DueAsync(story.Now, None));
        var days = story.Programme.CadenceDays;
        await HeldAsync(story, pair, daysAgo: days * 5 / 4 - 1);
        Assert.Empty(await LoadedAsync());
        async Task LastAsync(double ago) => await story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddDays(-ago)).SetProperty(x => x.EndsAt, story.Now.AddDays(-ago))));
        await LastAsync(days * 1.25 + 0.01);
        Assert.Equal([pair], await LoadedAsync());
        await LastAsync(days * 12 + 0.01);
        Assert.Empty(await LoadedAsync());
        // Without a session it is the beginning of the pair that counts; with a date there is nothing to say.
        await LastAsync(days * 2);
        Assert.True((await story.PlanAsync(story.Amina, pair, story.In(3))).Succeeded);
        Assert.Empty(await LoadedAsync());
        await story.InAsync(d => d.Sessions.ExecuteDeleteAsync());
        await story.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.StartedAt, story.Now.AddDays(-days * 2))));
        Assert.Equal([pair], await LoadedAsync());
    }

    [Theory, BothDatabases]
    public async Task After_two_sessions_that_did_not_take_place_because_of_the_senior_the_senior_alone_is_told_once(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        foreach (var days in new[] { 5, 6 })
        {
            var id = (await story.PlanAsync(story.Amina, pair, story.In(days))).Value!.FirstId;
            Assert.Equal(0, await RemindAsync(story));
            Assert.True((await story.RunAsAsync<ChangeSession, Outcome>(days == 5 ? story.Paul : story.Amina, c => c.CancelAsync(pair, id, 1, None))).Succeeded);
        }
        // One was the mentor's own.
        Assert.Equal(0, await RemindAsync(story));
        var last = (await story.PlanAsync(story.Amina, pair, story.In(7))).Value!.FirstId;
        Assert.True((await story.RunAsAsync<ChangeSession, Outcome>(story.Paul, c => c.CancelAsync(pair, last, 1, None))).Succeeded);
        Assert.Equal(0, await RemindAsync(story));
        last = (await story.PlanAsync(story.Amina, pair, story.In(8))).Value!.FirstId;
        Assert.True((await story.RunAsAsync<ChangeSession, Outcome>(story.Paul, c => c.CancelAsync(pair, last, 1, None))).Succeeded);
        await story.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.StartedAt, story.Now.AddDays(-10))));
        Assert.Equal(1, await RemindAsync(story));
        Assert.Equal(0, await RemindAsync(story));
        Assert.Equal([story.Paul.Id], await WordsAsync(story, "session-often-off"));
    }

    [Theory, BothDatabases]
    public async Task G3_After_a_month_the_word_to_the_senior_is_dropped_and_listed_once_and_after_two_it_is_history(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        foreach (var days in new[] { 5, 6 })
            Assert.True((await story.RunAsAsync<ChangeSession, Outcome>(story.Paul, async c => await c.CancelAsync(pair, (await story.PlanAsync(story.Amina, pair, story.In(days))).Value!.FirstId, 1, None))).Succeeded);
        await story.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.StartedAt, story.Now.AddDays(-300))));
        Task AgoAsync(int days) => story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.CancelledAt, story.Now.AddDays(-days))));
        await AgoAsync(61);
        Assert.Equal(0, await RemindAsync(story));
        Assert.DoesNotContain(await story.MailsAsync(), m => m.Kind == "session-often-off");
        await AgoAsync(31);
        Assert.Equal(0, await RemindAsync(story));
        Assert.Equal(0, await RemindAsync(story));
        var late = Assert.Single(await story.MailsAsync(), m => m.Kind == "session-often-off");
        Assert.Equal((true, "", story.Paul.Id), (late.TooLateAt is not null, late.TextBody, late.PersonId!.Value));
        Assert.False(await story.InAsync(d => d.Notices.AnyAsync(n => n.Id == late.Id)));
    }

    [Theory, BothDatabases]
    public async Task H3_When_the_rules_of_a_clock_change_the_wall_time_stays_and_both_are_told(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        await story.PlanAsync(story.Amina, pair, story.In(5), d => d with { Count = 2, EveryDays = 14 });
        var before = await story.InAsync(d => d.Sessions.OrderBy(s => s.StartsAt).ToListAsync());
        var over = before[0].StartsAt.AddDays(-20);
        // As an older tz database had computed them; the first is over.
        await story.InAsync(d => d.Sessions.Where(s => s.Id == before[1].Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, before[1].StartsAt.AddHours(1)).SetProperty(x => x.EndsAt, before[1].EndsAt.AddHours(1))));
        await story.InAsync(d => d.Sessions.Where(s => s.Id == before[0].Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, over)));
        Assert.Equal(1, await story.RunAsAsync<KeepWallTimes, int>(story.Ada, k => k.ExecuteAsync(None)));
        Assert.Equal(0, await story.RunAsAsync<KeepWallTimes, int>(story.Ada, k => k.ExecuteAsync(None)));
        var after = await story.InAsync(d => d.Sessions.SingleAsync(s => s.Id == before[1].Id));
        Assert.Equal((before[1].StartsAt, before[1].LocalStart, 1), (after.StartsAt, after.LocalStart, after.Sequence));
        Assert.Equal(over, await story.InAsync(d => d.Sessions.Where(s => s.Id == before[0].Id).Select(s => s.StartsAt).SingleAsync()));
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "session-clockchanged" && m.Calendar.Contains("SEQUENCE:1\r\n", StringComparison.Ordinal)));
    }

    private static Task<int> RemindAsync(Story story) => story.RunAsAsync<RemindOfSessions, int>(story.Ada, r => r.ExecuteAsync(None));

    private static async Task<List<Guid>> WordsAsync(Story story, string kind) => [.. (await story.MailsAsync()).Where(m => m.Kind == kind && m.TooLateAt is null).Select(m => m.PersonId!.Value)];

    private static async Task HeldAsync(Story story, Guid pair, int daysAgo)
    {
        var id = (await story.PlanAsync(story.Amina, pair, story.In(1))).Value!.FirstId;
        await story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddDays(-daysAgo)).SetProperty(x => x.EndsAt, story.Now.AddDays(-daysAgo))));
        await story.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.StartedAt, story.Now.AddDays(-60))));
        Assert.True((await story.RunAsAsync<RecordSession, Outcome>(story.Paul, r => r.HeldAsync(pair, id, None))).Succeeded);
    }
}
