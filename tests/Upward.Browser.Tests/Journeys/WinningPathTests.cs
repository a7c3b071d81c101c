using Microsoft.EntityFrameworkCore;

namespace Upward.Browser.Tests.Journeys;

/// <summary>
/// The journey of the handbook in the demo organisation. With UPWARD_HANDBOOK it takes the handbook's pictures
/// (tools/screenshots). Else it looks, in two widths and themes and by axe, at the states that EveryPageTests does not meet.
/// </summary>
public sealed class WinningPathTests(Chromium chromium)
{
    private static readonly string[] Seldom = ["blocked", "launched", "recommend", "decide", "gate", "partner", "agreement"];

    private static readonly string[] Shown = ["preset", "steps", "blocked", "launched", "form", "recommend", "application", "decide", "gate", "my-training", "board", "partner", "agreement"];

    [Fact]
    public async Task From_a_preset_over_applications_and_training_to_a_pair()
    {
        await using var host = await LiveHost.StartAsync();
        await using var visitor = await chromium.VisitAsync(host, "winning");
        await visitor.OpenAsync("/");
        await FirstRun.ToTheDemoAsync(visitor);
        var demo = await host.EverywhereAsync(db => db.Organisations.Where(o => o.DemoSeed != null).Select(o => o.Id).SingleAsync());
        var path = new WinningPath(host, demo, visitor, step => Handbook.IsWanted ? TakeAsync(visitor, step) : Seldom.Contains(step) ? visitor.CheckPageAsync(step) : Task.CompletedTask);

        await path.CastAsync();
        await path.SetUpAsync();
        await path.ApplyAsJuniorAsync();
        await path.ApplyAsSeniorAsync();
        await path.RecommendAsync();
        await path.DecideAsync();
        await path.TrainAsync();
        await path.MatchAsync();
        await path.AgreeAsync();
        visitor.Leave();
    }

    /// <summary>Only the steps that the handbook shows.</summary>
    private static Task TakeAsync(Visitor visitor, string step) => Shown.Contains(step) ? Handbook.TakeAsync(visitor, step) : Task.CompletedTask;
}
