using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Kit;
using Upward.Web.Features.Kit.Stories;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Kit;

/// <summary>Stories: written by who lived them, released by them alone, shown by choice, and gone when they are taken back.</summary>
public sealed class StoriesTests(Hosts hosts)
{
    private const string Canary = "He asked me what I would decide.";
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_story_is_written_released_shown_and_taken_back(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var slug = await PublishAsync(story, PageVisibility.Public);
        var (amina, petra, nobody) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Petra), await story.AsAsync(null));
        await amina.OpenAsync($"/my/profile/{story.AminaIn.Id}");
        await amina.OpenAsync($"/my/stories/{story.Programme.Id}");
        await amina.SubmitAsync("form[data-guard]", ("Input.Title", "The question"), ("Input.Moment", Canary));
        Assert.Contains("Nobody but you sees it", amina.Body, StringComparison.Ordinal);
        // A draft is nobody else's.
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/stories");
        Assert.DoesNotContain(Canary, petra.Body, StringComparison.Ordinal);

        await amina.OpenAsync($"/my/stories/{story.Programme.Id}");
        await amina.PressAsync("button[formaction$='handler=Release']", ("Input.Since", "I speak up sooner."), ("Input.Agreed", "true"));
        Assert.Contains("It is released", amina.Body, StringComparison.Ordinal);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/stories?q=DECIDE");
        Assert.Contains(Canary, petra.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(story.Amina.Name, petra.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await petra.SubmitAsync("form[action$='handler=Show']");

        // For the house, not for the world; and signed with the role alone.
        var page = await petra.OpenAsync("/p/" + slug);
        Assert.Contains(Canary, page.QuerySelector("#stories")!.ParentElement!.TextContent, StringComparison.Ordinal);
        await nobody.OpenAsync("/p/" + slug);
        Assert.DoesNotContain(Canary, nobody.Body, StringComparison.Ordinal);

        await amina.OpenAsync($"/my/stories/{story.Programme.Id}");
        Assert.Contains("Shown on the page of: Fresh Eyes", amina.Body, StringComparison.Ordinal);
        await amina.SubmitAsync("form#take-back");
        await petra.OpenAsync("/p/" + slug);
        Assert.DoesNotContain(Canary, petra.Body, StringComparison.Ordinal);
        Assert.Empty(await story.InAsync(d => d.StoryShowings.ToListAsync()));
        Assert.Empty(await story.InAsync(d => d.ToldStories.ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Another_programme_shows_it_and_anybody_reads_it_where_the_teller_said_so(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await TellAsync(story, story.Amina, Words() with { Signature = StorySignature.Name, Reach = StoryReach.Everybody });
        var slug = await PublishAsync(story, PageVisibility.Public);
        var told = await story.InAsync(d => d.ToldStories.SingleAsync());
        Assert.True((await ShowAsync(story, story.Petra, told)).Succeeded);
        var nobody = await story.AsAsync(null);
        await nobody.OpenAsync("/p/" + slug);
        Assert.Contains(Canary, nobody.Body, StringComparison.Ordinal);
        Assert.Contains("Amina Haddad", nobody.Body, StringComparison.Ordinal);

        // Other words are not what the manager read: they are released and chosen anew.
        await TellAsync(story, story.Amina, Words() with { Since = "Now I think otherwise." });
        await nobody.OpenAsync("/p/" + slug);
        Assert.DoesNotContain(Canary, nobody.Body, StringComparison.Ordinal);
        Assert.Equal("story.refused.changed", (await ShowAsync(story, story.Petra, told)).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task A_release_with_gaps_or_without_agreement_is_refused_and_the_words_stay(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/my/stories/{story.Programme.Id}");
        await amina.PressAsync("button[formaction$='handler=Release']", ("Input.Moment", Canary));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Equal(["Title", "Since", "Agreed"], amina.Page!.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")!["#Input_".Length..]));
        Assert.Equal(Canary, amina.Page.QuerySelector("#Input_Moment")!.TextContent.Trim());
        Assert.Empty(await story.InAsync(d => d.ToldStories.ToListAsync()));
        Assert.Equal("refused.tooLong", (await TellAsync(story, story.Amina, Words() with { Since = new('x', ToldStory.LongestPart + 1) })).Refusals.Single().Message.Key);
        Assert.Equal("story.refused.gone", (await story.RunAsAsync<ShowStories, Outcome>(story.Petra, u => u.ShowAsync(story.Programme.Id, Guid.NewGuid(), 1, None))).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Who_does_not_take_part_writes_none_and_who_runs_nothing_shows_none(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await TellAsync(story, story.Amina, Words());
        var told = await story.InAsync(d => d.ToldStories.SingleAsync());
        foreach (var outsider in new[] { story.Olga, story.Petra, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/my/stories/{story.Programme.Id}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            Assert.True((await TellAsync(story, outsider, Words())).IsNotFound);
            Assert.True((await story.RunAsAsync<TellStory, Outcome>(outsider, u => u.TakeBackAsync(story.Programme.Id, None))).IsNotFound);
        }
        foreach (var outsider in new[] { story.Olga, story.Amina, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/programmes/{story.Programme.Id}/kit/stories");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            Assert.True((await ShowAsync(story, outsider, told)).IsNotFound);
        }
        // Paul takes part, and finds his own page empty.
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/my/stories/{story.Programme.Id}");
        Assert.DoesNotContain(Canary, paul.Body, StringComparison.Ordinal);
    }

    private static StoryWords Words() => new("The question", "", Canary, "I speak up sooner.", StorySignature.RoleOnly, StoryReach.Organisation);

    private static Task<Outcome> TellAsync(Story story, Person who, StoryWords words) => story.RunAsAsync<TellStory, Outcome>(who, u => u.ExecuteAsync(story.Programme.Id, words, release: true, agreed: true, None));

    private static Task<Outcome> ShowAsync(Story story, Person who, ToldStory told) => story.RunAsAsync<ShowStories, Outcome>(who, u => u.ShowAsync(story.Programme.Id, told.Id, told.Version, None));

    private static async Task<string> PublishAsync(Story story, PageVisibility visibility)
    {
        await story.InAsync(async d =>
        {
            var page = KitPage.For(d.OrganisationId, story.Programme.Id);
            page.Arrange(new(visibility, "", "", ""), null, story.Now);
            d.KitPages.Add(page);
            await d.SaveChangesAsync();
        });
        return await story.InAsync(d => d.KitPages.Select(p => p.Slug).SingleAsync());
    }
}
