using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Matching.Answers;
using Upward.Web.Platform;
using Upward.Web.Tests.Features.Matching;

namespace Upward.Web.Tests.Features.Mentorships;

public sealed class PairsTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task The_manager_sees_how_each_pair_came_out(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var pairs = await world.PublishAsync(await world.RunRoundAsync());
        await AnswerAsync(world, pairs[0], true, true);
        await AnswerAsync(world, pairs[1], true, false);
        var petra = await world.Story.AsAsync(world.Story.Petra);
        var address = $"/programmes/{world.ProgrammeId}/pairs";

        Assert.Contains(world.PersonOf(pairs[0].MenteeEnrolmentId).Name, Assert.Single((await petra.OpenAsync(address)).QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Contains(world.PersonOf(pairs[1].MenteeEnrolmentId).Name, Assert.Single((await petra.OpenAsync(address + "?state=closed")).QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Contains(world.PersonOf(pairs[2].MenteeEnrolmentId).Name, Assert.Single((await petra.OpenAsync(address + "?state=waiting")).QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Without_a_free_place_two_yeses_do_not_go_ahead(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 1, 1);
        var pair = Assert.Single(await world.PublishAsync(await world.RunRoundAsync()));
        await world.Story.InAsync(async d =>
        {
            (await d.Enrolments.SingleAsync(e => e.Id == pair.MentorEnrolmentId)).Withdraw(world.Story.Now);
            await d.SaveChangesAsync();
        });

        await AnswerAsync(world, pair, true, true);

        Assert.Empty(await world.Story.InAsync(d => d.Mentorships.ToListAsync()));
        var after = await world.Story.InAsync(d => d.Proposals.AsNoTracking().SingleAsync(p => p.Id == pair.Id));
        Assert.True(after is { OpenedAt: not null, Accepted: false });
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_sees_the_pairs(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var person in new[] { story.Olga, story.Otto, story.Amina, story.Paul })
        {
            var browser = await story.AsAsync(person);
            await browser.OpenAsync($"/programmes/{story.Programme.Id}/pairs");
            Assert.Equal(404, (int)browser.Status);
        }
    }

    private static async Task AnswerAsync(MatchingWorld world, Upward.Web.Features.Matching.Proposal pair, bool mentor, bool mentee)
    {
        foreach (var (enrolment, accepts) in new[] { (pair.MentorEnrolmentId, mentor), (pair.MenteeEnrolmentId, mentee) })
            Assert.True((await world.Story.RunAsAsync<AnswerProposal, Outcome>(world.PersonOf(enrolment), u => u.ExecuteAsync(pair.Id, accepts, CancellationToken.None))).Succeeded);
    }
}
