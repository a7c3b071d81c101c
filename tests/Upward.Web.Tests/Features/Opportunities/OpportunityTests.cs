using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Opportunities;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Tests.Features.Sessions;

namespace Upward.Web.Tests.Features.Opportunities;

/// <summary>R263: what the senior opened for the junior, for the two alone; managers get counts from five pairs up.</summary>
public sealed class OpportunityTests(Hosts hosts)
{
    private const string Canary = "canary-door";

    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Both_write_and_read_it_each_takes_out_their_own_and_it_goes_with_the_other_words(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        var (amina, paul) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        await paul.OpenAsync($"/pairs/{pair}");
        await paul.OpenAsync(paul.Page!.QuerySelector("a[href$='/opportunities']")!.GetAttribute("href")!);
        await paul.SubmitAsync("form[data-guard]", ("Input.Kind", "Sponsor"), ("Input.Words", Canary));
        await amina.OpenAsync($"/pairs/{pair}/opportunities");
        Assert.Contains(Canary, amina.Body, StringComparison.Ordinal);
        Assert.Null(amina.Page!.QuerySelector("form[action$='handler=Remove']"));
        var line = await story.InAsync(d => d.Opportunities.Select(o => o.Id).SingleAsync());
        Assert.True((await story.RunAsAsync<KeepOpportunities, Outcome>(story.Amina, k => k.RemoveAsync(pair, line, None))).IsNotFound);
        await paul.SubmitAsync("form[action$='handler=Remove']");
        Assert.Empty(await story.InAsync(d => d.Opportunities.ToListAsync()));

        Assert.True((await AddAsync(story, story.Amina, pair, OpportunityKind.Stretch)).Succeeded);
        Assert.Contains(Canary, System.Text.Encoding.UTF8.GetString((await story.RunAsAsync<ExportPair, byte[]?>(story.Paul, e => e.FileAsync(pair, true, None)))!), StringComparison.Ordinal);
        await story.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.EndedAt, story.Now.AddDays(-91)).SetProperty(x => x.ForgetWarnedAt, story.Now.AddDays(-20))));
        await story.RunAsAsync<ForgetEndedPairs, bool>(null, async f => { await f.ExecuteAsync(None); return true; });
        Assert.Empty(await story.InAsync(d => d.Opportunities.ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Without_a_kind_a_word_or_a_past_day_it_is_refused_and_an_outsider_has_no_way_in(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        Assert.Equal("refused.required", Key(await AddAsync(story, story.Amina, pair, null)));
        Assert.Equal("opportunity.refused.empty", Key(await AddAsync(story, story.Amina, pair, OpportunityKind.Exposure, words: " ")));
        Assert.Equal("refused.tooLong", Key(await AddAsync(story, story.Amina, pair, OpportunityKind.Exposure, words: new string('x', Opportunity.LongestWords + 1))));
        Assert.Equal("opportunity.refused.future", Key(await AddAsync(story, story.Amina, pair, OpportunityKind.Exposure, days: 2)));
        Assert.True((await AddAsync(story, story.Amina, pair, OpportunityKind.Exposure)).Succeeded);
        foreach (var outsider in new[] { story.Petra, story.Ada, story.Olga, story.Otto })
        {
            Assert.True((await AddAsync(story, outsider, pair, OpportunityKind.Exposure)).IsNotFound);
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/pairs/{pair}/opportunities");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            Assert.DoesNotContain(Canary, browser.Body, StringComparison.Ordinal);
        }
        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal("exit.refused.ended", Key(await AddAsync(story, story.Amina, pair, OpportunityKind.Exposure)));
    }

    [Theory, BothDatabases]
    public async Task A_manager_sees_how_many_of_a_kind_from_five_pairs_up_and_never_a_word(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        Assert.True((await AddAsync(story, story.Amina, pair, OpportunityKind.Stretch)).Succeeded);
        Assert.True((await AddAsync(story, story.Amina, pair, OpportunityKind.Exposure)).Succeeded);
        var petra = await story.AsAsync(story.Petra);
        for (var seat = 20; seat < 24; seat++)
        {
            await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs?state=confirmed");
            Assert.DoesNotContain("Stretch", petra.Body, StringComparison.Ordinal);
            await story.InAsync(async d =>
            {
                var other = Mentorship.Bring(Guid.NewGuid(), story.AminaIn, seat, story.PaulIn, seat, "", story.Now, story.Now);
                d.Mentorships.Add(other);
                await d.SaveChangesAsync();
                var space = OwnSpace.Of(await d.Mentorships.WithBoth().AsNoTracking().SingleAsync(m => m.Id == other.Id), story.Amina.Id);
                var today = DateOnly.FromDateTime(story.Now.UtcDateTime);
                d.Opportunities.Add(Opportunity.Write(d.OrganisationId, space, OpportunityKind.Stretch, today, Canary, today, story.Now).Value!);
                await d.SaveChangesAsync();
            });
        }
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs?state=confirmed");
        Assert.Contains("Stretch: 5", petra.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exposure", petra.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, petra.Body, StringComparison.Ordinal);
    }

    private static string Key(Outcome outcome) => outcome.Refusals[0].Message.Key;

    private static Task<Outcome> AddAsync(Story story, Person who, Guid pair, OpportunityKind? kind, string words = Canary, int days = 0) =>
        story.RunAsAsync<KeepOpportunities, Outcome>(who, k => k.AddAsync(pair, kind, DateOnly.FromDateTime(story.Now.UtcDateTime).AddDays(days), words, None));
}
