using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Features.Training;
using Upward.Web.Platform;
using Upward.Web.Tests.Features.Matching;

namespace Upward.Web.Tests.Features.Training;

/// <summary>Training before matching: who has not finished is left out, and the matching page says so.</summary>
public sealed class TrainingGateTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_round_leaves_out_who_has_not_finished_and_the_page_says_how_many(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var world = await MatchingWorld.MakeAsync(story, 2, 2);
        Assert.True((await EditTrainingTests.ArrangeAsync(story, story.Petra, TrainingAct.GateOn, "")).Succeeded);
        await MyTrainingTests.TrainAsync(story, world.Mentors[0]);
        await MyTrainingTests.TrainAsync(story, world.Mentees[1]);

        var petra = await story.AsAsync(story.Petra);
        var page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/rounds");
        Assert.Contains("2 people are left out of the next round", page.QuerySelector(".alert-watch")!.TextContent, StringComparison.Ordinal);
        var pair = Assert.Single(await world.ProposalsAsync((await world.RunRoundAsync()).Id));
        Assert.Equal((world.Mentors[0].Id, world.Mentees[1].Id), (pair.MentorEnrolmentId, pair.MenteeEnrolmentId));

        Assert.True((await EditTrainingTests.ArrangeAsync(story, story.Petra, TrainingAct.GateOff, "")).Succeeded);
        page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/rounds");
        Assert.Null(page.QuerySelector(".alert-watch"));
        Assert.Equal(2, (await world.ProposalsAsync((await world.RunRoundAsync()).Id)).Count);
    }

    [Theory, BothDatabases]
    public async Task When_nobody_of_a_role_has_finished_a_round_is_refused_and_says_why(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var world = await MatchingWorld.MakeAsync(story, 2, 2);
        await EditTrainingTests.ArrangeAsync(story, story.Petra, TrainingAct.GateOn, "");
        Assert.Equal("round.noTrainedMentors", (await StartAsync(story)).Refusals.Single().Message.Key);
        await MyTrainingTests.TrainAsync(story, world.Mentors[0]);
        Assert.Equal("round.noTrainedMentees", (await StartAsync(story)).Refusals.Single().Message.Key);

        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/rounds");
        var page = await petra.SubmitAsync("form.fields");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        Assert.Contains("No mentee has finished the compulsory training", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_has_finished_but_wants_no_partner_now_makes_no_round(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var world = await MatchingWorld.MakeAsync(story, 2, 2);
        await EditTrainingTests.ArrangeAsync(story, story.Petra, TrainingAct.GateOn, "");
        foreach (var one in new[] { world.Mentors[0], world.Mentees[0] }) await MyTrainingTests.TrainAsync(story, one);
        await story.InAsync(async d =>
        {
            (await d.Enrolments.SingleAsync(e => e.Id == world.Mentors[0].Id)).SayAfter(Upward.Web.Features.Enrolment.AfterPair.NotNow);
            await d.SaveChangesAsync();
        });
        Assert.Equal("round.noTrainedMentors", (await StartAsync(story)).Refusals.Single().Message.Key);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/rounds");
        Assert.Contains("No mentor who looks for a partner has finished the compulsory training, which this programme asks for before matching. One said “not now” and is not counted.", (await petra.SubmitAsync("form.fields")).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_list_tells_who_has_finished_and_reminds_the_others_once_a_day(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await MyTrainingTests.TrainAsync(story, story.AminaIn);
        var petra = await story.AsAsync(story.Petra);
        var page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/training/people?state=finished");
        Assert.Equal(["Amina Haddad"], page.QuerySelectorAll("tbody .name").Select(n => n.TextContent));
        page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/training/people?role=Mentee");
        Assert.Equal("0 of 7", page.QuerySelector("tbody .badge")!.TextContent);
        await petra.SubmitAsync("form.cluster[action*=Remind]");

        var mail = Assert.Single(await story.MailsAsync());
        Assert.Equal((story.Paul.Email, "7 units are left in “Fresh Eyes”"), (mail.ToAddress, mail.Subject));
        Assert.Contains("/my/training", mail.TextBody, StringComparison.Ordinal);
        var again = await RemindAsync(story, story.Petra);
        Assert.Equal("training.refused.remindedToday", again.Refusals.Single().Message.Key);
        await MyTrainingTests.TrainAsync(story, story.PaulIn);
        Assert.Equal("training.refused.nobodyToRemind", (await RemindAsync(story, story.Petra)).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task The_record_is_exported_for_those_who_keep_it_elsewhere(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await MyTrainingTests.TrainAsync(story, story.AminaIn);
        var file = await story.RunAsAsync<ExportTrainees, Outcome<byte[]>>(story.Petra, u => u.ExecuteAsync(story.Programme.Id, new() { State = TraineeState.Finished }, CancellationToken.None));

        var lines = System.Text.Encoding.UTF8.GetString(file.Value!).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains(",mentor,9,9,yes,", lines[1], StringComparison.Ordinal);
        Assert.True(await story.InAsync(d => d.AuditEntries.AnyAsync(a => a.Action == "training.exported")));
    }

    [Theory, BothDatabases]
    public async Task Outsiders_learn_nothing_of_who_has_finished(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var outsider in new[] { story.Amina, story.Olga, story.Otto })
        {
            Assert.True((await RemindAsync(story, outsider)).IsNotFound);
            Assert.True((await story.RunAsAsync<ExportTrainees, Outcome<byte[]>>(outsider, u => u.ExecuteAsync(story.Programme.Id, new(), CancellationToken.None))).IsNotFound);
            Assert.Empty((await story.RunAsAsync<ListTrainees, TraineeList>(outsider, u => u.ExecuteAsync(story.Programme.Id, new(), CancellationToken.None))).Matching);
        }
        Assert.Empty(await story.MailsAsync());
    }

    private static Task<Outcome<MatchRound>> StartAsync(Story story) => story.RunAsAsync<StartRound, Outcome<MatchRound>>(story.Petra, u => u.ExecuteAsync(story.Programme.Id, true, CancellationToken.None));
    private static Task<Outcome<int>> RemindAsync(Story story, Upward.Web.Features.People.Person who) => story.RunAsAsync<RemindTrainees, Outcome<int>>(who, u => u.ExecuteAsync(story.Programme.Id, new(), [], CancellationToken.None));
}
