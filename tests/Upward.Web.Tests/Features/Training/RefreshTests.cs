using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Training;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Training;

/// <summary>A track that is due again after a year.</summary>
public sealed class RefreshTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task What_is_too_old_is_due_again_asked_for_once_and_held_back_at_the_gate(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await MyTrainingTests.TrainAsync(story, story.AminaIn);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/training");
        await petra.SubmitAsync("form:has(#r-Mentor)", ("months", "12"));
        Assert.Contains("more than 12 months ago is due again", petra.Body, StringComparison.Ordinal);
        await EditTrainingTests.ArrangeAsync(story, story.Petra, TrainingAct.GateOn, "");
        Assert.Equal([story.PaulIn.Id], await HeldBackAsync(story));
        Assert.Equal(0, await AskAsync(story));

        await AgeAsync(story, 13);
        Assert.Equal(new[] { story.AminaIn.Id, story.PaulIn.Id }.Order(), (await HeldBackAsync(story)).Order());
        Assert.Contains("One of them had finished, and it is due again", (await petra.OpenAsync($"/programmes/{story.Programme.Id}/training")).QuerySelector("[aria-labelledby=gate]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("due again", (await petra.OpenAsync($"/programmes/{story.Programme.Id}/training/people?role=Mentor")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await AskAsync(story));
        Assert.Equal(0, await AskAsync(story));
        var mail = Assert.Single(await story.MailsAsync());
        Assert.Equal((story.Amina.Email, "Training in “Fresh Eyes” is due again"), (mail.ToAddress, mail.Subject));

        var amina = await story.AsAsync(story.Amina);
        Assert.Contains("due again, last done", (await amina.OpenAsync("/my/training")).QuerySelector(".unit-list")!.TextContent, StringComparison.Ordinal);
        await amina.OpenAsync($"/my/training/{story.Programme.Id}/mentor-1");
        await amina.SubmitAsync(".check form", MyTrainingTests.Right("mentor-1"));
        Assert.Contains("this unit is finished", amina.Page!.QuerySelector(".check [role=status]")!.TextContent, StringComparison.Ordinal);
        var again = await story.InAsync(d => d.UnitCompletions.AsNoTracking().SingleAsync(c => c.PersonId == story.Amina.Id && c.UnitKey == "mentor-1"));
        Assert.True(again.DoneAt > story.Now.AddHours(-1) && again.AskedAgainAt is null);
    }

    [Theory, BothDatabases]
    public async Task G3_Two_months_after_it_was_due_the_mail_is_dropped_and_listed_once_unless_it_was_arranged_since(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await MyTrainingTests.TrainAsync(story, story.AminaIn);
        Assert.True((await RefreshAsync(story, story.Petra, TrainingTrack.Mentor, 12)).Succeeded);
        await AgeAsync(story, 15);
        // Arranged and joined long before: it was due three months ago, and nobody was there to say it.
        await story.InAsync(d => d.ProgrammeTraining.ExecuteUpdateAsync(u => u.SetProperty(t => t.ChangedAt, story.Now.AddMonths(-20))));
        await story.InAsync(d => d.Enrolments.ExecuteUpdateAsync(u => u.SetProperty(e => e.AddedAt, story.Now.AddMonths(-20))));
        Assert.Equal(0, await AskAsync(story));
        Assert.Equal(0, await AskAsync(story));
        var late = Assert.Single(await story.MailsAsync());
        Assert.Equal((true, ""), (late.TooLateAt is not null, late.TextBody));
        Assert.Contains(story.AminaIn.Id, (await story.RunAsAsync<ListTrainees, TraineeList>(story.Petra, l => l.ExecuteAsync(story.Programme.Id, new(), CancellationToken.None))).Matching.Where(t => t.State != TraineeState.Finished).Select(t => t.EnrolmentId));
        // Arranged since then, it could not have been said before: it is said now.
        await story.InAsync(d => d.UnitCompletions.ExecuteUpdateAsync(u => u.SetProperty(c => c.AskedAgainAt, (DateTimeOffset?)null)));
        await story.InAsync(d => d.Outbox.ExecuteDeleteAsync());
        await story.InAsync(d => d.ProgrammeTraining.ExecuteUpdateAsync(u => u.SetProperty(t => t.ChangedAt, story.Now.AddDays(-1))));
        Assert.Equal(1, await AskAsync(story));
        Assert.Equal(story.Now.AddDays(59), Assert.Single(await story.MailsAsync()).NotAfter!.Value, TimeSpan.FromMinutes(5));
    }

    [Theory, BothDatabases]
    public async Task Other_tracks_and_a_track_set_back_to_never_are_not_due(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await MyTrainingTests.TrainAsync(story, story.AminaIn);
        await EditTrainingTests.ArrangeAsync(story, story.Petra, TrainingAct.GateOn, "");
        await AgeAsync(story, 40);
        Assert.True((await RefreshAsync(story, story.Petra, TrainingTrack.Mentee, 6)).Succeeded);
        Assert.DoesNotContain(story.AminaIn.Id, await HeldBackAsync(story));
        Assert.True((await RefreshAsync(story, story.Petra, TrainingTrack.Mentor, 6)).Succeeded);
        Assert.Contains(story.AminaIn.Id, await HeldBackAsync(story));
        Assert.True((await RefreshAsync(story, story.Petra, TrainingTrack.Mentor, 0)).Succeeded);
        Assert.DoesNotContain(story.AminaIn.Id, await HeldBackAsync(story));
        Assert.Equal(0, await AskAsync(story));
    }

    [Theory, BothDatabases]
    public async Task A_time_that_is_not_in_the_list_is_refused_and_outsiders_cannot_set_any(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Assert.Equal("training.refused.months", (await RefreshAsync(story, story.Petra, TrainingTrack.Mentor, 7)).Refusals.Single().Message.Key);
        foreach (var outsider in new[] { story.Olga, story.Amina, story.Otto }) Assert.True((await RefreshAsync(story, outsider, TrainingTrack.Mentor, 12)).IsNotFound);
        Assert.Equal(0, await story.InAsync(d => d.ProgrammeTraining.CountAsync()));
    }

    private static Task<Outcome> RefreshAsync(Story story, Person who, TrainingTrack track, int months) => story.RunAsAsync<ArrangeTraining, Outcome>(who, a => a.RefreshAsync(story.Programme.Id, track, months, CancellationToken.None));
    private static Task<int> AskAsync(Story story) => story.RunAsAsync<RefreshTraining, int>(null, r => r.ExecuteAsync(CancellationToken.None));
    private static Task<IReadOnlySet<Guid>> HeldBackAsync(Story story) => story.RunAsAsync<TrainingGate, IReadOnlySet<Guid>>(story.Petra, g => g.HeldBackAsync(story.Programme.Id, CancellationToken.None));
    private static Task<int> AgeAsync(Story story, int months) => story.InAsync(d => d.UnitCompletions.ExecuteUpdateAsync(u => u.SetProperty(c => c.DoneAt, story.Now.AddMonths(-months))));
}
