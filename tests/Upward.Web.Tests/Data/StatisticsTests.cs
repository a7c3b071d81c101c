using Microsoft.EntityFrameworkCore;

namespace Upward.Web.Tests.Data;

/// <summary>What the database knows of how its rows spread, and what it makes of it.</summary>
public sealed class StatisticsTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task Counting_again_is_allowed_at_any_time_and_leaves_everything_as_it_is(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var before = await story.InAsync(d => d.People.CountAsync());

        await story.InAsync(async d => { await d.CountAgainAsync(CancellationToken.None); return true; });
        await story.InAsync(d => d.InTransactionAsync(async () => { await d.CountAgainAsync(CancellationToken.None); return true; }, CancellationToken.None));

        Assert.Equal(before, await story.InAsync(d => d.People.CountAsync()));
    }
}
