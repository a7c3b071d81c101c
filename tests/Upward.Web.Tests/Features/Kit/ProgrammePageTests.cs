using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Kit;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Kit;

public sealed class ProgrammePageTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task The_page_is_off_until_a_manager_publishes_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/page");
        await petra.SubmitAsync("form:has([name='Input.Slug'])", ("Input.Contact", "eyes@example.org"));
        var page = await story.InAsync(d => d.KitPages.SingleAsync());
        Assert.Equal(PageVisibility.Off, page.Visibility);
        Assert.True(page.Slug.Length >= 20, page.Slug);

        Assert.Equal("/sign-in", (await OpenAsync(story, null, page.Slug)).Path.Split('?')[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(story, story.Olga, page.Slug)).Status);
        Assert.Contains("Only the programme team sees it", (await OpenAsync(story, story.Petra, page.Slug)).Body, StringComparison.Ordinal);

        await petra.SubmitAsync("form:has([name='Input.Slug'])", ("Input.Visibility", "Members"));
        Assert.Equal("/sign-in", (await OpenAsync(story, null, page.Slug)).Path.Split('?')[0]);
        Assert.Equal(HttpStatusCode.OK, (await OpenAsync(story, story.Olga, page.Slug)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(story, story.Otto, page.Slug)).Status);

        await petra.SubmitAsync("form:has([name='Input.Slug'])", ("Input.Visibility", "Public"));
        var anybody = await OpenAsync(story, null, page.Slug);
        Assert.Equal(HttpStatusCode.OK, anybody.Status);
        Assert.Equal("Fresh Eyes", anybody.Page!.QuerySelector("h1")!.TextContent);
        Assert.Contains("Learn from each other.", anybody.Body, StringComparison.Ordinal);
        Assert.Contains("eyes@example.org", anybody.Body, StringComparison.Ordinal);
        Assert.True(anybody.Page.QuerySelectorAll(".kit-questions details").Length >= 16);
        Assert.DoesNotMatch(@"\{[a-z-]+\}", anybody.Page.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("Petra", anybody.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("noindex", anybody.Response.Headers.GetValues("X-Robots-Tag").Single());
    }

    [Theory, BothDatabases]
    public async Task A_frame_is_allowed_only_for_the_sites_that_were_named_and_only_there(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var slug = "frame-" + story.OrganisationId.ToString("N")[..10];
        await story.PublishAsync(PageVisibility.Public, slug);
        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(story, null, slug + "/embed")).Status);
        Assert.True((await story.PublishAsync(PageVisibility.Public, slug, "https://intranet.example.org\nhttps://wiki.example.org:8443", seen: 1)).Succeeded);

        var framed = await OpenAsync(story, null, slug + "/embed");
        Assert.EndsWith("frame-ancestors https://intranet.example.org https://wiki.example.org:8443", Csp(framed), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; script-src 'self'", Csp(framed), StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", Csp(await OpenAsync(story, null, slug)), StringComparison.Ordinal);
        Assert.True((await story.PublishAsync(PageVisibility.Off, slug, "https://intranet.example.org", seen: 2)).Succeeded);
        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(story, story.Petra, slug + "/embed")).Status);
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_an_address_or_a_site_is_refused_and_kept_on_the_form(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/page");
        foreach (var (field, value, says) in new[]
        {
            ("Input.Slug", "a b", "Use 3 to 60"), ("Input.Slug", "-x-", "Use 3 to 60"), ("Input.EmbedIn", "http://plain.example.org", "is no address of a site"),
            ("Input.EmbedIn", "https://x.example.org/path", "is no address of a site"), ("Input.EmbedIn", "https://x.example.org;script-src", "is no address of a site"), ("Input.EmbedIn", "*", "is no address of a site"),
        })
        {
            await petra.SubmitAsync("form:has([name='Input.Slug'])", ("Input.Visibility", "Public"), ("Input.Slug", field == "Input.Slug" ? value : ""), ("Input.EmbedIn", field == "Input.EmbedIn" ? value : ""));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
            Assert.Contains(says, petra.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(value, petra.Body.Replace("&#xA;", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        await petra.SubmitAsync("form:has([name='Input.Slug'])", ("Input.Visibility", "Members"), ("Input.Slug", ""), ("Input.EmbedIn", "https://x.example.org"));
        Assert.Contains("nobody is signed in", petra.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await story.InAsync(d => d.KitPages.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task An_address_belongs_to_one_programme_of_the_whole_installation(Db db)
    {
        var (one, other) = (await hosts.StoryAsync(db), await hosts.StoryAsync(db));
        var slug = "taken-" + one.OrganisationId.ToString("N")[..10];
        Assert.True((await one.PublishAsync(PageVisibility.Public, slug)).Succeeded);
        Assert.Equal(["kit.refused.slugTaken"], (await other.PublishAsync(PageVisibility.Public, slug.ToUpperInvariant())).Refusals.Select(r => r.Message.Key));
        Assert.True((await one.RunAsAsync<ArrangeKitPage, Outcome>(one.Otto, a => a.ExecuteAsync(one.Programme.Id, new(PageVisibility.Public, "otto-was-here", "", ""), 0, CancellationToken.None))).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task Poster_and_slide_carry_the_address_only_when_there_is_one(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        foreach (var sheet in new[] { "poster", "slide" })
        {
            var page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/{sheet}");
            Assert.Null(page.QuerySelector(".sheet-code"));
            Assert.DoesNotContain("{sponsor}", page.QuerySelector(".sheet")!.TextContent, StringComparison.Ordinal);
        }
        await story.PublishAsync(PageVisibility.Public);
        foreach (var sheet in new[] { "poster", "slide" })
            Assert.StartsWith("M", (await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/{sheet}")).QuerySelector(".sheet-code path")!.GetAttribute("d"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task It_leads_to_the_application_while_one_can_apply(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var slug = "apply-" + story.OrganisationId.ToString("N")[..10];
        Assert.True((await story.PublishAsync(PageVisibility.Public, slug)).Succeeded);
        var way = $"a[href='/apply/{story.Programme.Id}']";
        Assert.Null((await OpenAsync(story, null, slug)).Page!.QuerySelector(way));
        await Applications.Applying.OpenIntakeAsync(story);
        Assert.NotNull((await OpenAsync(story, null, slug)).Page!.QuerySelector(way));
        await Applications.Applying.OpenIntakeAsync(story, f => f with { Mode = Upward.Web.Features.Applications.IntakeMode.Closed });
        Assert.Null((await OpenAsync(story, null, slug)).Page!.QuerySelector(way));
    }

    private static async Task<Browser> OpenAsync(Story story, Upward.Web.Features.People.Person? who, string slug)
    {
        var browser = await story.AsAsync(who);
        await browser.OpenAsync("/p/" + slug);
        return browser;
    }

    private static string Csp(Browser browser) => browser.Response.Headers.GetValues("Content-Security-Policy").Single();
}
