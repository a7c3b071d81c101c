using System.Diagnostics;

namespace Upward.Browser.Tests.Journeys;

/// <summary>The first run of an empty installation, step by step.</summary>
public sealed class FirstRunTests(Chromium chromium)
{
    [Fact]
    public async Task The_wizard_leads_from_nothing_to_an_empty_house_with_its_first_programme()
    {
        await using var host = await LiveHost.StartAsync();
        await using var visitor = await chromium.VisitAsync(host, "first-run");

        await visitor.OpenAsync("/");
        await visitor.HeadingAsync("Who are you?");
        await visitor.CheckPageAsync("1-account");
        Assert.True(await visitor.WalkAsync() > 3);
        await visitor.PressAsync("Go on");
        await visitor.CheckPageAsync("1-account-refused");
        await FirstRun.ClaimAsync(visitor);

        await visitor.HeadingAsync("Which organisation is it for?");
        await visitor.CheckPageAsync("2-organisation");
        await FirstRun.NameOrganisationAsync(visitor);

        await visitor.HeadingAsync("How shall mail go out?");
        await visitor.CheckPageAsync("3-mail");
        await visitor.PressAsync("Skip for now");

        await visitor.HeadingAsync("What shall we start with?");
        await visitor.CheckPageAsync("4-start");
        await visitor.Page.GetByRole(AriaRole.Radio, new() { Name = "An empty house" }).CheckAsync(new() { Force = true });
        await visitor.PressAsync("Go on");

        await visitor.HeadingAsync("Your first programme");
        await visitor.CheckPageAsync("5-programme");
        await visitor.Field("Name of the programme").FillAsync("Fresh Eyes");
        await visitor.PressAsync("Begin the programme");

        Assert.StartsWith("/programmes/", visitor.Address.AbsolutePath, StringComparison.Ordinal);
        await visitor.CheckPageAsync("6-programme-home");
        visitor.Leave();
    }

    [Fact]
    public async Task From_nothing_to_the_pairs_of_the_demo_takes_less_than_a_minute()
    {
        await using var host = await LiveHost.StartAsync();
        await using var visitor = await chromium.VisitAsync(host, "demo");
        var watch = Stopwatch.StartNew();

        await visitor.OpenAsync("/");
        await FirstRun.ToTheDemoAsync(visitor);
        var taken = watch.Elapsed;

        Assert.InRange(taken.TotalSeconds, 0, 60);
        await visitor.CheckPageAsync("1-board");
        var programme = visitor.Address.AbsolutePath[..visitor.Address.AbsolutePath.IndexOf("/rounds", StringComparison.Ordinal)];
        // How these look is EveryPageTests' matter; here they must be there for whoever has just begun.
        foreach (var path in new[] { "", "/participants", "/criteria", "/rounds", "/pairs" }) await visitor.OpenAsync(programme + path);
        foreach (var href in await visitor.Page.Locator("aside a, header a").EvaluateAllAsync<string[]>("links => [...new Set(links.map(l => l.href))].filter(h => !h.includes('#'))"))
        {
            var answer = await visitor.Page.APIRequest.GetAsync(href);
            Assert.True(answer.Ok, $"{href} stands in the navigation and answers {answer.Status}");
        }
        foreach (var path in new[] { "/programmes", "/people", "/proposals", "/account", "/settings", "/help" }) await visitor.OpenAsync(path);
        visitor.Leave();
    }
}

/// <summary>The steps of the wizard that every first run takes.</summary>
internal static class FirstRun
{
    public static async Task ClaimAsync(Visitor visitor)
    {
        await visitor.Field("Name").First.FillAsync("Ada Admin");
        await visitor.Field("E-mail").FillAsync("ada@example.org");
        await visitor.Page.Locator("input[type=password]").FillAsync("correct horse battery staple");
        await visitor.PressAsync("Go on");
    }

    public static async Task NameOrganisationAsync(Visitor visitor)
    {
        await visitor.Page.Locator("[name='Input.Name']").FillAsync("Harbour & Vale");
        await visitor.PressAsync("Go on");
    }

    /// <param name="look">Looks at each step before it is done; gets its name.</param>
    public static async Task ToTheDemoAsync(Visitor visitor, Func<string, Task>? look = null)
    {
        look ??= _ => Task.CompletedTask;
        await look("account");
        await ClaimAsync(visitor);
        await look("organisation");
        await NameOrganisationAsync(visitor);
        await look("mail");
        await visitor.PressAsync("Skip for now");
        await visitor.HeadingAsync("What shall we start with?");
        await look("start");
        await visitor.Page.GetByRole(AriaRole.Radio, new() { Name = "A demo you can play with" }).CheckAsync(new() { Force = true });
        await visitor.PressAsync("Go on");
        await look("programme");
        await visitor.PressAsync("Open the demo");
        await Expect(visitor.Page.Locator(".pair-card").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }
}
