using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Curriculum;
using Upward.Web.Features.Curriculum.Needs;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Curriculum;

/// <summary>R103 R155 R253–R258: the mentee says what they can and want; units are suggested with the reason; the mentor sees what is shared.</summary>
public sealed class NeedsTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task One_screen_leads_to_units_in_an_order_with_the_reason_for_each(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var paul = await story.AsAsync(story.Paul);
        var page = await paul.OpenAsync($"/pairs/{pair}/needs");
        Assert.Equal(6, page.QuerySelectorAll("fieldset.needs-domain").Length);
        // A draft is his alone.
        await paul.PressAsync("button[name=done][value=false]", ("Can[devices-safe]", "1"));
        Assert.Equal("1", paul.Page!.QuerySelector("[name='Can[devices-safe]'] option[selected]")!.GetAttribute("value"));
        await paul.PressAsync("button[name=done][value=true]", ("Can[devices-safe]", "0"), ("Want[devices-safe]", "2"), ("Want[topic:disability]", "1"), ("Can[topic:disability]", "2"), ("Sharing", "Wishes"));
        Assert.Equal(HttpStatusCode.OK, paul.Status);
        var suggested = paul.Page!.QuerySelectorAll(".suggestion .name").Select(n => n.TextContent).ToList();
        Assert.Equal(["Tricks that are made for people like you", "Keys, second locks and a spare", "Where our doors are closed"], suggested);
        Assert.Contains("Because of “Notice a trick, and keep my accounts safe”: Very much; so far: Not yet.", paul.Page.QuerySelector(".suggestion")!.TextContent, StringComparison.Ordinal);

        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/needs");
        Assert.Contains("Because of the wish “Notice a trick, and keep my accounts safe”.", amina.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Not yet", amina.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await paul.SubmitAsync("form[action*=Share]", ("Sharing", "Nothing"));
        await amina.OpenAsync($"/pairs/{pair}/plan");
        Assert.DoesNotContain("Notice a trick", amina.Page!.QuerySelector("section:has(#needs)")!.TextContent, StringComparison.Ordinal);
        await amina.OpenAsync($"/pairs/{pair}/needs");
        Assert.Contains("Nothing to see", amina.Body, StringComparison.Ordinal);
        await paul.OpenAsync($"/pairs/{pair}/needs");
        await paul.SubmitAsync("form[action*=Share]", ("Sharing", "All"));
        await amina.OpenAsync($"/pairs/{pair}/needs");
        Assert.Contains("Not yet", amina.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(amina.Page.QuerySelector("#level"));
    }

    [Theory, BothDatabases]
    public async Task The_order_that_a_mentor_sees_of_shared_wishes_does_not_tell_the_levels(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var ratings = new Dictionary<string, NeedsRating> { ["sharing-together"] = new(3, 2), ["topic:disability"] = new(0, 2), ["topic:ethnicity"] = new(0, 0) };
        Assert.True((await story.RunAsAsync<AnswerNeeds, Outcome>(story.Paul, n => n.ExecuteAsync(pair, Moment.Pre, ratings, true, NeedsSharing.Wishes, None))).Succeeded);
        var (paul, amina) = (await story.AsAsync(story.Paul), await story.AsAsync(story.Amina));
        await paul.OpenAsync($"/pairs/{pair}/needs");
        Assert.Equal(["Where our doors are closed", "Writing and planning in one place"], paul.Page!.QuerySelectorAll(".suggestion .name").Select(n => n.TextContent));
        await amina.OpenAsync($"/pairs/{pair}/needs");
        // Both are wanted very much: what needs less knowledge comes first, whatever he can do already.
        var seen = amina.Page!.QuerySelectorAll(".suggestion .name").Select(n => n.TextContent).ToList();
        Assert.Equal(2, seen.Count);
        await story.InAsync(d => d.NeedsAnswers.ExecuteDeleteAsync());
        ratings["sharing-together"] = new(0, 2);
        ratings["topic:disability"] = new(3, 2);
        Assert.True((await story.RunAsAsync<AnswerNeeds, Outcome>(story.Paul, n => n.ExecuteAsync(pair, Moment.Pre, ratings, true, NeedsSharing.Wishes, None))).Succeeded);
        await amina.OpenAsync($"/pairs/{pair}/needs");
        Assert.Equal(seen, amina.Page!.QuerySelectorAll(".suggestion .name").Select(n => n.TextContent));
    }

    [Theory, BothDatabases]
    public async Task Later_it_is_answered_again_and_both_moments_are_kept(Db db)
    {
        var (story, pair) = await PairAsync(db);
        Assert.True((await AnswerAsync(story, story.Paul, pair, Moment.Pre, All(1, 2))).Succeeded);
        Assert.Equal("needs.refused.early", Key(await AnswerAsync(story, story.Paul, pair, Moment.Post, All(2, 1))));
        var before = story.Now.AddDays(-AnswerNeeds.DaysBetween);
        await story.InAsync(d => d.NeedsAnswers.ExecuteUpdateAsync(n => n.SetProperty(x => x.DoneAt, before)));
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/needs");
        Assert.NotNull(paul.Page!.QuerySelector("a[href*='moment=Post']"));
        Assert.Contains("With some practice", paul.Body, StringComparison.Ordinal);
        Assert.True((await AnswerAsync(story, story.Paul, pair, Moment.Post, All(2, 1))).Succeeded);
        await paul.OpenAsync($"/pairs/{pair}/needs");
        Assert.Contains("before: With help", paul.Body, StringComparison.Ordinal);
        Assert.Equal([Moment.Pre, Moment.Post], await story.InAsync(d => d.NeedsAnswers.OrderBy(n => n.Moment).Select(n => n.Moment).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task It_needs_a_wish_and_a_decision_who_sees_it_and_stands_once_it_is_finished(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/needs");
        Assert.Empty(paul.Page!.QuerySelectorAll("[name=Sharing][checked]"));
        await paul.PressAsync("button[name=done][value=true]", ("Can[media-slides]", "3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
        Assert.Equal(2, paul.Page!.QuerySelectorAll(".error-summary li").Length);
        Assert.Equal("3", paul.Page.QuerySelector("[name='Can[media-slides]'] option[selected]")!.GetAttribute("value"));
        Assert.Equal("needs.refused.value", Key(await AnswerAsync(story, story.Paul, pair, Moment.Pre, All(9, 2))));
        Assert.Equal("needs.refused.notDone", Key(await story.RunAsAsync<AnswerNeeds, Outcome>(story.Paul, n => n.ShareAsync(pair, NeedsSharing.All, None))));
        Assert.True((await AnswerAsync(story, story.Paul, pair, Moment.Pre, All(1, 1))).Succeeded);
        Assert.Equal("needs.refused.done", Key(await AnswerAsync(story, story.Paul, pair, Moment.Pre, All(2, 2))));
    }

    [Theory, BothDatabases]
    public async Task Only_the_mentee_answers_and_nobody_but_the_two_sees_anything(Db db)
    {
        var (story, pair) = await PairAsync(db);
        Assert.True((await AnswerAsync(story, story.Paul, pair, Moment.Pre, All(0, 2))).Succeeded);
        foreach (var outsider in new[] { story.Amina, story.Petra, story.Ada, story.Olga, story.Otto })
        {
            Assert.True((await AnswerAsync(story, outsider, pair, Moment.Pre, All(1, 1))).IsNotFound);
            Assert.True((await story.RunAsAsync<AnswerNeeds, Outcome>(outsider, n => n.ShareAsync(pair, NeedsSharing.All, None))).IsNotFound);
        }
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/needs");
        Assert.Contains("Nothing to see", amina.Body, StringComparison.Ordinal);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/pairs/{pair}/needs");
        Assert.Equal(HttpStatusCode.NotFound, petra.Status);
        Assert.Empty(await story.InAsync(d => d.AuditEntries.Where(e => e.Action.Contains("needs")).ToListAsync()));
        Assert.Empty(await story.MailsAsync());
    }

    [Fact]
    public void Points_are_wish_times_distance_and_a_long_unit_leaves_room_for_a_short_one()
    {
        Assert.Equal(8, SuggestUnits.PointsOf(new(0, 2)));
        Assert.Equal(8, SuggestUnits.PointsOf(new(-1, 2)));
        Assert.Equal(1, SuggestUnits.PointsOf(new(3, 1)));
        Assert.Equal(0, SuggestUnits.PointsOf(new(0, -1)));
        var found = SuggestUnits.For(CurriculumPlan.Of(new(), 0, []), new Dictionary<string, NeedsRating> { ["sharing-together"] = new(0, 2), ["media-slides"] = new(0, 1), ["topic:soft-skills"] = new(2, 1), ["no.such"] = new(0, 2) }, 110);
        Assert.Equal(["digital-write-together", "digital-pictures-and-slides", "soft-listening", "soft-after-mistakes"], found.Select(s => s.Unit.Key));
        Assert.Equal([true, false, true, false], found.Select(s => s.Fits));
    }

    private static Dictionary<string, NeedsRating> All(int can, int want) => NeedsItems.Domains.SelectMany(d => d.Items).ToDictionary(i => i, _ => new NeedsRating(can, want));
    private static string Key(Outcome outcome) => outcome.Refusals[0].Message.Key;
    private static Task<Outcome> AnswerAsync(Story story, Person who, Guid pair, Moment moment, Dictionary<string, NeedsRating> ratings) =>
        story.RunAsAsync<AnswerNeeds, Outcome>(who, n => n.ExecuteAsync(pair, moment, ratings, true, NeedsSharing.Nothing, None));

    private async Task<(Story Story, Guid Pair)> PairAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        return (story, await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync()));
    }
}
