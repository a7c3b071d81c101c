using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Tests.Features.Matching;

public sealed class RoundTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_round_puts_proven_pairs_on_the_board_whose_parts_add_up(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));

        var round = await world.RunRoundAsync();

        Assert.True(round.Proven);
        Assert.Equal(3, round.Best.Pairs);
        var pairs = await world.ProposalsAsync(round.Id);
        Assert.Equal(round.Best.Total, pairs.Sum(p => p.Score));
        Assert.All(pairs, p => Assert.Equal(p.Score, p.Parts.Sum(part => part.Points)));
        Assert.All(pairs, p => Assert.All(p.Parts, part => Assert.InRange(part.Points, 0, part.Max)));
        Assert.True(round.Draft.Total <= round.Best.Total || round.Draft.Pairs < round.Best.Pairs);
    }

    [Theory, BothDatabases]
    public async Task The_same_inputs_seed_and_engine_give_the_same_bytes(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 5, 6);

        var first = await world.RunRoundAsync(seed: 42);
        var second = await world.RunRoundAsync(seed: 42);

        var records = await world.Story.InAsync(d => d.RoundRecords.AsNoTracking().Where(r => r.RoundId == first.Id || r.RoundId == second.Id).ToListAsync());
        Assert.Equal(2, records.Count);
        Assert.Equal(records[0].Problem, records[1].Problem);
        Assert.Equal(records[0].Answer, records[1].Answer);
        Assert.Equal(records[0].Words, records[1].Words);
        Assert.Equal(
            (await world.ProposalsAsync(first.Id)).Select(p => (p.MentorEnrolmentId, p.MenteeEnrolmentId, p.Score)),
            (await world.ProposalsAsync(second.Id)).Select(p => (p.MentorEnrolmentId, p.MenteeEnrolmentId, p.Score)));
    }

    [Theory, BothDatabases]
    public async Task A_task_that_is_started_again_after_a_crash_does_the_work_once(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var round = await world.RunRoundAsync();
        var before = await world.ProposalsAsync(round.Id);

        await world.Story.RunAsAsync<IEnumerable<ILongTaskHandler>, bool>(null, async handlers =>
        {
            await handlers.Single(h => h.Kind == RunRound.TaskKind).RunAsync(round.Id, Quiet(world), CancellationToken.None);
            return true;
        });

        Assert.Equal(before.Select(p => p.Id), (await world.ProposalsAsync(round.Id)).Select(p => p.Id));
    }

    [Theory, BothDatabases]
    public async Task A_crash_after_compiling_solves_the_stored_problem_and_not_todays_directory(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var started = await world.Story.RunAsAsync<StartRound, Outcome<MatchRound>>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, true, CancellationToken.None, 3));
        Assert.True(started.Succeeded);
        await world.Story.RunAsAsync<LoadMatchingInputs, bool>(null, async load =>
        {
            var inputs = await load.ExecuteAsync(world.ProgrammeId, started.Value.Week, CancellationToken.None);
            var compiled = CompileProblem.Of(inputs, started.Value.Criteria, started.Value.Seed);
            await world.Story.InAsync(async d =>
            {
                d.RoundRecords.Add(RoundRecord.Of(d.OrganisationId, started.Value.Id, RoundBytes.Of(compiled.Problem), System.Text.Json.JsonSerializer.Serialize(compiled.Words)));
                await d.SaveChangesAsync();
            });
            return true;
        });
        await world.Story.InAsync(async d =>
        {
            (await d.Enrolments.SingleAsync(e => e.Id == world.Mentees[1].Id)).Withdraw(world.Story.Now);
            await d.SaveChangesAsync();
        });

        await world.Story.RunTasksAsync();

        Assert.Equal(3, (await world.RoundAsync(started.Value.Number)).Best.Pairs);
    }

    [Theory, BothDatabases]
    public async Task The_stored_answer_proves_itself_again_and_damage_is_seen(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var round = await world.RunRoundAsync();

        var good = await world.Story.RunAsAsync<CheckRound, Outcome<RoundCheck>>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, round.Number, CancellationToken.None));
        await world.DamageAnswerAsync(round.Id);
        var bad = await world.Story.RunAsAsync<CheckRound, Outcome<RoundCheck>>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, round.Number, CancellationToken.None));

        Assert.True(good.Value!.Proven);
        Assert.Equal(round.Best.Total, good.Value.Total);
        Assert.False(bad.Value!.Proven);
        Assert.True(bad.Value.Damaged);
    }

    [Theory, BothDatabases]
    public async Task A_second_round_while_one_runs_is_refused_and_a_draft_is_set_aside(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var draft = await world.RunRoundAsync();
        await world.Story.RunAsAsync<StartRound, Outcome<MatchRound>>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, true, CancellationToken.None));

        var refused = await world.Story.RunAsAsync<StartRound, Outcome<MatchRound>>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, true, CancellationToken.None));

        Assert.Equal("round.running", Assert.Single(refused.Refusals).Message.Key);
        Assert.NotNull((await world.RoundAsync(draft.Number)).DiscardedAt);
    }

    [Theory, BothDatabases]
    public async Task A_round_whose_work_failed_does_not_stand_in_the_way_of_the_next(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var failed = await world.Story.RunAsAsync<StartRound, Outcome<MatchRound>>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, true, CancellationToken.None));
        await world.Story.InAsync(async d =>
        {
            (await d.LongTasks.SingleAsync(t => t.Id == failed.Value!.TaskId)).Fail("task.failed.bug", "", world.Story.Now);
            await d.SaveChangesAsync();
        });

        var next = await world.Story.RunAsAsync<StartRound, Outcome<MatchRound>>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, true, CancellationToken.None));

        Assert.True(next.Succeeded);
        Assert.NotNull((await world.RoundAsync(failed.Value!.Number)).DiscardedAt);
    }

    [Theory, BothDatabases]
    public async Task A_round_without_mentors_is_refused(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d =>
        {
            (await d.Enrolments.SingleAsync(e => e.Id == story.AminaIn.Id)).Withdraw(story.Now);
            await d.SaveChangesAsync();
        });

        var refused = await story.RunAsAsync<StartRound, Outcome<MatchRound>>(story.Petra, u => u.ExecuteAsync(story.Programme.Id, true, CancellationToken.None));

        Assert.Equal("round.noMentors", Assert.Single(refused.Refusals).Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Who_wants_no_partner_now_is_not_counted_and_the_refusal_says_how_many_they_are(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Task<Outcome<MatchRound>> StartAsync(Person? who = null) => story.RunAsAsync<StartRound, Outcome<MatchRound>>(who ?? story.Petra, u => u.ExecuteAsync(story.Programme.Id, true, CancellationToken.None));
        Task SayAsync(Guid enrolment, AfterPair after) => story.InAsync(async d =>
        {
            (await d.Enrolments.SingleAsync(e => e.Id == enrolment)).SayAfter(after);
            await d.SaveChangesAsync();
        });
        await SayAsync(story.AminaIn.Id, AfterPair.NotNow);
        Assert.Equal("round.noMentors", Assert.Single((await StartAsync()).Refusals).Message.Key);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/rounds");
        var page = await petra.SubmitAsync("form.fields");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        Assert.Contains("There is no mentor with a free place who looks for a partner: one said “not now”.", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        await SayAsync(story.AminaIn.Id, AfterPair.LooksAgain);
        await SayAsync(story.PaulIn.Id, AfterPair.Alumni);
        Assert.Equal("round.noMentees", Assert.Single((await StartAsync()).Refusals).Message.Key);
        foreach (var outsider in new[] { story.Amina, story.Olga, story.Otto }) Assert.True((await StartAsync(outsider)).IsNotFound);
        Assert.Equal(0, await story.InAsync(d => d.MatchRounds.CountAsync()));
        await SayAsync(story.PaulIn.Id, AfterPair.LooksAgain);
        Assert.True((await StartAsync()).Succeeded);
    }

    [Theory, BothDatabases]
    public async Task A_cancelled_round_has_no_pairs_and_frees_the_way_for_the_next(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var started = await world.Story.RunAsAsync<StartRound, Outcome<MatchRound>>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, true, CancellationToken.None));
        await world.Story.RunAsAsync<IEnumerable<ILongTaskHandler>, bool>(null, async handlers =>
        {
            await handlers.Single(h => h.Kind == RunRound.TaskKind).CancelledAsync(started.Value!.Id, CancellationToken.None);
            return true;
        });

        await world.Story.RunTasksAsync();

        Assert.Empty(await world.ProposalsAsync(started.Value!.Id));
        Assert.NotNull((await world.RoundAsync(started.Value.Number)).CancelledAt);
        Assert.True((await world.RunRoundAsync()).Number > started.Value.Number);
    }

    [Theory, BothDatabases]
    public async Task The_page_of_a_running_round_becomes_the_board_and_running_again_shows_its_progress(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var petra = await world.Story.AsAsync(world.Story.Petra);
        await petra.OpenAsync($"/programmes/{world.ProgrammeId}/rounds");

        var page = await petra.SubmitAsync("main form");
        Assert.Equal("every 1s", page.QuerySelector("#board")!.GetAttribute("hx-trigger"));
        Assert.NotNull(page.QuerySelector("form[action*='handler=Cancel'] input[name=__RequestVerificationToken]"));
        await world.Story.RunTasksAsync();
        page = await petra.OpenAsync(petra.Path);
        Assert.Equal(3, page.QuerySelectorAll(".pair-card").Length);
        await petra.SendAsync(HttpMethod.Post, petra.Path + "?handler=Rerun", new FormUrlEncodedContent(page.QuerySelectorAll("#board input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))));
        Assert.NotNull(petra.Page!.QuerySelector("#board .progress-line"));
        Assert.Null(petra.Page.QuerySelector("#so-far"));
        await TellAsync(world, new() { [SoFar.Placed] = 1234, [SoFar.Bound] = 98_765 });
        Assert.Equal("1,234 pairs placed; no answer has more than 98,765 points.", (await petra.OpenAsync(petra.Path)).QuerySelector("#so-far")!.TextContent);
        Assert.Single(petra.Page.QuerySelectorAll("main form"));
        await world.Story.RunTasksAsync();
        Assert.Null((await petra.OpenAsync(petra.Path)).QuerySelector(".progress-line"));
        Assert.Contains("proven best for those locks", petra.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_outsider_can_neither_start_nor_check_nor_see_a_round(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var round = await world.RunRoundAsync();

        foreach (var person in new[] { world.Story.Olga, world.Story.Otto, world.Story.Amina })
        {
            Assert.True((await world.Story.RunAsAsync<StartRound, Outcome<MatchRound>>(person, u => u.ExecuteAsync(world.ProgrammeId, true, CancellationToken.None))).IsNotFound);
            Assert.True((await world.Story.RunAsAsync<CheckRound, Outcome<RoundCheck>>(person, u => u.ExecuteAsync(world.ProgrammeId, round.Number, CancellationToken.None))).IsNotFound);
            Assert.Null(await world.Story.RunAsAsync<ShowRound, RoundSummary?>(person, u => u.ExecuteAsync(world.ProgrammeId, round.Number, CancellationToken.None)));
        }
    }

    private static Task<int> TellAsync(MatchingWorld world, Dictionary<string, long> figures) => world.Story.InAsync(async d =>
    {
        (await d.LongTasks.SingleAsync(t => t.FinishedAt == null)).Progress("round.phase.solving", 300, 1000, figures, world.Story.Now);
        return await d.SaveChangesAsync();
    });

    private static TaskProgress Quiet(MatchingWorld world) =>
        new(world.Story.Host.Services.GetRequiredService<IServiceScopeFactory>(), world.Story.OrganisationId, Guid.NewGuid(), world.Story.Host.Clock);
}
