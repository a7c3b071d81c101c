using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Demo;
using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Matching.Publishing;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Tests.Features.Demo;

public sealed class WipeDemoTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task Leaves_the_database_as_if_the_demo_had_never_been(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var story = await Story.BeginAsync(host);
        var before = await DatabaseDump.OfAsync(host);
        var opened = await host.RunAsync<OpenDemo, Outcome<OpenedDemo>>(d => d.ExecuteAsync(DemoPlan.DefaultSeed, CancellationToken.None));
        Assert.True(opened.Succeeded);
        var organiser = await OrganiserAsync(host);
        // Somebody has played with it: published the draft, which writes mails and invitations.
        var published = await story.RunAsAsync<PublishRound, Outcome>(organiser, p => PublishAsync(p, story, organiser));
        Assert.Empty(published.Refusals);
        Assert.True(published.Succeeded);
        var between = await DatabaseDump.OfAsync(host);
        Assert.NotEmpty(between.RowsWith(organiser.OrganisationId.ToString()));
        Assert.NotEmpty(between.RowsWith(DemoHouse.Domain));

        var outcome = await story.RunAsAsync<WipeDemo, Outcome>(organiser, w => w.ExecuteAsync(CancellationToken.None));

        Assert.True(outcome.Succeeded);
        var after = await DatabaseDump.OfAsync(host);
        Assert.Empty(after.RowsWith(organiser.OrganisationId.ToString()));
        Assert.Empty(after.RowsWith(DemoHouse.Domain));
        // Every row that was there before is there still, and one more: the installation remembers that a demo was removed.
        Assert.Empty(before.Rows.Except(after.Rows));
        Assert.Contains("demo.wiped", Assert.Single(after.Rows.Except(before.Rows)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task From_its_page_with_one_button_and_the_account_lands_in_its_other_organisation(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var founded = await FoundDemoTests.FoundAsync(story, 3);
        var browser = await story.AsAsync(await FoundDemoTests.OrganiserAsync(story, founded.OrganisationId));

        await browser.OpenAsync("/settings/demo");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("240", browser.Body, StringComparison.Ordinal);
        await browser.SubmitAsync("main form");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("The demo is gone", browser.Body, StringComparison.Ordinal);
        Assert.Contains("Northern Lights", browser.Body, StringComparison.Ordinal);
        await browser.OpenAsync("/settings/demo");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Theory, BothDatabases]
    public async Task An_organisation_that_is_no_demo_is_never_wiped(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);

        await browser.OpenAsync("/settings/demo");
        var page = browser.Status;
        var byAdmin = await story.RunAsAsync<WipeDemo, Outcome>(story.Ada, w => w.ExecuteAsync(CancellationToken.None));
        var onHost = await story.RunAsAsync<WipeDemo, Outcome>(null, w => w.ExecuteOnHostAsync(story.OrganisationId, CancellationToken.None));

        Assert.Equal(HttpStatusCode.NotFound, page);
        Assert.True(byAdmin.IsNotFound && onHost.IsNotFound);
        Assert.Equal(5, await story.InAsync(rows => rows.People.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task An_outsider_and_a_participant_cannot_wipe_and_cannot_see_the_page(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var founded = await FoundDemoTests.FoundAsync(story, 4);
        Person participant = null!;
        await story.InAsync(founded.OrganisationId, async rows =>
        {
            participant = await rows.People.Where(p => p.AccountId == null).OrderBy(p => p.Id).LastAsync();
            participant.Connect(story.Amina.AccountId!.Value);
            await rows.SaveChangesAsync();
        });

        foreach (var person in new[] { story.Olga, participant })
        {
            Assert.True((await story.RunAsAsync<WipeDemo, Outcome>(person, w => w.ExecuteAsync(CancellationToken.None))).IsNotFound);
            var browser = await story.AsAsync(person);
            await browser.OpenAsync("/settings/demo");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        await story.InAsync(founded.OrganisationId, async rows => Assert.Equal(240, await rows.People.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Refuses_while_something_runs_in_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var founded = await FoundDemoTests.FoundAsync(story, 5);
        var organiser = await FoundDemoTests.OrganiserAsync(story, founded.OrganisationId);
        await story.InAsync(founded.OrganisationId, async rows =>
        {
            rows.LongTasks.Add(LongTask.For(founded.OrganisationId, "matching.round", Guid.NewGuid(), organiser.Id, story.Now));
            await rows.SaveChangesAsync();
        });

        var outcome = await story.RunAsAsync<WipeDemo, Outcome>(organiser, w => w.ExecuteAsync(CancellationToken.None));

        Assert.Equal("demo.refused.busy", outcome.Refusals.Single().Message.Key);
        await story.InAsync(founded.OrganisationId, async rows => Assert.Equal(240, await rows.People.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Started_with_demo_it_opens_signs_in_and_after_the_wipe_begins_again(Db db)
    {
        await using var host = await TestHost.StartAsync(db, b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Upward:Demo"] = "true" }), setUpFinished: false);
        Assert.True(host.Services.GetRequiredService<SetUpState>().IsFinished);
        var again = await host.RunAsync<OpenDemo, Outcome<OpenedDemo>>(d => d.ExecuteAsync(1, CancellationToken.None));
        Assert.Equal("demo.refused.exists", again.Refusals.Single().Message.Key);
        var renewed = (await host.RunAsync<RenewDemoPassword, Outcome<RenewDemoPassword.Renewed>>(p => p.ExecuteAsync(CancellationToken.None))).Value!;
        // Who runs it, two who were asked, and two in the middle of a pair.
        Assert.Equal(5, renewed.Emails.Count);

        var browser = host.NewBrowser();
        await browser.OpenAsync("/sign-in");
        await browser.SubmitAsync("main form", ("Input.Email", OpenDemo.Email), ("Input.Password", renewed.Password));
        await browser.OpenAsync("/settings/demo");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        await browser.SubmitAsync("main form");

        Assert.StartsWith("/setup", browser.Path, StringComparison.Ordinal);
        Assert.Empty((await DatabaseDump.OfAsync(host)).RowsWith(DemoHouse.Domain));
    }

    private static async Task<Outcome> PublishAsync(PublishRound publish, Story story, Person organiser)
    {
        (Guid Programme, int Version) draft = default;
        await story.InAsync(organiser.OrganisationId, async rows =>
        {
            var round = await rows.MatchRounds.SingleAsync(r => r.PublishedAt == null);
            draft = (round.ProgrammeId, round.Version);
        });
        return await publish.ExecuteAsync(draft.Programme, 1, draft.Version, 7, CancellationToken.None);
    }

    private static Task<Person> OrganiserAsync(TestHost host)
    {
        var key = Person.KeyOf(OpenDemo.Email);
        return host.RunAsync<Upward.Web.Data.AppDb, Person>(rows => rows.People.IgnoreQueryFilters().SingleAsync(p => p.EmailKey == key));
    }
}
