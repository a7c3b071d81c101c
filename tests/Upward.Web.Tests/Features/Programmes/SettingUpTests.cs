using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;

namespace Upward.Web.Tests.Features.Programmes;

/// <summary>The whole way from a preset to a launched programme (R170, R211), and what holds for every step.</summary>
public sealed class SettingUpTests(Hosts hosts)
{
    private static readonly string[] Steps = ["purpose", "objectives/edit", "frame", "audience", "dates", "rhythm", "notice"];

    [Theory, BothDatabases]
    public async Task From_a_preset_to_the_launch(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await browser.OpenAsync("/programmes/new");
        await browser.SubmitAsync("form:has([name='Input.Name'])", ("Input.Name", "New Eyes"), ("Input.Preset", "inclusion"));
        var programme = await story.InAsync(d => d.Programmes.SingleAsync(p => p.Name == "New Eyes"));
        var setup = $"/programmes/{programme.Id}/setup";
        Assert.Equal(setup, browser.Path);
        Assert.Equal(["rhythm", "team", "notice"], Blocking(browser));

        // Nothing was decided yet, and still everything has a sensible value.
        Assert.Equal(["inclusion"], programme.Purposes);
        Assert.Equal(3, await story.InAsync(d => d.Milestones.CountAsync(m => m.ProgrammeId == programme.Id && m.Key == "supervision")));
        Assert.Equal(5, (await story.InAsync(d => d.Objectives.SingleAsync(o => o.ProgrammeId == programme.Id))).Measures.Count);

        await browser.OpenAsync(setup + "/launch");
        await browser.SubmitAsync("form[method=post]:has(.btn-primary)");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal(3, browser.Page!.QuerySelectorAll(".error-summary li").Length);
        Assert.Contains("Missing: a sponsor and a neutral contact", browser.Page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);

        await browser.OpenAsync(setup + "/rhythm");
        await browser.SubmitAsync("form:has([name='Input.Sessions'])", ("Input.TimeAgreed", "true"), ("Input.AgreedWith", "the board"));
        foreach (var (role, name) in new[] { ("Sponsor", "Paul"), ("NeutralContact", "Olga") })
        {
            await browser.OpenAsync($"{setup}/team?role={role}&q={name}");
            await browser.SubmitAsync("form[action*='handler=Name']");
        }
        await browser.OpenAsync(setup + "/notice");
        Assert.Contains("Olga Outside", browser.Page!.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        await browser.PressAsync("button[formaction*=Publish]");
        await browser.OpenAsync(setup);
        Assert.Empty(Blocking(browser));

        await browser.OpenAsync(setup + "/launch");
        await browser.SubmitAsync("form[method=post]:has(.btn-primary)");
        Assert.Equal($"/programmes/{programme.Id}", browser.Path);
        var launched = await story.InAsync(d => d.Programmes.SingleAsync(p => p.Id == programme.Id));
        Assert.NotNull(launched.LaunchedAt);
        Assert.Equal(story.Ada.Id, launched.LaunchedById);

        await browser.OpenAsync($"/programmes/{programme.Id}/changes");
        var log = browser.Page!.QuerySelector(".change-log")!.TextContent;
        Assert.Contains("Paul Director", log, StringComparison.Ordinal);
        Assert.Contains("the board", log, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task After_the_launch_a_change_needs_its_reason_and_what_was_typed_stays(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d => { (await d.Programmes.SingleAsync(p => p.Id == story.Programme.Id)).Launch(story.Petra.Id, story.Now); await d.SaveChangesAsync(); });
        var browser = await story.AsAsync(story.Petra);
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/setup/frame");
        var page = await browser.SubmitAsync("#frame", ("Input.Name", "Newer Eyes"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal("The programme has been launched: say why you change it.", page.QuerySelector(".error-summary a")!.TextContent);
        Assert.Equal("Newer Eyes", page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        await browser.SubmitAsync("#frame", ("Input.Why", "Three mentors asked for it."));
        Assert.Equal("Newer Eyes", await story.InAsync(d => d.Programmes.Select(p => p.Name).SingleAsync()));
        var change = await story.InAsync(d => d.ProgrammeChanges.SingleAsync());
        Assert.Equal(("frame", "Three mentors asked for it.", story.Petra.Id), (change.Step, change.Why, change.ById!.Value));
        Assert.Equal(new ChangedValue("Name", "Fresh Eyes", "Newer Eyes"), change.What.Single());
    }

    [Theory, BothDatabases]
    public async Task Two_managers_do_not_overwrite_each_others_step_unseen_but_may_work_on_different_steps(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (petra, ada) = (await story.AsAsync(story.Petra), await story.AsAsync(story.Ada));
        var setup = $"/programmes/{story.Programme.Id}/setup";
        await petra.OpenAsync(setup + "/frame");
        await ada.OpenAsync(setup + "/frame");
        var other = await story.AsAsync(story.Ada);
        await other.OpenAsync(setup + "/purpose");
        await petra.SubmitAsync("#frame", ("Input.Name", "By Petra"));
        await other.SubmitAsync("form:has([name='Input.Purpose'])", ("Input.Purpose", "To see more."));
        Assert.Equal(setup, other.Path);
        var page = await ada.SubmitAsync("#frame", ("Input.Name", "By Ada"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Contains("Somebody changed this", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("By Petra", await story.InAsync(d => d.Programmes.Select(p => p.Name).SingleAsync()));
        await ada.SubmitAsync("#frame");
        Assert.Equal("By Ada", await story.InAsync(d => d.Programmes.Select(p => p.Name).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task Outsiders_find_no_step_and_can_save_none(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var outsider in new[] { story.Amina, story.Olga, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            foreach (var page in Steps.Select(s => "/setup/" + s).Concat(["/setup", "/setup/objectives", "/setup/team", "/setup/launch", "/changes", "/notice"]))
            {
                await browser.OpenAsync($"/programmes/{story.Programme.Id}{page}");
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
            var saved = await story.RunAsAsync<SettleStep, Upward.Web.Platform.Outcome>(outsider, s => s.ExecuteAsync(story.Programme.Id, new("frame", 0, ""), f => f with { Name = "Mine" }, CancellationToken.None));
            Assert.True(saved.IsNotFound);
            Assert.True((await story.RunAsAsync<LaunchProgramme, Upward.Web.Platform.Outcome>(outsider, l => l.ExecuteAsync(story.Programme.Id, CancellationToken.None))).IsNotFound);
        }
        Assert.Equal("Fresh Eyes", await story.InAsync(d => d.Programmes.Select(p => p.Name).SingleAsync()));
        Assert.Equal(0, await story.InAsync(d => d.ProgrammeChanges.CountAsync()));
    }

    private static List<string> Blocking(Browser browser) =>
        [.. browser.Page!.QuerySelectorAll(".setup-list li:has(.badge-watch) a.t").Select(a => a.GetAttribute("href")!.Split('/')[^1])];
}
