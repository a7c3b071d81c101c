using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Identity.SecondStep;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Identity.SecondStep;

public sealed class TakeOffTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task An_admin_takes_it_off_the_sessions_end_and_the_owner_is_told(Db db)
    {
        var story = await WithPhoneAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await browser.OpenAsync($"/people/{story.Amina.Id}");

        await browser.SubmitAsync("form[action*=SecondStep]");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("Password alone", browser.Body, StringComparison.Ordinal);
        Assert.Equal("/help", (await story.AtSignInAsync(story.Amina.Email, Keys.Password)).Path);
        Assert.Single(await story.MailsAsync(), m => m.Kind == "account-second-step-taken-off");
        Assert.Equal("Ada Admin", await story.InAsync(d => d.AuditEntries.Where(e => e.Action == "identity.secondStep.takenOff").Select(e => e.ActorName).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task Not_for_an_account_that_reaches_another_organisation_and_not_ones_own(Db db)
    {
        var story = await WithPhoneAsync(db);
        await story.InAsync(story.OtherOrganisationId, async d =>
        {
            var twin = Person.Add(d.OrganisationId, new PersonFacts { Name = "Amina Haddad", Email = story.Amina.Email }, story.Now);
            twin.Connect(story.Amina.AccountId!.Value);
            d.People.Add(twin);
            await d.SaveChangesAsync();
        });

        Assert.Equal("secondStep.refused.elsewhere", (await TryAsync(story, story.Ada, story.Amina)).Refusals[0].Message.Key);
        Assert.Equal("secondStep.refused.own", (await TryAsync(story, story.Ada, story.Ada)).Refusals[0].Message.Key);
        Assert.True(await story.InAsync(d => d.Authenticators.AnyAsync(a => a.AccountId == story.Amina.AccountId)));
    }

    [Theory, BothDatabases]
    public async Task Who_is_no_admin_neither_sees_how_somebody_signs_in_nor_takes_it_off(Db db)
    {
        var story = await WithPhoneAsync(db);
        var manager = await story.AsAsync(story.Petra);
        await manager.OpenAsync($"/people/{story.Amina.Id}");

        Assert.DoesNotContain("Signing in", manager.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True((await TryAsync(story, story.Petra, story.Amina)).IsNotFound);
        Assert.True((await TryAsync(story, story.Otto, story.Amina)).IsNotFound);
    }

    private static Task<Outcome> TryAsync(Story story, Person who, Person whose) => story.RunAsAsync<TakeOffSecondStep, Outcome>(who, t => t.ExecuteAsync(whose.Id, CancellationToken.None));

    private async Task<Story> WithPhoneAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.GivePasswordAsync(story.Amina);
        await Phone.SetUpAsync(story, await story.AtSignInAsync(story.Amina.Email, Keys.Password));
        return story;
    }
}
