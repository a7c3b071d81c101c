using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Matching.Publishing;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Tests.Features.Matching;

/// <summary>The mails of a round that is too large for one save.</summary>
public sealed class AskEverybodyTests(Hosts hosts)
{
    private const int Large = InviteToAnswer.AtOnce + 1;

    [Theory, BothDatabases]
    public async Task A_large_round_is_published_at_once_and_everybody_is_asked_by_a_task(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), Large, Large);
        var pairs = await world.PublishAsync(await world.RunRoundAsync());
        Assert.Equal(Large, pairs.Count);
        Assert.Empty(await world.Story.MailsAsync());
        var petra = await world.Story.AsAsync(world.Story.Petra);
        Assert.Equal("Waiting for its turn.", (await petra.OpenAsync($"/programmes/{world.ProgrammeId}/pairs")).QuerySelector("#asking .progress-line .spread span:not(.num)")!.TextContent);

        await world.Story.RunTasksAsync();

        var mails = await world.Story.MailsAsync();
        Assert.Equal(2 * Large, mails.Select(m => m.UniqueKey).Distinct().Count());
        Assert.Equal(2 * Large, mails.Select(m => m.ToAddress).Distinct().Count());
        Assert.Null((await petra.OpenAsync($"/programmes/{world.ProgrammeId}/pairs")).QuerySelector("#asking"));
    }

    [Theory, BothDatabases]
    public async Task Who_was_asked_before_an_interruption_is_not_asked_again_and_who_has_answered_is_left_alone(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var pairs = await world.PublishAsync(await world.RunRoundAsync());
        var missing = pairs[1].Id.ToString();
        await world.Story.InAsync(d => d.Outbox.Where(m => m.UniqueKey.EndsWith(missing) || m.UniqueKey.EndsWith(pairs[2].Id.ToString())).ExecuteDeleteAsync());
        await world.Story.InAsync(async d =>
        {
            (await d.Proposals.SingleAsync(p => p.Id == pairs[2].Id)).Open(accepted: false, world.Story.Now);
            d.LongTasks.Add(LongTask.For(d.OrganisationId, AskEverybody.TaskKind, pairs[0].RoundId, world.Story.Petra.Id, world.Story.Now));
            return await d.SaveChangesAsync();
        });

        await world.Story.RunTasksAsync();

        var keys = (await world.Story.MailsAsync()).Select(m => m.UniqueKey).ToList();
        Assert.Equal(4, keys.Count);
        Assert.Equal(2, keys.Count(k => k.EndsWith(missing, StringComparison.Ordinal)));
    }

    [Theory, BothDatabases]
    public async Task An_outsider_sees_nothing_of_it_and_a_failure_is_told(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var pairs = await world.PublishAsync(await world.RunRoundAsync());
        await world.Story.InAsync(async d =>
        {
            var task = LongTask.For(d.OrganisationId, AskEverybody.TaskKind, pairs[0].RoundId, world.Story.Petra.Id, world.Story.Now);
            task.Fail("task.failed.bug", "abc123", world.Story.Now);
            d.LongTasks.Add(task);
            return await d.SaveChangesAsync();
        });

        Assert.Contains("Not everybody has been asked", (await (await world.Story.AsAsync(world.Story.Petra)).OpenAsync($"/programmes/{world.ProgrammeId}/pairs")).QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        var olga = await world.Story.AsAsync(world.Story.Olga);
        await olga.OpenAsync($"/programmes/{world.ProgrammeId}/pairs");
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
    }
}
