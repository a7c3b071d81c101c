using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Recommendations;
using Upward.Web.Features.Training;
using Upward.Web.Platform;
using Upward.Web.Platform.Tasks;
using Upward.Web.Tests.Access;
using Upward.Web.Tests.Features.Applications;
using Upward.Web.Tests.Features.Demo;

namespace Upward.Web.Tests.Platform.Tasks;

/// <summary>Every node runs every schedule: at the same job in the same moment none of them may break.</summary>
public sealed class NodesTests
{
    private const int Nodes = 4;
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Four_nodes_at_every_job_at_once_none_fails_however_much_is_due(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var story = await Story.BeginAsync(host);
        await StoryValues.MakeAsync(story);
        await MakeDueAsync(story);
        await FoundDemoTests.FoundAsync(story, 1);
        var jobs = typeof(Schedules).Assembly.GetTypes().Where(t => typeof(IJob).IsAssignableFrom(t) && t != typeof(LongTaskJob)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        Assert.NotEmpty(jobs);

        var failed = new List<string>();
        // In five months everything of the story and of the demo comes to its day, up to the words that are forgotten.
        foreach (var days in new[] { 0, 1, 6, 8, 17, 30, 90 })
        {
            host.Clock.Advance(TimeSpan.FromDays(days));
            foreach (var job in jobs)
                failed.AddRange((await Task.WhenAll(Enumerable.Range(0, Nodes).Select(_ => Task.Run(() => RunAsync(host, job))))).OfType<Exception>().Select(e => $"{job.Name} after {days} days more: {e}"));
        }

        Assert.True(failed.Count == 0, string.Join("\n", failed));
        var mails = (await story.MailsAsync()).CountBy(m => m.Kind).ToDictionary();
        Assert.All(["ally-pledge", "applicant-application-accepted", "recommendation-reminded", "message-unanswered"], kind => Assert.Equal(1, mails.GetValueOrDefault(kind)));
    }

    private static async Task MakeDueAsync(Story story)
    {
        Assert.True((await story.RunAsAsync<MakePledge, Outcome>(story.Paul, m => m.ExecuteAsync(story.Programme.Id, "I ask before I answer.", None))).Succeeded);
        var today = DateOnly.FromDateTime(story.Now.UtcDateTime);
        Assert.True((await story.RunAsAsync<AskForRecommendation, Outcome>(story.Amina, a => a.ExecuteAsync(new(story.Petra.Email, "", today.AddDays(8), RecommendationReaders.ProgrammeManagers), today, None))).Succeeded);
        Assert.Equal(1, (await story.DecideAsync(story.Petra, Verdict.Accept, await story.InAsync(d => d.Applications.Select(a => a.Id).SingleAsync()))).Value!.Count);
    }

    private static async Task<Exception?> RunAsync(TestHost host, Type job)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await Record.ExceptionAsync(async () => await ((IJob)ActivatorUtilities.CreateInstance(scope.ServiceProvider, job)).Execute(null!, None));
    }
}
