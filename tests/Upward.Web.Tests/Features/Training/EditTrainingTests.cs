using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Training;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Training;

public sealed class EditTrainingTests(Hosts hosts)
{
    private const string Good = "Words.\n\n## Check\n1. A?\n   - [x] yes\n   - [ ] no\n\n   Why: so it is.\n";

    [Theory, BothDatabases]
    public async Task A_manager_changes_a_shipped_unit_for_this_programme_alone_and_takes_it_back(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        var here = $"/programmes/{story.Programme.Id}/training/units/mentor-1";
        await petra.OpenAsync(here);
        await petra.SubmitAsync("form:has([name='Input.Title'])", ("Input.Title", "Our own beginning"), ("Input.Body", Good));
        Assert.StartsWith($"/programmes/{story.Programme.Id}/training", petra.Path, StringComparison.Ordinal);

        var amina = await story.AsAsync(story.Amina);
        var unit = await amina.OpenAsync($"/my/training/{story.Programme.Id}/mentor-1");
        Assert.Equal("Our own beginning", unit.QuerySelector("h1")!.TextContent);
        Assert.Single(unit.QuerySelectorAll(".check fieldset"));

        await petra.OpenAsync(here);
        await petra.SubmitAsync("form[action*=Discard]");
        unit = await amina.OpenAsync($"/my/training/{story.Programme.Id}/mentor-1");
        Assert.Equal("What you said yes to, and what you may refuse", unit.QuerySelector("h1")!.TextContent);
        Assert.Equal(["training.unit.changed", "training.unit.restored"], await story.InAsync(d => d.AuditEntries.Where(a => a.SubjectId == story.Programme.Id).OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_unit_that_would_not_work_is_refused_with_the_reason_and_nothing_typed_is_lost(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/training/units/new?track=Mentee");
        var page = await petra.SubmitAsync("form:has([name='Input.Title'])", ("Input.Title", ""), ("Input.Minutes", "soon"), ("Input.Body", "Kept words\n\n## Check\n1. A?\n- [ ] x\n- [ ] y\nWhy: z"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        Assert.Equal(["Fill this in.", "Question 1 has no right answer. Mark exactly one with “- [x]”.", "Write a whole number from 1 to 240."], page.QuerySelectorAll(".error-summary a").Select(a => a.TextContent).Order(StringComparer.Ordinal));
        Assert.StartsWith("Kept words", page.QuerySelector("[name='Input.Body']")!.TextContent.TrimStart(), StringComparison.Ordinal);
        Assert.Equal("soon", page.QuerySelector("[name='Input.Minutes']")!.GetAttribute("value"));
        Assert.Equal("Mentee", page.QuerySelector("[name='Input.Track'] option[selected]")!.GetAttribute("value"));
        Assert.Equal(0, await story.InAsync(d => d.UnitTexts.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task An_own_unit_is_optional_until_required_and_stays_once_somebody_finished_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var added = await story.RunAsAsync<AddUnit, Outcome<string>>(story.Petra, u => u.ExecuteAsync(story.Programme.Id, new(TrainingTrack.Mentor, "Ours", "", 5, "Only words."), CancellationToken.None));
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/my/training/{story.Programme.Id}/{added.Value}");
        await amina.SubmitAsync("form.reading-col");
        Assert.Equal(HttpStatusCode.OK, amina.Status);

        Assert.Equal("training.refused.finishedBy", (await DiscardAsync(story, story.Petra, added.Value!)).Refusals.Single().Message.Key);
        Assert.Equal("training.refused.asItShips", (await DiscardAsync(story, story.Petra, "mentor-2")).Refusals.Single().Message.Key);
        Assert.Equal(7 + 2, (await PlanAsync(story)).RequiredOf(Upward.Web.Features.Enrolment.ProgrammeRole.Mentor).Count);
        Assert.True((await ArrangeAsync(story, story.Petra, TrainingAct.Require, added.Value!)).Succeeded);
        Assert.Equal(7 + 2 + 1, (await PlanAsync(story)).RequiredOf(Upward.Web.Features.Enrolment.ProgrammeRole.Mentor).Count);
    }

    [Theory, BothDatabases]
    public async Task Units_are_moved_hidden_and_made_optional(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/training");
        await petra.PressAsync("#u-mentor-3 button[value=Up]");
        await petra.PressAsync("#u-mentor-3 button[value=Up]");
        await petra.PressAsync("#u-mentor-7 button[value=Hide]");
        await petra.PressAsync("#u-mentor-5 button[value=Free]");

        var plan = await PlanAsync(story);
        Assert.Equal(["mentor-3", "mentor-1", "mentor-2", "mentor-4"], plan.Of(TrainingTrack.Mentor).Take(4).Select(u => u.Key));
        Assert.Equal(7 + 2 - 2, plan.RequiredOf(Upward.Web.Features.Enrolment.ProgrammeRole.Mentor).Count);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/my/training/{story.Programme.Id}/mentor-7");
        Assert.Equal(HttpStatusCode.NotFound, amina.Status);
        Assert.Equal("training.refused.hidden", (await ArrangeAsync(story, story.Petra, TrainingAct.Require, "mentor-7")).Refusals.Single().Message.Key);
        Assert.Equal("training.refused.unit", (await ArrangeAsync(story, story.Petra, TrainingAct.Hide, "no-such-unit")).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Two_managers_do_not_overwrite_each_other_unseen(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (petra, ada) = (await story.AsAsync(story.Petra), await story.AsAsync(story.Ada));
        var here = $"/programmes/{story.Programme.Id}/training/units/mentee-2";
        await petra.OpenAsync(here);
        await ada.OpenAsync(here);
        await petra.SubmitAsync("form:has([name='Input.Title'])", ("Input.Title", "By Petra"));
        var page = await ada.SubmitAsync("form:has([name='Input.Title'])", ("Input.Title", "By Ada"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Equal("By Ada", page.QuerySelector("[name='Input.Title']")!.GetAttribute("value"));
        Assert.Equal("By Petra", await story.InAsync(d => d.UnitTexts.Select(t => t.Title).SingleAsync()));
        await ada.SubmitAsync("form:has([name='Input.Title'])");
        Assert.Equal("By Ada", await story.InAsync(d => d.UnitTexts.Select(t => t.Title).SingleAsync()));
    }

    [Fact]
    public async Task The_preview_is_a_fragment_for_htmx_and_a_page_without_script()
    {
        var story = await hosts.StoryAsync(Db.Sqlite);
        var petra = await story.AsAsync(story.Petra);
        var page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/training/units/mentor-1");
        var token = page.QuerySelector("form:has([name='Input.Title']) [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Title", "Typed"), new("Input.Body", "**Bold** <script>alert(1)</script>")]);
        await petra.SendAsync(HttpMethod.Post, $"/programmes/{story.Programme.Id}/training/units/mentor-1?handler=Preview", form, ("HX-Request", "true"));
        Assert.StartsWith("<div id=\"preview\"", petra.Body.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("<strong>Bold</strong> &lt;script&gt;", petra.Body, StringComparison.Ordinal);

        await petra.OpenAsync($"/programmes/{story.Programme.Id}/training/units/mentor-1");
        page = await petra.PressAsync("button[formaction*=Preview]", ("Input.Title", "Typed"), ("Input.Body", "Mine"));
        Assert.Equal("Typed", page.QuerySelector("[name='Input.Title']")!.GetAttribute("value"));
        Assert.Equal("Mine", page.QuerySelector("#preview .long-text")!.TextContent.Trim());
        Assert.Equal(0, await story.InAsync(d => d.UnitTexts.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Only_those_who_run_the_programme_arrange_and_write(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var outsider in new[] { story.Amina, story.Olga, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            foreach (var path in new[] { "training", "training/people", "training/units/new", "training/units/mentor-1" })
            {
                await browser.OpenAsync($"/programmes/{story.Programme.Id}/{path}");
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
            Assert.True((await ArrangeAsync(story, outsider, TrainingAct.GateOn, "")).IsNotFound);
            Assert.True((await DiscardAsync(story, outsider, "mentor-1")).IsNotFound);
            Assert.True((await story.RunAsAsync<AddUnit, Outcome<string>>(outsider, u => u.ExecuteAsync(story.Programme.Id, new(TrainingTrack.Ally, "A", "", 1, "B"), CancellationToken.None))).IsNotFound);
            Assert.True((await story.RunAsAsync<ChangeUnit, Outcome>(outsider, u => u.ExecuteAsync(story.Programme.Id, "mentor-1", new(TrainingTrack.Mentor, "A", "", 1, "B"), 0, CancellationToken.None))).IsNotFound);
        }
        Assert.Equal(0, await story.InAsync(d => d.UnitTexts.CountAsync()));
    }

    internal static Task<Outcome> ArrangeAsync(Story story, Upward.Web.Features.People.Person who, TrainingAct act, string key) =>
        story.RunAsAsync<ArrangeTraining, Outcome>(who, u => u.ExecuteAsync(story.Programme.Id, act, key, CancellationToken.None));
    private static Task<Outcome> DiscardAsync(Story story, Upward.Web.Features.People.Person who, string key) =>
        story.RunAsAsync<DiscardUnitText, Outcome>(who, u => u.ExecuteAsync(story.Programme.Id, key, CancellationToken.None));
    private static Task<TrainingPlan> PlanAsync(Story story) => story.RunAsAsync<ReadTrainingPlan, TrainingPlan>(story.Petra, u => u.OfAsync(story.Programme.Id, CancellationToken.None));
}
