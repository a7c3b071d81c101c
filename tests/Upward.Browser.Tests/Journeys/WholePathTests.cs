namespace Upward.Browser.Tests.Journeys;

/// <summary>The whole path in one go: on PostgreSQL, and on SQLite in a browser that runs no script.</summary>
public sealed class WholePathTests(Chromium chromium)
{
    [Theory, InlineData(false, true), InlineData(true, false)]
    public async Task From_an_empty_programme_list_to_answered_pairs(bool postgres, bool withoutJavaScript)
    {
        await using var host = await LiveHost.StartAsync(postgres);
        var house = await House.FoundAsync(host);
        await house.StaffAsync();
        await using var visitor = await chromium.VisitAsync(host, postgres ? "postgres" : "without-javascript", !withoutJavaScript);
        await visitor.BecomeAsync(house.AdaId);
        var path = new WholePath(house, visitor);

        await path.CreateProgrammeAsync();
        await path.AddParticipantsAsync();
        await visitor.OpenAsync($"{path.Programme}/criteria");
        await visitor.Field("Shared hours a week, at least").FillAsync("2");
        await visitor.PressAsync("Save");
        await path.RunAsync();
        await visitor.PhotographAsync("board");

        // Lock, take apart, undo, move: each a plain form or a page of its own.
        await visitor.PressAsync(visitor.Page.Locator(".pair-card").First.GetByRole(AriaRole.Button, new() { Name = "Lock " }));
        await Expect(visitor.Page.Locator(".pair-card.is-locked")).ToHaveCountAsync(1);
        var pairs = await visitor.Page.Locator(".pair-card").CountAsync();
        await visitor.PressAsync(visitor.Page.Locator(".pair-card:not(.is-locked)").First.GetByRole(AriaRole.Button, new() { Name = "Take apart" }));
        // The answer is waited for: an undo sent before it came is refused, because the board has changed meanwhile.
        await Expect(visitor.Page.Locator(".pair-card")).ToHaveCountAsync(pairs - 1);
        await visitor.PressAsync(visitor.Page.Locator("#act-undo"));
        await Expect(visitor.Page.Locator(".pair-card")).ToHaveCountAsync(pairs);
        await visitor.PressAsync(visitor.Page.Locator(".pair-card:not(.is-locked)").First.GetByRole(AriaRole.Link, new() { Name = "Move " }));
        await visitor.PhotographAsync("move");
        await visitor.PressAsync(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).Last);
        await Expect(visitor.Page.Locator("#board")).ToContainTextAsync("Moved by hand");

        await path.PublishAsync();
        await path.AnswersAsync();
        await path.RunAsync();
        visitor.Leave();
    }
}
