using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Goals;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Goals;

/// <summary>R017 R018 R019 R020 R042 R153: goals of each and of both, with a measure and a day, seen by whom they are meant for.</summary>
public sealed class GoalTests(Hosts hosts)
{
    private const string Canary = "Learn to say no to Gdansk";
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_goal_is_set_said_about_done_and_taken_up_again(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var objective = await ObjectiveAsync(story, story.Programme.Id);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/goals/edit");
        await amina.SubmitAsync("form[data-guard]", ("Input.Title", "  Speak   last "), ("Input.Measure", "Four meetings."), ("Input.DueOn", Day(story, 60)), ("Input.Weight", "3"), ("Input.ObjectiveId", objective.ToString()), ("Input.Owning", "Mine"));
        var goal = await story.InAsync(d => d.Goals.SingleAsync());
        Assert.Equal($"/pairs/{pair}/goals/{goal.Id}", amina.Path);
        Assert.Equal(("Speak last", "Four meetings.", 3, (Guid?)objective, (Guid?)story.Amina.Id), (goal.Title, goal.Measure, goal.Weight, goal.ObjectiveId, goal.OwnerId));

        await amina.SubmitAsync("form[action$='handler=CheckIn']", ("State", "Partly"), ("Sentence", "Twice so far."));
        await amina.SubmitAsync("form[action$='handler=CheckIn']", ("State", "Done"), ("Sentence", ""));
        Assert.Equal(GoalState.Done, (await story.InAsync(d => d.Goals.SingleAsync())).State);
        await amina.SubmitAsync("form[action$='handler=Reopen']");
        // It goes on where it stood, and every word is kept with who said it.
        var again = await story.InAsync(d => d.Goals.Include(g => g.Words).SingleAsync());
        Assert.Equal(GoalState.Partly, again.State);
        Assert.Equal([GoalState.Partly, GoalState.Done, GoalState.Partly], again.Words.OrderBy(w => w.Number).Select(w => w.State));
        Assert.All(again.Words, w => Assert.Equal(story.Amina.Id, w.PersonId));

        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/goals/{goal.Id}");
        Assert.Contains("Twice so far.", paul.Body, StringComparison.Ordinal);
        Assert.Contains("They know each other.", paul.Body, StringComparison.Ordinal);
        Assert.Null(paul.Page!.QuerySelector("main form"));
        await paul.OpenAsync($"/pairs/{pair}");
        Assert.Contains("Speak last", paul.Page!.QuerySelector("[aria-labelledby=goals]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Either_changes_what_is_of_both_and_nobody_takes_it_back(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var goal = (await SetAsync(story, story.Amina, pair, Draft(story) with { Owning = GoalOwning.Ours })).Value!;
        Assert.True((await ChangeAsync(story, story.Paul, pair, goal.Id, Draft(story, "Our own words") with { Owning = GoalOwning.Ours }, 1)).Succeeded);
        Assert.True((await CheckInAsync(story, story.Paul, pair, goal.Id, GoalState.Partly, "Begun.")).Succeeded);
        Assert.True((await CheckInAsync(story, story.Amina, pair, goal.Id, null, "", "goal.refused.state")).Refusals.Count == 1);
        Assert.Equal("goal.refused.takeBack", Key(await ChangeAsync(story, story.Paul, pair, goal.Id, Draft(story) with { Owning = GoalOwning.MineAlone }, 3)));
        Assert.True((await story.RunAsAsync<WriteGoal, Outcome>(story.Amina, w => w.DropAsync(pair, goal.Id, None))).Succeeded);
        var kept = await story.InAsync(d => d.Goals.Include(g => g.Words).SingleAsync());
        Assert.Equal(("Our own words", GoalState.Dropped, (Guid?)null, false), (kept.Title, kept.State, kept.OwnerId, kept.IsPrivate));
        Assert.Equal(2, kept.Words.Count);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/goals/edit/{goal.Id}");
        Assert.Equal($"/pairs/{pair}/goals/{goal.Id}", paul.Path);
        await paul.SubmitAsync("form[action$='handler=Reopen']");
        Assert.Equal(GoalState.Partly, (await story.InAsync(d => d.Goals.SingleAsync())).State);
    }

    [Theory, BothDatabases]
    public async Task The_partner_is_told_of_a_goal_for_both_once_a_day_and_of_no_other(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var own = (await SetAsync(story, story.Amina, pair, Draft(story, "Plain words"))).Value!;
        Assert.True((await SetAsync(story, story.Amina, pair, Draft(story, Canary) with { Owning = GoalOwning.MineAlone })).Succeeded);
        Assert.Empty(await story.MailsAsync());
        // Her own becomes one of both; another of both follows the same day.
        Assert.True((await ChangeAsync(story, story.Amina, pair, own.Id, Draft(story, "Plain words") with { Owning = GoalOwning.Ours }, own.Version)).Succeeded);
        Assert.True((await SetAsync(story, story.Amina, pair, Draft(story, Canary) with { Owning = GoalOwning.Ours })).Succeeded);
        var told = Assert.Single(await story.MailsAsync());
        Assert.Equal(("goal-ours", story.Paul.Id), (told.Kind, told.PersonId!.Value));
        Assert.DoesNotContain("Plain words", told.TextBody, StringComparison.Ordinal);
        Assert.True((await SetAsync(story, story.Otto, pair, Draft(story) with { Owning = GoalOwning.Ours })).IsNotFound);
        Assert.Single(await story.MailsAsync());
    }

    [Theory, BothDatabases]
    public async Task A_gap_a_day_outside_and_old_words_are_refused_and_what_was_typed_stays(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/goals/edit");
        await amina.SubmitAsync("form[data-guard]", ("Input.Title", ""), ("Input.Measure", Canary), ("Input.DueOn", story.Programme.EndsOn.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Equal(["#Input_Title", "#Input_DueOn"], amina.Page!.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")));
        Assert.Contains("Choose a day in this time.", amina.Body, StringComparison.Ordinal);
        Assert.Equal(Canary, amina.Page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Empty(await story.InAsync(d => d.Goals.ToListAsync()));

        async Task<string> RefusedAsync(GoalDraft draft) => (await SetAsync(story, story.Amina, pair, draft)).Refusals.Single().Message.Key;
        var draft = Draft(story);
        Assert.Equal("refused.tooLong", await RefusedAsync(draft with { Title = new('x', Goal.LongestTitle + 1) }));
        Assert.Equal("refused.tooLong", await RefusedAsync(draft with { Measure = new('x', Goal.LongestMeasure + 1) }));
        Assert.Equal("goal.refused.measure", await RefusedAsync(draft with { Measure = "" }));
        Assert.Equal("goal.refused.day", await RefusedAsync(draft with { DueOn = story.Programme.StartsOn.AddDays(-1) }));
        Assert.Equal("goal.refused.weight", await RefusedAsync(draft with { Weight = 4 }));
        Assert.Equal("refused.required", await RefusedAsync(draft with { Owning = null }));
        Assert.Equal("goal.refused.objective", await RefusedAsync(draft with { ObjectiveId = Guid.NewGuid() }));

        var goal = (await SetAsync(story, story.Amina, pair, draft)).Value!;
        Assert.Equal("refused.changedMeanwhile", Key(await ChangeAsync(story, story.Amina, pair, goal.Id, draft, 99)));
        await CheckInAsync(story, story.Amina, pair, goal.Id, GoalState.NotYet, "", "goal.refused.nothingNew");
        await CheckInAsync(story, story.Amina, pair, goal.Id, GoalState.Dropped, "x", "goal.refused.state");
        await CheckInAsync(story, story.Amina, pair, goal.Id, GoalState.Done, new('x', Goal.LongestWord + 1), "refused.tooLong");
        Assert.Equal("goal.refused.open", Key(await story.RunAsAsync<WriteGoal, Outcome>(story.Amina, w => w.ReopenAsync(pair, goal.Id, None))));
        Assert.True((await CheckInAsync(story, story.Amina, pair, goal.Id, GoalState.Done, "")).Succeeded);
        Assert.Equal("goal.refused.closed", Key(await ChangeAsync(story, story.Amina, pair, goal.Id, draft, 2)));
        await CheckInAsync(story, story.Amina, pair, goal.Id, GoalState.Partly, "Not quite.", "goal.refused.closed");
        Assert.Equal("goal.refused.closed", Key(await story.RunAsAsync<WriteGoal, Outcome>(story.Amina, w => w.DropAsync(pair, goal.Id, None))));
    }

    [Theory, BothDatabases]
    public async Task What_is_of_one_alone_is_nowhere_for_the_partner_and_all_of_it_nowhere_for_others(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var alone = (await SetAsync(story, story.Amina, pair, Draft(story, Canary) with { Owning = GoalOwning.MineAlone })).Value!;
        await CheckInAsync(story, story.Amina, pair, alone.Id, GoalState.Partly, Canary);
        var own = (await SetAsync(story, story.Amina, pair, Draft(story, "Plain words"))).Value!;

        var paul = await story.AsAsync(story.Paul);
        foreach (var page in new[] { "", "/goals", "/goals/edit", "/goals/ideas", $"/goals/{own.Id}" })
        {
            await paul.OpenAsync($"/pairs/{pair}{page}");
            Assert.Equal(HttpStatusCode.OK, paul.Status);
            Assert.DoesNotContain("Gdansk", paul.Body, StringComparison.Ordinal);
        }
        // Neither its number nor its weight shows: one goal of hers, at nothing.
        await paul.OpenAsync($"/pairs/{pair}/goals");
        Assert.Single(paul.Page!.QuerySelectorAll(".goal"));
        Assert.Contains("0 % reached", paul.Body, StringComparison.Ordinal);
        Assert.Contains("One goal is open.", paul.Body, StringComparison.Ordinal);
        // The form of hers does not exist for him either.
        foreach (var page in new[] { $"/goals/{alone.Id}", $"/goals/edit/{alone.Id}", $"/goals/edit/{own.Id}" })
        {
            await paul.OpenAsync($"/pairs/{pair}{page}");
            Assert.Equal(HttpStatusCode.NotFound, paul.Status);
        }
        foreach (var id in new[] { alone.Id, own.Id }) await NobodyWritesAsync(story, story.Paul, pair, id);

        foreach (var outsider in new[] { story.Petra, story.Ada, story.Olga, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            foreach (var page in new[] { "/goals", "/goals/edit", "/goals/ideas", $"/goals/{own.Id}", $"/goals/edit/{own.Id}" })
            {
                await browser.OpenAsync($"/pairs/{pair}{page}");
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
            Assert.True((await SetAsync(story, outsider, pair, Draft(story))).IsNotFound);
            await NobodyWritesAsync(story, outsider, pair, own.Id);
        }
        var petra = await story.AsAsync(story.Petra);
        foreach (var page in new[] { "", "/pairs", "/participants", $"/participants/{story.AminaIn.Id}", "/setup/objectives" })
        {
            await petra.OpenAsync($"/programmes/{story.Programme.Id}{page}");
            Assert.Equal(HttpStatusCode.OK, petra.Status);
            Assert.DoesNotContain("Gdansk", petra.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Plain words", petra.Body, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Gdansk", string.Concat(await story.InAsync(d => d.AuditEntries.Select(e => e.Details).ToListAsync())) + string.Concat((await story.MailsAsync()).Select(m => m.TextBody + m.HtmlBody)), StringComparison.Ordinal);

        // Shown later by its owner, it is there with all that was said.
        Assert.True((await ChangeAsync(story, story.Amina, pair, alone.Id, Draft(story, Canary), 2)).Succeeded);
        await paul.OpenAsync($"/pairs/{pair}/goals/{alone.Id}");
        Assert.Contains(Canary, paul.Page!.QuerySelector("[aria-labelledby=way]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_ended_pair_reads_and_writes_nothing(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var goal = (await SetAsync(story, story.Amina, pair, Draft(story, "Plain words"))).Value!;
        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal("goal.refused.ended", (await SetAsync(story, story.Amina, pair, Draft(story))).Refusals[0].Message.Key);
        Assert.Equal("goal.refused.ended", Key(await ChangeAsync(story, story.Amina, pair, goal.Id, Draft(story), 1)));
        await CheckInAsync(story, story.Amina, pair, goal.Id, GoalState.Done, "", "goal.refused.ended");
        var amina = await story.AsAsync(story.Amina);
        foreach (var (page, at) in new[] { ("", ""), ("/edit", ""), ("/ideas", ""), ($"/{goal.Id}", $"/{goal.Id}"), ($"/edit/{goal.Id}", $"/{goal.Id}") })
        {
            await amina.OpenAsync($"/pairs/{pair}/goals{page}");
            Assert.Equal($"/pairs/{pair}/goals{at}", amina.Path);
            Assert.Contains("Plain words", amina.Body, StringComparison.Ordinal);
            Assert.Null(amina.Page!.QuerySelector("main form"));
        }
    }

    [Theory, BothDatabases]
    public async Task More_goals_than_meetings_and_goals_of_only_one_are_said_kindly(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var (amina, paul) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        await SetAsync(story, story.Amina, pair, Draft(story));
        await amina.OpenAsync($"/pairs/{pair}/goals");
        Assert.Contains("none of Paul Director can be seen", amina.Body, StringComparison.Ordinal);
        await paul.OpenAsync($"/pairs/{pair}/goals");
        Assert.Contains("Amina Haddad has a goal here, you have none yet.", paul.Body, StringComparison.Ordinal);
        // What he keeps to himself does not change what she reads.
        await SetAsync(story, story.Paul, pair, Draft(story) with { Owning = GoalOwning.MineAlone });
        await amina.OpenAsync($"/pairs/{pair}/goals");
        Assert.Contains("none of Paul Director can be seen", amina.Body, StringComparison.Ordinal);
        await SetAsync(story, story.Paul, pair, Draft(story));
        await amina.OpenAsync($"/pairs/{pair}/goals");
        Assert.DoesNotContain("Learning goes both ways", amina.Body, StringComparison.Ordinal);

        // Six months at one meeting in thirty days: six. Two are open for her.
        for (var n = 0; n < 4; n++) await SetAsync(story, story.Amina, pair, Draft(story));
        await amina.OpenAsync($"/pairs/{pair}/goals");
        Assert.DoesNotContain("Which of them matter most?", amina.Body, StringComparison.Ordinal);
        Assert.True((await SetAsync(story, story.Amina, pair, Draft(story))).Succeeded);
        await amina.OpenAsync($"/pairs/{pair}/goals");
        Assert.Contains("7 goals are open, and there is time for about 6 more meetings.", amina.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_manager_sees_how_many_goals_serve_an_objective_from_five_pairs_on(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var objective = await ObjectiveAsync(story, story.Programme.Id);
        Assert.True((await SetAsync(story, story.Amina, pair, Draft(story) with { ObjectiveId = objective })).Succeeded);
        await MorePairsAsync(story, objective, 3);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/setup/objectives");
        Assert.DoesNotContain("serve this", petra.Body, StringComparison.Ordinal);
        await MorePairsAsync(story, objective, 1);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/setup/objectives");
        Assert.Contains("5 goals that pairs have set serve this.", petra.Body, StringComparison.Ordinal);
    }

    internal static GoalDraft Draft(Story story, string title = "Speak last in my meetings") => new(title, "Four meetings.", DateOnly.FromDateTime(story.Now.UtcDateTime).AddDays(60), 2, null, GoalOwning.Mine);

    private static string Day(Story story, int days) => DateOnly.FromDateTime(story.Now.UtcDateTime).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Key(Outcome outcome) => outcome.Refusals[0].Message.Key;

    private static Task<Outcome<Goal>> SetAsync(Story story, Person who, Guid pair, GoalDraft draft) => story.RunAsAsync<WriteGoal, Outcome<Goal>>(who, w => w.SetAsync(pair, draft, None));

    private static Task<Outcome> ChangeAsync(Story story, Person who, Guid pair, Guid goal, GoalDraft draft, int seen) => story.RunAsAsync<WriteGoal, Outcome>(who, w => w.ChangeAsync(pair, goal, draft, seen, None));

    private static async Task<Outcome> CheckInAsync(Story story, Person who, Guid pair, Guid goal, GoalState? state, string sentence, string? refused = null)
    {
        var outcome = await story.RunAsAsync<WriteGoal, Outcome>(who, w => w.CheckInAsync(pair, goal, state, sentence, None));
        if (refused is not null) Assert.Equal(refused, Key(outcome));
        return outcome;
    }

    private static async Task NobodyWritesAsync(Story story, Person who, Guid pair, Guid goal)
    {
        Assert.True((await ChangeAsync(story, who, pair, goal, Draft(story), 1)).IsNotFound);
        Assert.True((await CheckInAsync(story, who, pair, goal, GoalState.Done, "Mine now")).IsNotFound);
        Assert.True((await story.RunAsAsync<WriteGoal, Outcome>(who, w => w.DropAsync(pair, goal, None))).IsNotFound);
        Assert.True((await story.RunAsAsync<WriteGoal, Outcome>(who, w => w.ReopenAsync(pair, goal, None))).IsNotFound);
    }

    private static Task<Guid> ObjectiveAsync(Story story, Guid programmeId) => story.InAsync(async d =>
    {
        var objective = Objective.From(await d.Programmes.SingleAsync(p => p.Id == programmeId), PurposePreset.All[0], "They know each other.", 1);
        d.Add(objective);
        await d.SaveChangesAsync();
        return objective.Id;
    });

    /// <summary>More pairs of the programme, each with one goal for the objective, and one that only its owner sees.</summary>
    private static Task MorePairsAsync(Story story, Guid objective, int pairs) => story.InAsync(async d =>
    {
        var frame = GoalFrame.Of(story.Programme, DateOnly.FromDateTime(story.Now.UtcDateTime));
        for (var n = 0; n < pairs; n++)
        {
            var sides = new List<ParticipantEnrolment>();
            foreach (var role in new[] { ProgrammeRole.Mentor, ProgrammeRole.Mentee })
                sides.Add(ParticipantEnrolment.Add(d.OrganisationId, story.Programme.Id, (await story.AddPersonAsync(d, $"Somebody {role}")).Id, role, 1, story.Petra.Id, story.Now));
            var pair = Mentorship.Bring(Guid.NewGuid(), sides[0], 1, sides[1], 1, "", story.Now, story.Now);
            d.AddRange(sides);
            d.AddRange(pair, Goal.Set(d.OrganisationId, pair.Id, sides[0].PersonId, Draft(story) with { ObjectiveId = objective }, frame, story.Now).Value!,
                Goal.Set(d.OrganisationId, pair.Id, sides[1].PersonId, Draft(story) with { ObjectiveId = objective, Owning = GoalOwning.MineAlone }, frame, story.Now).Value!);
        }
        await d.SaveChangesAsync();
    });

    private async Task<(Story Story, Guid Pair)> PairAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        return (story, await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync()));
    }
}
