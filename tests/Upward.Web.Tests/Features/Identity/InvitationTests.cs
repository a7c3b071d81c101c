using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Identity;

public sealed class InvitationTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task Somebody_without_an_account_comes_in_by_the_link(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (nora, link) = await InviteAsync(story);
        var browser = story.Host.NewBrowser();

        await browser.OpenAsync(link);
        Assert.Contains("Ada Admin invites you", browser.Body, StringComparison.Ordinal);
        Assert.Null(await story.InAsync(d => d.People.Where(p => p.Id == nora.Id).Select(p => p.AccountId).SingleAsync()));
        await browser.SubmitAsync("main form", ("Input.Password", "password123"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.SubmitAsync("main form", ("Input.Password", Keys.Password));

        Assert.Equal((HttpStatusCode.OK, "/help"), (browser.Status, browser.Path));
        Assert.NotNull(await story.InAsync(d => d.People.Where(p => p.Id == nora.Id).Select(p => p.AccountId).SingleAsync()));
        var stranger = story.Host.NewBrowser();
        await stranger.OpenAsync(link);
        Assert.StartsWith("/sign-in", stranger.Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_has_an_account_in_another_organisation_joins_after_signing_in(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.GivePasswordAsync(story.Otto);
        var (_, link) = await InviteAsync(story, story.Otto.Email);
        var browser = story.Host.NewBrowser();

        await browser.OpenAsync(link);
        Assert.Null(browser.Page!.QuerySelector("#Input_Password"));
        await browser.OpenAsync(browser.Page.QuerySelector("main a.btn-primary")!.GetAttribute("href")!);
        await browser.SubmitAsync("main form", ("Input.Email", story.Otto.Email), ("Input.Password", Keys.Password));
        Assert.Equal(link, browser.Path);
        await browser.SubmitAsync("main form");

        Assert.Equal("/help", browser.Path);
        Assert.Contains("Harbour", browser.Page!.QuerySelector(".side")!.TextContent, StringComparison.Ordinal);
        await browser.OpenAsync($"/switch/{story.OtherOrganisationId}");
        await browser.SubmitAsync("main form");
        await browser.OpenAsync("/help");
        Assert.Contains("Northern", browser.Page!.QuerySelector(".side")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_old_link_says_what_to_do(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var story = await Story.BeginAsync(host);
        var (_, link) = await InviteAsync(story);
        host.Clock.Advance(TimeSpan.FromDays(31));
        var browser = host.NewBrowser();

        await browser.OpenAsync(link);

        Assert.Contains("This invitation is closed", browser.Body, StringComparison.Ordinal);
        await browser.OpenAsync("/welcome/never-made");
        Assert.Contains("This invitation is closed", browser.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Only_admins_invite_and_only_people_of_their_own_organisation(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (nora, _) = await InviteAsync(story);

        Assert.True((await story.RunAsAsync<InvitePerson, Outcome>(story.Petra, i => i.ExecuteAsync(nora.Id, "/", CancellationToken.None))).IsNotFound);
        Assert.True((await story.RunAsAsync<InvitePerson, Outcome>(story.Otto, i => i.ExecuteAsync(nora.Id, "/", CancellationToken.None))).IsNotFound);
        var twice = await story.RunAsAsync<InvitePerson, Outcome>(story.Ada, i => i.ExecuteAsync(story.Amina.Id, "/", CancellationToken.None));
        Assert.Equal("invitation.refused.hasAccount", Assert.Single(twice.Refusals).Message.Key);
    }

    private static async Task<(Person Person, string Link)> InviteAsync(Story story, string? email = null)
    {
        Person nora = null!;
        await story.InAsync(async db =>
        {
            nora = Person.Add(db.OrganisationId, new PersonFacts { Name = "Nora Newcomer", Email = email ?? $"nora.{Guid.NewGuid():N}@example.org" }, story.Now);
            db.People.Add(nora);
            await db.SaveChangesAsync();
        });
        Assert.True((await story.RunAsAsync<InvitePerson, Outcome>(story.Ada, i => i.ExecuteAsync(nora.Id, "/help", CancellationToken.None))).Succeeded);
        return (nora, Keys.LinkIn((await story.MailsAsync()).Single(m => m.PersonId == nora.Id).TextBody, "/welcome/"));
    }
}
