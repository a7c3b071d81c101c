using System.Text.RegularExpressions;

namespace Upward.Browser.Tests.Journeys;

/// <summary>Rules with their effect, a round, the board by mouse and by keyboard, publishing, answers, and the round after.</summary>
public sealed class MatchingTests(Chromium chromium)
{
    [Fact]
    public async Task Rules_show_their_effect_at_once_and_are_kept()
    {
        await using var host = await LiveHost.StartAsync();
        var (visitor, path) = await ReadyAsync(host, "criteria");
        await using var _ = visitor;

        await visitor.OpenAsync($"{path.Programme}/criteria");
        await visitor.CheckPageAsync("1-criteria");
        await visitor.WalkAsync();
        var figure = visitor.Page.Locator(".effect-figure b");
        var before = await figure.InnerTextAsync();
        await visitor.Page.GetByLabel("Different sites", new() { Exact = true }).CheckAsync();
        await Expect(figure).Not.ToHaveTextAsync(before);
        await visitor.Field("Shared hours a week, at least").FillAsync("40");
        await Expect(figure).ToHaveTextAsync("0");
        await visitor.CheckPageAsync("2-nobody-left");
        await visitor.Field("Shared hours a week, at least").FillAsync("1");
        await Expect(figure).Not.ToHaveTextAsync("0");
        await visitor.PressAsync("Save");
        await Expect(visitor.Page.GetByLabel("Different sites", new() { Exact = true })).ToBeCheckedAsync();
        visitor.Leave();
    }

    [Fact]
    public async Task The_board_is_worked_with_the_mouse_published_and_answered()
    {
        await using var host = await LiveHost.StartAsync();
        var (visitor, path) = await ReadyAsync(host, "board");
        await using var _ = visitor;
        await visitor.OpenAsync($"{path.Programme}/rounds");
        await visitor.CheckPageAsync("1-rounds");
        await path.RunAsync();
        await visitor.CheckPageAsync("2-board");

        var first = visitor.Page.Locator(".pair-card").First;
        await first.GetByRole(AriaRole.Button, new() { Name = "Lock " }).ClickAsync();
        await Expect(visitor.Page.Locator(".pair-card.is-locked")).ToHaveCountAsync(1);
        var other = visitor.Page.Locator(".pair-card:not(.is-locked)").First;
        await other.GetByRole(AriaRole.Link, new() { Name = "Move " }).ClickAsync();
        await Expect(visitor.Page.Locator("dialog[open] fieldset")).ToBeVisibleAsync();
        await visitor.CheckPageAsync("3-move");
        await visitor.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();
        await Expect(visitor.Page.Locator("#board")).ToContainTextAsync("Moved by hand");
        await Expect(visitor.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await visitor.CheckPageAsync("4-moved");
        await visitor.Page.Locator("#act-undo").ClickAsync();
        await Expect(visitor.Page.Locator("#board")).Not.ToContainTextAsync("Moved by hand");
        var apart = visitor.Page.Locator(".pair-card:not(.is-locked)").First.GetByRole(AriaRole.Button, new() { Name = "Take apart" });
        var gone = await apart.GetAttributeAsync("id");
        await apart.ClickAsync();
        await visitor.Page.WaitForFunctionAsync("id => !document.getElementById(id)", gone);
        // At once on a neighbour: not at the top of the page, and not first there and then back.
        Assert.NotEqual("BODY", await visitor.Page.EvaluateAsync<string>("() => document.activeElement.tagName"));
        await Expect(visitor.Page.Locator(".lane-1, .lane-3").Locator("article").First).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("#board .pair-card *:focus")).ToHaveCountAsync(1);
        await visitor.Page.Locator("a.why").First.ClickAsync();
        await Expect(visitor.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await visitor.CheckPageAsync("5-why");
        await visitor.OpenAsync(path.Board + "/compare");
        await visitor.CheckPageAsync("5-compare");
        await visitor.FollowAsync("Back to the board");
        await visitor.Page.Locator("#act-rerun").ClickAsync();
        await Expect(visitor.Page.Locator("#board")).ToContainTextAsync("Ran again around your locks", new() { Timeout = 60_000 });
        await Expect(visitor.Page.Locator(".pair-card.is-locked")).ToHaveCountAsync(1);
        await visitor.OpenAsync(path.Board + "?view=list");
        await visitor.CheckPageAsync("6-list");
        await visitor.OpenAsync(path.Board + "/proof");
        await visitor.CheckPageAsync("7-proof");
        await visitor.PressAsync("Check it now");
        await Expect(visitor.Main).ToContainTextAsync("Proven again");

        await path.PublishAsync(check: true);
        await path.AnswersAsync(check: true);
        await path.RunAsync();
        await visitor.CheckPageAsync("8-second-round");
        visitor.Leave();
    }

    [Fact]
    public async Task The_board_is_worked_with_the_keyboard_alone()
    {
        await using var host = await LiveHost.StartAsync();
        var (visitor, path) = await ReadyAsync(host, "keyboard");
        await using var _ = visitor;
        await path.RunAsync();
        var page = visitor.Page;

        Assert.True(await visitor.WalkAsync(most: 400) > 30);
        await page.ReloadAsync();
        await visitor.TabToAsync(page.Locator(".pair-card").First.GetByRole(AriaRole.Button, new() { Name = "Lock " }));
        await visitor.KeyAsync("Enter");
        await Expect(page.Locator(".pair-card.is-locked")).ToHaveCountAsync(1);
        // The focus stays where the hand was.
        await Expect(page.Locator("*:focus")).ToHaveCountAsync(1);

        await visitor.TabToAsync(page.Locator(".pair-card:not(.is-locked)").First.GetByRole(AriaRole.Link, new() { Name = "Move " }));
        await visitor.KeyAsync("Enter");
        await Expect(page.Locator("dialog[open] fieldset")).ToBeVisibleAsync();
        await visitor.TabToAsync(page.Locator("dialog[open] input[type=radio]:checked"), most: 12);
        await visitor.KeyAsync("ArrowDown");
        await visitor.TabToAsync(page.Locator("dialog[open] button[type=submit]"), most: 12);
        await visitor.KeyAsync("Enter");
        await Expect(page.Locator("#board")).ToContainTextAsync("Moved by hand");
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);

        await visitor.TabToAsync(page.Locator(".pair-card:not(.is-locked)").First.GetByRole(AriaRole.Button, new() { Name = "Take apart" }));
        await visitor.KeyAsync("Enter");
        await Expect(page.Locator("#announcer")).ToContainTextAsync("Taken apart");
        await page.ReloadAsync();
        await visitor.TabToAsync(page.Locator("#act-undo"));
        await visitor.KeyAsync("Enter");
        await Expect(page.Locator("#announcer")).ToContainTextAsync("Taken back");
        await visitor.TabToAsync(page.Locator("#act-undo"));
        await visitor.KeyAsync("Enter");
        await Expect(page.Locator("#board")).Not.ToContainTextAsync("Moved by hand");
        visitor.Leave();
    }

    /// <summary>Every change leaves the focus where the hand was or at what took its place, says what happened, and sends only what changed.</summary>
    [Fact]
    public async Task The_focus_stays_with_the_hand_and_only_what_changed_is_sent()
    {
        await using var host = await LiveHost.StartAsync();
        var (visitor, path) = await ReadyAsync(host, "focus");
        await using var _ = visitor;
        await path.RunAsync();
        var page = visitor.Page;
        foreach (var view in new[] { "", "?view=list" })
        {
            await visitor.OpenAsync(path.Board + view);
            // A mark of ours on the nodes: whatever is not sent again keeps it.
            await page.EvaluateAsync("() => document.querySelectorAll('#pairs > *').forEach(e => { e.upwardTest = true; })");
            var ids = await LinesAsync();

            await PressAsync($"#act-lock-{ids[1]}");
            await FocusIsOnAsync($"act-lock-{ids[1]}");
            await SaidAsync("Locked:");
            await Expect(page.Locator($"#act-lock-{ids[1]}")).ToHaveAttributeAsync("aria-label", new Regex("^Unlock "));

            // The next is locked and cannot be taken apart: its lock gets the focus.
            await PressAsync($"#act-reject-{ids[0]}");
            await FocusIsOnAsync($"act-lock-{ids[1]}");
            await SaidAsync("Taken apart:");
            Assert.Equal(ids[1..], await LinesAsync());
            await PressAsync($"#act-reject-{ids[2]}");
            await FocusIsOnAsync($"act-reject-{ids[3]}");
            await PressAsync($"#act-reject-{ids[^1]}");
            await FocusIsOnAsync($"act-reject-{ids[^2]}");

            await PressAsync("#act-undo");
            await FocusIsOnAsync("act-undo");
            await SaidAsync("Taken back.");
            await PressAsync("#act-undo");
            await PressAsync("#act-undo");
            await PressAsync("#act-undo");
            Assert.Equal(ids, await LinesAsync());
            // Nothing is left to undo: the focus goes to what can be done again.
            await FocusIsOnAsync("act-redo");
            await Expect(page.Locator("#act-undo")).ToBeDisabledAsync();
            Assert.Equal(ids.Length - 3, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('#pairs > *')].filter(e => e.upwardTest).length"));

            await PressAsync($"#move-{ids[0]}");
            await Expect(page.Locator("dialog[open] fieldset")).ToBeVisibleAsync();
            await visitor.TabToAsync(page.Locator("dialog[open] button[type=submit]"), most: 15);
            await visitor.KeyAsync("Enter");
            await SaidAsync("Now a pair:");
            await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
            Assert.StartsWith("move-pair-", await FocusAsync(), StringComparison.Ordinal);
            await PressAsync(".toast button[type=submit]");
            await SaidAsync("Taken back.");
            Assert.Equal(ids, await LinesAsync());
            Assert.NotEqual("", await FocusAsync());
        }
        visitor.Leave();

        async Task PressAsync(string selector)
        {
            var version = await page.Locator("#board-state [name=Version]").InputValueAsync();
            await page.Locator(selector).FocusAsync();
            await visitor.KeyAsync("Enter");
            if (!selector.StartsWith("#move", StringComparison.Ordinal)) await Expect(page.Locator("#board-state [name=Version]")).Not.ToHaveValueAsync(version, new() { Timeout = 30_000 });
        }

        Task<string[]> LinesAsync() => page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#pairs > *')].map(e => e.id)");
        Task<string> FocusAsync() => page.EvaluateAsync<string>("() => document.activeElement.id");
        Task SaidAsync(string text) => Expect(page.Locator("#announcer")).ToContainTextAsync(text, new() { Timeout = 30_000 });
        Task FocusIsOnAsync(string id) => Expect(page.Locator("#" + id)).ToBeFocusedAsync();
    }

    private async Task<(Visitor Visitor, WholePath Path)> ReadyAsync(LiveHost host, string journey)
    {
        var house = await House.FoundAsync(host);
        await house.StaffAsync();
        var visitor = await chromium.VisitAsync(host, journey);
        await visitor.BecomeAsync(house.AdaId);
        var path = new WholePath(house, visitor);
        await path.CreateProgrammeAsync();
        await path.AddParticipantsAsync();
        return (visitor, path);
    }
}
