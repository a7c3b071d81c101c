using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Curriculum;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Curriculum;

public sealed class EditCurriculumTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;
    private static readonly CurriculumFacts Own = new("generations", TaughtBy.Both, "The harbour in 1990", "", 30, "", "## Materials\n\n- A map\n\n## Hands-on\n\n- Walk to the quay\n");

    [Theory, BothDatabases]
    public async Task A_manager_changes_a_shipped_unit_for_this_programme_alone_and_takes_it_back(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        var pair = await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync());
        var (petra, amina) = (await story.AsAsync(story.Petra), await story.AsAsync(story.Amina));
        var here = $"/programmes/{story.Programme.Id}/curriculum/units/ai-first-hour";
        await petra.OpenAsync(here);
        await petra.SubmitAsync("form:has([name='Input.Title'])", ("Input.Title", "Our assistant"), ("Input.Minutes", "45"));
        Assert.StartsWith($"/programmes/{story.Programme.Id}/curriculum", petra.Path, StringComparison.Ordinal);
        var unit = await amina.OpenAsync($"/pairs/{pair}/units/ai-first-hour");
        Assert.Equal("Our assistant", unit.QuerySelector("h1")!.TextContent);

        await petra.OpenAsync(here);
        await petra.SubmitAsync("form[action*=Discard]");
        unit = await amina.OpenAsync($"/pairs/{pair}/units/ai-first-hour");
        Assert.Equal("A first hour with an AI assistant", unit.QuerySelector("h1")!.TextContent);
        Assert.Equal(["curriculum.unit.changed", "curriculum.unit.restored"], await story.InAsync(d => d.AuditEntries.Where(a => a.Action.StartsWith("curriculum.")).OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Packs_own_topics_order_and_hiding_decide_what_pairs_find(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        var pair = await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync());
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/setup/curriculum");
        await petra.SubmitAsync("form[data-guard]", ("Input.Packs", "social"), ("Input.Topics", "The harbour\nThe harbour\nTides"));
        Assert.Equal($"/programmes/{story.Programme.Id}/setup", petra.Path);
        var plan = await PlanAsync(story);
        Assert.Equal(["The harbour", "Tides"], plan.Branches[0].Topics.Select(t => t.OwnName));
        Assert.Equal(["social-media-profile", "social-media-platforms", "social-media-for-the-firm"], plan.Shown.Select(u => u.Key));

        var added = await story.RunAsAsync<WriteCurriculum, Outcome<string>>(story.Petra, w => w.AddAsync(story.Programme.Id, Own with { Topic = plan.Settings.Topics[0].Key }, None));
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/curriculum");
        await petra.PressAsync("#u-social-media-platforms button[value=Up]");
        await petra.PressAsync("#u-social-media-for-the-firm button[value=Hide]");
        await petra.PressAsync("section:has(#b-it) button[value=BranchUp]");
        plan = await PlanAsync(story);
        Assert.Equal([added.Value!, "social-media-platforms", "social-media-profile"], plan.Shown.Select(u => u.Key));
        Assert.Equal("it", plan.Branches[^2].Key);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/units/social-media-for-the-firm");
        Assert.Equal(HttpStatusCode.NotFound, amina.Status);
        await amina.OpenAsync($"/pairs/{pair}/plan");
        Assert.Contains("The harbour in 1990", amina.Body, StringComparison.Ordinal);

        // What was settled is kept for the next cohort, and stands in the change log in words.
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/changes");
        Assert.Contains("Social media", petra.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/setup/curriculum");
        await petra.SubmitAsync("form[data-guard]", ("Input.Topics", "Tides"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        Assert.Contains("“The harbour” has units.", petra.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_would_not_work_is_refused_with_the_reason_and_nothing_typed_is_lost(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/curriculum/units/new?topic=products");
        var page = await petra.SubmitAsync("form:has([name='Input.Title'])", ("Input.Title", " "), ("Input.Minutes", "4"), ("Input.Body", "Kept ![x](https://example.org/x.png)"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        Assert.Equal(3, page.QuerySelectorAll(".error-summary a").Length);
        Assert.Equal("products", page.QuerySelector("[name='Input.Topic'] option[selected]")!.GetAttribute("value"));
        Assert.StartsWith("Kept", page.QuerySelector("[name='Input.Body']")!.TextContent.TrimStart(), StringComparison.Ordinal);
        Assert.Equal(0, await story.InAsync(d => d.CurriculumTexts.CountAsync()));
        Assert.Equal("refused.changedMeanwhile", Key(await story.RunAsAsync<WriteCurriculum, Outcome>(story.Petra, w => w.ChangeAsync(story.Programme.Id, "ai-first-hour", Own, 7, None))));
        Assert.Equal("training.refused.asItShips", Key(await story.RunAsAsync<WriteCurriculum, Outcome>(story.Petra, w => w.DiscardAsync(story.Programme.Id, "ai-first-hour", None))));
        Assert.Equal("curriculum.refused.unit", Key(await story.RunAsAsync<ArrangeCurriculum, Outcome>(story.Petra, a => a.ExecuteAsync(story.Programme.Id, CurriculumAct.Hide, "no-such", None))));
        Assert.Equal("curriculum.refused.topics", Key(await ChooseAsync(story, story.Petra, string.Join('\n', Enumerable.Range(0, OwnTopic.Most + 1)))));
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_sees_or_changes_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var outsider in new[] { story.Amina, story.Olga, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            foreach (var page in new[] { "curriculum", "curriculum/units/new", "curriculum/units/ai-first-hour", "setup/curriculum" })
            {
                await browser.OpenAsync($"/programmes/{story.Programme.Id}/{page}");
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
            Assert.True((await story.RunAsAsync<WriteCurriculum, Outcome<string>>(outsider, w => w.AddAsync(story.Programme.Id, Own, None))).IsNotFound);
            Assert.True((await story.RunAsAsync<WriteCurriculum, Outcome>(outsider, w => w.ChangeAsync(story.Programme.Id, "ai-first-hour", Own, 0, None))).IsNotFound);
            Assert.True((await story.RunAsAsync<WriteCurriculum, Outcome>(outsider, w => w.DiscardAsync(story.Programme.Id, "ai-first-hour", None))).IsNotFound);
            Assert.True((await story.RunAsAsync<ArrangeCurriculum, Outcome>(outsider, a => a.ExecuteAsync(story.Programme.Id, CurriculumAct.Hide, "ai-first-hour", None))).IsNotFound);
            Assert.True((await ChooseAsync(story, outsider, "Mine")).IsNotFound);
        }
        Assert.Equal(0, await story.InAsync(d => d.ProgrammeCurricula.CountAsync()));
    }

    private static Task<Outcome> ChooseAsync(Story story, Person who, string topics) =>
        story.RunAsAsync<ChooseCurriculum, Outcome>(who, c => c.ExecuteAsync(story.Programme.Id, new() { Topics = topics }, new Saving("curriculum", null, ""), None));

    private static Task<CurriculumPlan> PlanAsync(Story story) => story.RunAsAsync<ReadCurriculum, CurriculumPlan>(story.Petra, r => r.OfAsync(story.Programme.Id, None));

    private static string Key(Outcome outcome) => outcome.Refusals[0].Message.Key;
}
