using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Demo;
using Upward.Web.Features.Demo.Plan;

namespace Upward.Browser.Tests.Screens;

/// <summary>The pages that people print, and those whose colours say something: on paper, and with the reader's own colours.</summary>
public sealed class OtherMediaTests(Chromium chromium)
{
    [Fact]
    public async Task Board_pairs_and_programme_hold_on_paper_and_in_forced_colours()
    {
        await using var host = await LiveHost.StartAsync();
        await using (var scope = host.Services.CreateAsyncScope())
            Assert.True((await scope.ServiceProvider.GetRequiredService<OpenDemo>().ExecuteAsync(DemoPlan.DefaultSeed, CancellationToken.None)).Succeeded);
        var facts = await DemoFacts.ReadAsync(host);
        await using var visitor = await chromium.VisitAsync(host, "other-media");
        await visitor.BecomeAsync(facts.People[Who.Ada]);

        foreach (var (name, visit) in new[]
        {
            ("programme", new Visit(Who.Ada, "/programmes/{programmeId:guid}")),
            ("pairs", new Visit(Who.Ada, "/programmes/{programmeId:guid}/pairs")),
            ("participants", new Visit(Who.Ada, "/programmes/{programmeId:guid}/participants")),
            ("board", new Visit(Who.Ada, "/programmes/{programmeId:guid}/rounds/{number:int}", Use: "draft")),
        })
        {
            await visitor.OpenAsync(facts.Fill(visit));
            await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
            await visitor.PhotographAsync($"{name}-forced");
            // Where one is must be seen without the tint that forced colours take away.
            var (here, there) = (visitor.Page.Locator(".side-nav a[aria-current]"), visitor.Page.Locator(".side-nav a:not([aria-current])"));
            Assert.NotEqual(await GroundAsync(there), await GroundAsync(here));
            await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, Media = Media.Print });
            await visitor.Page.SetViewportSizeAsync(718, 1000); // A4 less its margins
            await visitor.PhotographAsync($"{name}-print");
            foreach (var chrome in new[] { ".side", ".topbar", ".bottom-bar", ".page-actions", ".demo-bar" }) await Expect(visitor.Page.Locator(chrome)).ToBeHiddenAsync();
            Assert.Empty(await visitor.SidewaysAsync());
            await visitor.Page.EmulateMediaAsync(new() { Media = Media.Screen });
            await visitor.Page.SetViewportSizeAsync(Screen.Desk.Width, Screen.Desk.Height);
        }
        visitor.Leave();
    }

    private static Task<string> GroundAsync(ILocator link) => link.First.EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor");
}
