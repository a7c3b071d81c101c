using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Agreements.Expectations;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Agreements;

/// <summary>R075 R214: both answer the same questions alone, and read each other when both are done.</summary>
public sealed class ExpectationsTests(Hosts hosts)
{
    private const string Canary = "I am worried about the minutes";
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Each_answers_alone_and_both_read_when_both_are_done(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var (amina, paul) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        await amina.OpenAsync($"/pairs/{pair}/expectations");
        await amina.PressAsync("button[name=done][value=false]", ("Answers[worry]", Canary));
        await paul.OpenAsync($"/pairs/{pair}/expectations");
        Assert.DoesNotContain("is done already", paul.Body, StringComparison.Ordinal);
        await amina.PressAsync("button[name=done][value=true]");
        await paul.OpenAsync($"/pairs/{pair}/expectations");
        Assert.Contains("Amina Haddad is done already", paul.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, paul.Body, StringComparison.Ordinal);
        await paul.PressAsync("button[name=done][value=true]", ("Answers[worry]", "Nothing yet."));
        Assert.Contains(Canary, paul.Body, StringComparison.Ordinal);
        await amina.OpenAsync($"/pairs/{pair}/expectations");
        Assert.Contains("Nothing yet.", amina.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nothing_at_all_too_much_and_a_second_thought_are_refused(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/expectations");
        await amina.PressAsync("button[name=done][value=true]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Contains("Answer at least one", amina.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("refused.tooLong", (await SayAsync(story, story.Amina, pair, new('x', ExpectationAnswers.Longest + 1), done: false)).Refusals.Single().Message.Key);
        Assert.True((await SayAsync(story, story.Amina, pair, Canary, done: true)).Succeeded);
        Assert.Equal("pair.refused.answersStand", (await SayAsync(story, story.Amina, pair, "Other words", done: true)).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task An_outsider_says_nothing_and_reads_nothing(Db db)
    {
        var (story, pair) = await PairAsync(db);
        await SayAsync(story, story.Amina, pair, Canary, done: true);
        foreach (var outsider in new[] { story.Petra, story.Ada, story.Olga, story.Otto })
        {
            Assert.True((await SayAsync(story, outsider, pair, "Mine", done: true)).IsNotFound);
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/pairs/{pair}/expectations");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        Assert.Single(await story.InAsync(d => d.ExpectationAnswers.ToListAsync()));
    }

    private static Task<Outcome> SayAsync(Story story, Person who, Guid pair, string worry, bool done) =>
        story.RunAsAsync<SayExpectations, Outcome>(who, s => s.ExecuteAsync(pair, new Dictionary<string, string> { ["worry"] = worry }, done, None));

    private async Task<(Story Story, Guid Pair)> PairAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        return (story, await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync()));
    }
}
