using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Tests.Platform.Tasks;

public sealed class ProgressTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task Whoever_listens_hears_of_phases_and_tenths_and_not_of_every_second(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var task = LongTask.For(story.OrganisationId, "none", Guid.NewGuid(), story.Ada.Id, story.Now);
        await story.InAsync(d => { d.LongTasks.Add(task); return d.SaveChangesAsync(); });
        var ada = await story.AsAsync(story.Ada);

        var heard = new List<string>();
        foreach (var (phase, done) in new[] { ("import.phase.people", 100L), ("import.phase.people", 101L), ("import.phase.people", 109L), ("import.phase.people", 210L), ("import.phase.dotted", 211L) })
        {
            await story.InAsync(async d =>
            {
                (await d.LongTasks.SingleAsync(t => t.Id == task.Id)).Progress(phase, done, 1000, [], story.Now);
                await d.SaveChangesAsync();
            });
            var page = await ada.OpenAsync($"/tasks/{task.Id}");
            var line = page.QuerySelector(".progress-line")!;
            heard.Add(line.GetAttribute("data-milestone")!);
            Assert.Contains($"{done}", line.GetAttribute("data-announce"), StringComparison.Ordinal);
            // The seconds tick outside every live region.
            Assert.DoesNotContain(page.QuerySelectorAll("[aria-live], [role=status], [role=alert], [role=timer]"), live => live.Contains(line) || line.Contains(live));
        }

        Assert.Equal(heard[0], heard[1]);
        Assert.Equal(heard[0], heard[2]);
        Assert.Equal(3, heard.Distinct().Count());
    }
}
