using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Training.Guidelines;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Training;

public sealed class GuidelinesTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_draft_is_seen_by_managers_alone_and_publishing_makes_it_what_everybody_reads(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (petra, amina) = (await story.AsAsync(story.Petra), await story.AsAsync(story.Amina));
        var (write, read) = ($"/programmes/{story.Programme.Id}/guidelines/conduct", $"/my/guidelines/{story.Programme.Id}/conduct");
        await petra.OpenAsync(write);
        await petra.SubmitAsync("form:has([name='Input.Title'])", ("Input.Body", "## Dress\n\nWhite coats."));
        Assert.Contains("## Dress", petra.Page!.QuerySelector("[name='Input.Body']")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("White coats", (await amina.OpenAsync(read)).Body!.TextContent, StringComparison.Ordinal);

        await petra.PressAsync("button[formaction*=Publish]", ("Input.Note", "Our dress rules"));
        var page = await amina.OpenAsync(read);
        Assert.Contains("White coats", page.QuerySelector(".long-text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Our dress rules", page.QuerySelector(".note-new")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Version 1", page.QuerySelector(".unit-head")!.TextContent, StringComparison.Ordinal);

        await petra.OpenAsync(write);
        await petra.PressAsync("button[formaction*=Publish]", ("Input.Body", "Anything goes."), ("Input.Note", "Simpler"));
        Assert.Contains("Anything goes", (await amina.OpenAsync(read)).QuerySelector(".long-text")!.TextContent, StringComparison.Ordinal);
        page = await petra.OpenAsync(write + "/versions/1");
        Assert.Contains("White coats", page.QuerySelector(".long-text")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".alert-watch"));
        Assert.Equal([1, 2], await story.InAsync(d => d.GuidelineVersions.Where(v => v.PublishedAt != null).OrderBy(v => v.Number).Select(v => v.Number).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Publishing_without_saying_what_is_new_is_refused_and_keeps_the_text(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/guidelines/new");
        var page = await petra.PressAsync("button[formaction*=Publish]", ("Input.Title", "Parking"), ("Input.Body", "Behind the house."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        Assert.Equal(["Say in a sentence what is new: readers see it above the text."], page.QuerySelectorAll(".error-summary a").Select(a => a.TextContent));
        Assert.Equal("Behind the house.", page.QuerySelector("[name='Input.Body']")!.TextContent.Trim());

        page = await petra.PressAsync("button[formaction*=Publish]", ("Input.Note", "New"), ("Input.Body", "[x](javascript:alert(1))"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        Assert.Equal(0, await story.InAsync(d => d.GuidelineVersions.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task An_own_guideline_gets_an_address_of_its_own_and_is_hidden_and_shown(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var facts = new GuidelineFacts("Où se garer?", "", "Là.", "Neu");
        var first = await WriteAsync(story, story.Petra, "", facts, publish: true);
        var second = await WriteAsync(story, story.Petra, "", facts, publish: false);
        Assert.Equal(("own-ou-se-garer", "own-ou-se-garer-2"), (first.Value, second.Value));

        var amina = await story.AsAsync(story.Amina);
        var shelf = await amina.OpenAsync($"/my/guidelines/{story.Programme.Id}");
        Assert.Equal(11 + 1, shelf.QuerySelectorAll(".unit-list .name").Length);
        Assert.True((await HideAsync(story, story.Petra, "own-ou-se-garer")).Succeeded);
        shelf = await amina.OpenAsync($"/my/guidelines/{story.Programme.Id}");
        Assert.Equal(11, shelf.QuerySelectorAll(".unit-list .name").Length);
        await amina.OpenAsync($"/my/guidelines/{story.Programme.Id}/own-ou-se-garer");
        Assert.Equal(HttpStatusCode.NotFound, amina.Status);
        await amina.OpenAsync($"/my/guidelines/{story.Programme.Id}/own-ou-se-garer-2");
        Assert.Equal(HttpStatusCode.NotFound, amina.Status);
        Assert.True((await story.RunAsAsync<DropDraft, Outcome>(story.Petra, u => u.ExecuteAsync(story.Programme.Id, "own-ou-se-garer-2", CancellationToken.None))).Succeeded);
        Assert.Equal("guidelines.refused.noDraft", (await story.RunAsAsync<DropDraft, Outcome>(story.Petra, u => u.ExecuteAsync(story.Programme.Id, "own-ou-se-garer-2", CancellationToken.None))).Refusals.Single().Message.Key);
        Assert.Equal("guidelines.refused.unknown", (await HideAsync(story, story.Petra, "nothing")).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Two_writers_do_not_overwrite_each_others_draft_unseen(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Assert.True((await WriteAsync(story, story.Petra, "conduct", new("A", "", "B", ""), publish: false)).Succeeded);
        Assert.Equal("refused.changedMeanwhile", (await WriteAsync(story, story.Ada, "conduct", new("C", "", "D", ""), publish: false)).Refusals.Single().Message.Key);
        Assert.Equal("A", await story.InAsync(d => d.GuidelineVersions.Select(v => v.Title).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task All_guidelines_stand_on_one_page_for_the_printer(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var paul = await story.AsAsync(story.Paul);
        Assert.Equal($"/my/guidelines/{story.Programme.Id}", (await paul.OpenAsync("/my/guidelines"), paul.Path).Path);
        var page = await paul.OpenAsync($"/my/guidelines/{story.Programme.Id}/whole");
        Assert.Equal(11, page.QuerySelectorAll("article.print-sheet").Length);
    }

    [Theory, BothDatabases]
    public async Task Outsiders_neither_read_nor_write(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var outsider in new[] { story.Olga, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            foreach (var path in new[] { "", "/conduct", "/whole" })
            {
                await browser.OpenAsync($"/my/guidelines/{story.Programme.Id}{path}");
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
        }
        foreach (var outsider in new[] { story.Amina, story.Olga, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            foreach (var path in new[] { "", "/new", "/conduct", "/conduct/versions/1" })
            {
                await browser.OpenAsync($"/programmes/{story.Programme.Id}/guidelines{path}");
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
            Assert.True((await WriteAsync(story, outsider, "conduct", new("A", "", "B", "C"), publish: true)).IsNotFound);
            Assert.True((await HideAsync(story, outsider, "conduct")).IsNotFound);
            Assert.True((await story.RunAsAsync<DropDraft, Outcome>(outsider, u => u.ExecuteAsync(story.Programme.Id, "conduct", CancellationToken.None))).IsNotFound);
        }
        Assert.Equal(0, await story.InAsync(d => d.GuidelineVersions.CountAsync()));
    }

    private static Task<Outcome<string>> WriteAsync(Story story, Upward.Web.Features.People.Person who, string slug, GuidelineFacts facts, bool publish) =>
        story.RunAsAsync<WriteGuideline, Outcome<string>>(who, u => u.ExecuteAsync(story.Programme.Id, slug, facts, 0, publish, CancellationToken.None));
    private static Task<Outcome> HideAsync(Story story, Upward.Web.Features.People.Person who, string slug) =>
        story.RunAsAsync<HideGuideline, Outcome>(who, u => u.ExecuteAsync(story.Programme.Id, slug, true, CancellationToken.None));
}
