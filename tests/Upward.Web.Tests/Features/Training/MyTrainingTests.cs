using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Training;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Training;

public sealed class MyTrainingTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_mentor_reads_a_unit_answers_its_check_and_it_is_finished(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var amina = await story.AsAsync(story.Amina);
        var list = await amina.OpenAsync("/my/training");
        var titles = list.QuerySelectorAll(".unit-list .name").Select(a => a.TextContent).ToList();
        Assert.Equal(7 + 2 + 2, titles.Count);
        Assert.Contains("9 units", list.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);

        var unit = await amina.OpenAsync(list.QuerySelector(".unit-list .name")!.GetAttribute("href")!);
        Assert.Equal(titles[0], unit.QuerySelector("h1")!.TextContent);
        Assert.Contains(unit.QuerySelectorAll(".long-text h2"), h => h.TextContent == "A case");
        var page = await amina.SubmitAsync(".check form", Right("mentor-1"));

        Assert.Equal(HttpStatusCode.OK, amina.Status);
        Assert.Contains("this unit is finished", page.QuerySelector(".check [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".answer-right").Length);
        Assert.Equal(("mentor-1", story.Amina.Id), await story.InAsync(d => d.UnitCompletions.Select(c => new ValueTuple<string, Guid>(c.UnitKey, c.PersonId)).SingleAsync()));
        await amina.OpenAsync("/my/training");
        Assert.Single(amina.Page!.QuerySelectorAll(".unit-list .done"));
        Assert.Contains("8 units", amina.Page!.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Wrong_and_missing_answers_are_named_kept_on_the_page_and_stored_nowhere(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/my/training/{story.Programme.Id}/mentee-1");
        var page = await paul.SubmitAsync(".check form", ("Answers[0]", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
        Assert.Equal(["Choose an answer to question 2.", "Choose an answer to question 3."], page.QuerySelectorAll(".invalid-feedback").Select(e => e.TextContent.Trim()));
        Assert.True(page.QuerySelector("#q0-1")!.HasAttribute("checked"));

        var right = Right("mentee-1");
        page = await paul.SubmitAsync(".check form", [.. right.Take(2), ("Answers[2]", right[2].Value == "0" ? "1" : "0")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
        Assert.Equal("One answer is worth another thought.", page.QuerySelector(".check [role=status] b")!.TextContent);
        Assert.Equal((2, 1), (page.QuerySelectorAll(".answer-right").Length, page.QuerySelectorAll(".answer-wrong").Length));
        Assert.Equal(3, page.QuerySelectorAll(".check input[checked]").Length);
        Assert.Equal(0, await story.InAsync(d => d.UnitCompletions.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Nobody_reaches_the_training_of_another_role_or_programme(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var (who, key) in new[] { (story.Paul, "mentor-1"), (story.Amina, "mentee-1"), (story.Amina, "programme-manager-1"), (story.Olga, "ethics-1"), (story.Ada, "ethics-1"), (story.Otto, "ethics-1") })
        {
            var browser = await story.AsAsync(who);
            await browser.OpenAsync($"/my/training/{story.Programme.Id}/{key}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            Assert.True((await story.RunAsAsync<FinishUnit, Outcome<CheckedAnswers>>(who, u => u.ExecuteAsync(story.Programme.Id, key, [0, 0, 0], CancellationToken.None))).IsNotFound);
            await browser.OpenAsync($"/my/training/{story.Programme.Id}/certificate");
            if (who != story.Paul && who != story.Amina) Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        Assert.Equal(0, await story.InAsync(d => d.UnitCompletions.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Sent_twice_at_once_a_unit_is_finished_once(Db db)
    {
        var story = await hosts.StoryAsync(db);
        int?[] answers = [.. Right("ethics-1").Select(a => (int?)int.Parse(a.Value!, System.Globalization.CultureInfo.InvariantCulture))];
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => story.RunAsAsync<FinishUnit, Outcome<CheckedAnswers>>(story.Amina, u => u.ExecuteAsync(story.Programme.Id, "ethics-1", answers, CancellationToken.None))));

        Assert.All(done, d => Assert.True(d.Succeeded && d.Value.AllRight));
        Assert.Equal(1, await story.InAsync(d => d.UnitCompletions.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task The_certificate_comes_with_the_last_compulsory_unit_and_not_before(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/my/training/{story.Programme.Id}/certificate");
        Assert.Equal("/my/training", amina.Path);

        await TrainAsync(story, story.AminaIn);
        var page = await amina.OpenAsync($"/my/training/{story.Programme.Id}/certificate");
        var sheet = page.QuerySelector(".certificate")!;
        Assert.Equal("Amina Haddad", sheet.QuerySelector(".certificate-name")!.TextContent);
        Assert.Contains("Fresh Eyes", sheet.TextContent, StringComparison.Ordinal);
        Assert.Equal(9, sheet.QuerySelectorAll("li").Length);
    }

    [Theory, BothDatabases]
    public async Task Who_withdraws_does_not_see_the_training_any_more_and_who_returns_finds_it_as_it_was(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await TrainAsync(story, story.AminaIn);
        await story.InAsync(async d => { (await d.Enrolments.SingleAsync(e => e.Id == story.AminaIn.Id)).Withdraw(story.Now); await d.SaveChangesAsync(); });
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync("/my/training");
        Assert.Empty(amina.Page!.QuerySelectorAll(".unit-list"));

        await story.InAsync(async d => { (await d.Enrolments.SingleAsync(e => e.Id == story.AminaIn.Id)).Return(); await d.SaveChangesAsync(); });
        await amina.OpenAsync("/my/training");
        Assert.Equal(9, amina.Page!.QuerySelectorAll(".unit-list .done").Length);
    }

    /// <summary>The right answers of a shipped unit, as its form sends them.</summary>
    internal static (string Name, string? Value)[] Right(string key) =>
    [
        .. UnitCheck.Of(Upward.Web.Features.Training.Content.ShippedTraining.Units.Single(u => u.Key == key).Body).Questions
            .Select((q, i) => ($"Answers[{i}]", (string?)q.Options.ToList().FindIndex(o => o.IsRight).ToString(System.Globalization.CultureInfo.InvariantCulture))),
    ];

    /// <summary>Finishes all that is compulsory for a participant.</summary>
    internal static Task TrainAsync(Story story, ParticipantEnrolment enrolment) => story.InAsync(async db =>
    {
        var plan = TrainingPlan.Of(new(), 0, []);
        db.UnitCompletions.AddRange(plan.RequiredOf(enrolment.Role).Select(key => UnitCompletion.Of(db.OrganisationId, enrolment.ProgrammeId, enrolment.PersonId, key, story.Now)));
        await db.SaveChangesAsync();
    });
}
