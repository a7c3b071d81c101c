using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.People;
using Upward.Web.Features.Training;
using Upward.Web.Platform;
using Upward.Web.Tests.Features.Matching;

namespace Upward.Web.Tests.Features.Training;

/// <summary>Amina is a new mentor; the other mentors of the world could be her buddy.</summary>
public sealed class BuddyTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_mentor_offers_another_asks_the_manager_sees_the_pair_and_either_ends_it(Db db)
    {
        var (story, mentors) = await WorldAsync(db);
        var junior = await story.AsAsync(mentors[1]);
        await junior.OpenAsync(Page(story));
        await junior.SubmitAsync("form[action*=Offer]");
        var amina = await story.AsAsync(story.Amina);
        var page = await amina.OpenAsync(Page(story));
        Assert.Contains(mentors[1].Name, page.QuerySelector("form[action*=Ask]")!.TextContent, StringComparison.Ordinal);
        await amina.SubmitAsync("form[action*=Ask]", ("BuddyId", mentors[1].Id.ToString()));

        var mail = Assert.Single(await story.MailsAsync());
        Assert.Equal((mentors[1].Email, "Amina Haddad would like you as a buddy mentor"), (mail.ToAddress, mail.Subject));
        var manager = await (await story.AsAsync(story.Petra)).OpenAsync($"/programmes/{story.Programme.Id}/training/buddies");
        Assert.Contains("Amina Haddad", manager.QuerySelector("[aria-labelledby=pairs] tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of 3", manager.QuerySelector("[aria-labelledby=offers] tbody")!.TextContent, StringComparison.Ordinal);

        Assert.Contains("Amina Haddad", (await junior.OpenAsync(Page(story))).QuerySelector("main ul.rows")!.TextContent, StringComparison.Ordinal);
        await junior.SubmitAsync("form[action*=End]");
        Assert.Equal(0, await story.InAsync(d => d.BuddyPairs.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Practice_is_ticked_by_oneself_and_for_oneself(Db db)
    {
        var (story, mentors) = await WorldAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync(Page(story));
        await amina.SubmitAsync("form[action*=Tick]", ("done", "mentor"), ("done", "mentee"));
        Assert.Equal(2, (await amina.OpenAsync(Page(story))).QuerySelectorAll("input[name=done][checked]").Length);
        Assert.Empty((await (await story.AsAsync(mentors[1])).OpenAsync(Page(story))).QuerySelectorAll("input[name=done][checked]"));
        await amina.SubmitAsync("form[action*=Tick]", ("done", null));
        Assert.Empty(await story.InAsync(d => d.Practices.Select(p => p.Done).SingleAsync()));
        var odd = await story.RunAsAsync<FindBuddy, Outcome>(story.Amina, f => f.PractiseAsync(story.Programme.Id, ["dance"], CancellationToken.None));
        Assert.Equal("buddy.refused.step", odd.Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Who_did_not_offer_is_full_oneself_or_has_asked_already_is_refused_with_a_reason(Db db)
    {
        var (story, mentors) = await WorldAsync(db, 6);
        Assert.Equal("buddy.refused.notOffered", await AskAsync(story, story.Amina, mentors[1]));
        await OfferAsync(story, mentors[1]);
        await OfferAsync(story, story.Amina);
        Assert.Equal("buddy.refused.self", await AskAsync(story, story.Amina, story.Amina));
        Assert.Null(await AskAsync(story, mentors[1], story.Amina));
        Assert.Equal("buddy.refused.eachOther", await AskAsync(story, story.Amina, mentors[1]));
        foreach (var other in mentors.Skip(2).Take(2)) Assert.Null(await AskAsync(story, other, story.Amina));
        Assert.Equal("buddy.refused.already", await AskAsync(story, mentors[2], mentors[1]));
        Assert.Equal("buddy.refused.full", await AskAsync(story, mentors[4], story.Amina));
        var browser = await story.AsAsync(mentors[4]);
        await browser.OpenAsync(Page(story));
        await browser.SubmitAsync("form[action*=Ask]", ("BuddyId", null));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
    }

    [Theory, BothDatabases]
    public async Task Mentees_and_outsiders_have_no_part_in_it(Db db)
    {
        var (story, mentors) = await WorldAsync(db);
        await OfferAsync(story, mentors[1]);
        Assert.Null(await AskAsync(story, story.Amina, mentors[1]));
        foreach (var outsider in new[] { story.Paul, story.Olga, story.Petra, story.Otto })
        {
            Assert.Equal("not found", await AskAsync(story, outsider, mentors[1]));
            Assert.True((await story.RunAsAsync<FindBuddy, Outcome>(outsider, f => f.EndAsync(story.Programme.Id, story.Amina.Id, CancellationToken.None))).IsNotFound);
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync(Page(story));
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        // Another mentor neither sees nor ends what is between two others.
        Assert.True((await story.RunAsAsync<FindBuddy, Outcome>(mentors[2], f => f.EndAsync(story.Programme.Id, story.Amina.Id, CancellationToken.None))).IsNotFound);
        var manager = await story.AsAsync(story.Paul);
        await manager.OpenAsync($"/programmes/{story.Programme.Id}/training/buddies");
        Assert.Equal(HttpStatusCode.NotFound, manager.Status);
    }

    private async Task<(Story Story, List<Person> Mentors)> WorldAsync(Db db, int mentors = 3)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 1, mentors);
        return (world.Story, [.. world.Mentors.Select(m => m.Person)]);
    }

    private static string Page(Story story) => FindBuddy.PathOf(story.Programme.Id);
    private static Task<Outcome> OfferAsync(Story story, Person who) => story.RunAsAsync<FindBuddy, Outcome>(who, f => f.OfferAsync(story.Programme.Id, true, CancellationToken.None));

    private static async Task<string?> AskAsync(Story story, Person who, Person buddy)
    {
        var outcome = await story.RunAsAsync<FindBuddy, Outcome>(who, f => f.AskAsync(story.Programme.Id, buddy.Id, CancellationToken.None));
        return outcome.IsNotFound ? "not found" : outcome.Refusals is [var first, ..] ? first.Message.Key : null;
    }
}
