using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Change;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Change;

public sealed class ReadinessTests(Hosts hosts)
{
    [Theory]
    [InlineData(4, "", Formality.Light)]
    [InlineData(3, "", Formality.Guided)]
    [InlineData(4, "hours:2", Formality.Guided)]
    [InlineData(4, "neutral:2", Formality.Wait)]
    [InlineData(4, "sayNo:0", Formality.Wait)]
    [InlineData(4, "sponsor:1", Formality.Wait)]
    [InlineData(3, "badNews:1 disagree:1 followed:1 burden:1", Formality.Formal)]
    public void The_culture_decides_how_formal_the_programme_should_be(int all, string but, Formality suggests)
    {
        var answers = ReadinessQuestions.Keys.ToDictionary(k => k, _ => all);
        foreach (var one in but.Split(' ', StringSplitOptions.RemoveEmptyEntries)) answers[one.Split(':')[0]] = one[^1] - '0';
        var check = ReadinessCheck.Of(Guid.NewGuid(), Guid.NewGuid(), answers, Guid.NewGuid(), DateTimeOffset.UnixEpoch);

        Assert.Equal(suggests, check.Suggests);
        Assert.Equal(but.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(b => b.Split(':')[0]).Order(), check.ToDo.Order());
    }

    [Theory, BothDatabases]
    public async Task The_answers_suggest_a_shape_and_actions_that_become_tasks(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/readiness");
        Assert.Equal(12, petra.Page!.QuerySelectorAll("fieldset").Length);
        await petra.SubmitAsync("form:has(fieldset)", [.. ReadinessQuestions.Keys.Select(k => ($"Answers[{k}]", (string?)(k == "hours" ? "2" : "4")))]);
        Assert.Contains("A guided programme", petra.Page!.QuerySelector(".change-formality")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Get the hours agreed in writing", petra.Body, StringComparison.Ordinal);

        await petra.OpenAsync($"/programmes/{story.Programme.Id}/change/tasks/new?suggestion=readiness.hours");
        await petra.SubmitAsync("form.card", ("Input.DueOn", "2027-03-01"));
        Assert.EndsWith("/readiness", petra.Path, StringComparison.Ordinal);
        Assert.Contains("Planned", petra.Body, StringComparison.Ordinal);
        var task = await story.InAsync(d => d.ChangeTasks.SingleAsync());
        Assert.Equal(("readiness.hours", story.Petra.Id, new DateOnly(2027, 3, 1)), (task.From, task.OwnerId, task.DueOn));

        await petra.OpenAsync($"/programmes/{story.Programme.Id}/change");
        await petra.SubmitAsync("form[action*=Tick]");
        Assert.NotNull(await story.InAsync(d => d.ChangeTasks.Select(t => t.DoneAt).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task An_open_statement_is_named_and_the_others_stay_answered(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/readiness");
        await petra.SubmitAsync("form:has(fieldset)", ("Answers[reason]", "4"), ("Answers[sponsor]", "0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        Assert.Contains("Still open: 10", petra.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["4", "0"], petra.Page.QuerySelectorAll("fieldset input[checked]").Select(i => i.GetAttribute("value")));
        await petra.SubmitAsync("form:has(fieldset)");
        Assert.Equal(0, await story.InAsync(d => d.ReadinessChecks.CountAsync()));

        await petra.OpenAsync($"/programmes/{story.Programme.Id}/change/tasks/new");
        await petra.SubmitAsync("form.card", ("Input.What", ""), ("Input.OwnerId", story.Olga.Id.ToString()), ("Input.DueOn", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        await petra.SubmitAsync("form.card", ("Input.What", "Kept"), ("Input.OwnerId", story.Olga.Id.ToString()), ("Input.DueOn", "2027-01-01"));
        Assert.Contains("Choose somebody of the team", petra.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Kept", petra.Page.QuerySelector("[name='Input.What']")!.TextContent.Trim());
    }

    [Theory, BothDatabases]
    public async Task For_others_it_is_not_there(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var answers = ReadinessQuestions.Keys.ToDictionary(k => k, _ => 4);
        foreach (var who in new[] { story.Amina, story.Paul, story.Otto })
        {
            var browser = await story.AsAsync(who);
            foreach (var path in new[] { "readiness", "change", "change/tasks/new" })
            {
                await browser.OpenAsync($"/programmes/{story.Programme.Id}/{path}");
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
            Assert.True((await story.RunAsAsync<AnswerReadiness, Outcome>(who, a => a.ExecuteAsync(story.Programme.Id, answers, CancellationToken.None))).IsNotFound);
            Assert.True((await story.RunAsAsync<PlanTask, Outcome>(who, a => a.ExecuteAsync(story.Programme.Id, new("X", story.Petra.Id, new(2027, 1, 1), ""), CancellationToken.None))).IsNotFound);
        }
    }
}
