namespace Upward.Browser.Tests.Journeys;

/// <summary>The shared parts by keyboard alone (trust.md J3): what opens closes on Escape, and the focus goes back to where it came from.</summary>
public sealed class KeyboardTests(Chromium chromium)
{
    [Fact]
    public async Task Skip_link_menus_dialog_type_ahead_and_bulk_bar_are_worked_by_keyboard()
    {
        await using var host = await LiveHost.StartAsync();
        var house = await House.FoundAsync(host);
        await house.StaffAsync();
        await using var visitor = await chromium.VisitAsync(host, "by-keyboard");
        await visitor.BecomeAsync(house.AdaId);
        await visitor.OpenAsync("/people");

        await SkipLinkAsync(visitor);
        await MenuAsync(visitor, visitor.Page.Locator("summary.account"), visitor.Page.Locator(".menu[open] .menu-list a").First);
        await MenuAsync(visitor, visitor.Page.Locator(".filter-menu summary").First, visitor.Page.Locator(".filter-menu[open] a").First);
        await DialogAsync(visitor);
        await BulkBarAsync(visitor);
        await visitor.OpenAsync("/people/new");
        await TypeAheadAsync(visitor);
        visitor.Leave();
    }

    private static async Task SkipLinkAsync(Visitor visitor)
    {
        await visitor.KeyAsync("Tab");
        await Expect(visitor.Page.Locator(".skip-link")).ToBeFocusedAsync();
        await Expect(visitor.Page.Locator(".skip-link")).ToBeInViewportAsync();
        await visitor.KeyAsync("Enter");
        await visitor.KeyAsync("Tab");
        await Expect(visitor.Main.Locator(":focus")).ToHaveCountAsync(1);
    }

    private static async Task MenuAsync(Visitor visitor, ILocator button, ILocator first)
    {
        await button.FocusAsync();
        await visitor.KeyAsync("Enter");
        await visitor.KeyAsync("Tab");
        await Expect(first).ToBeFocusedAsync();
        await visitor.KeyAsync("Escape");
        await Expect(first).ToHaveCountAsync(0);
        await Expect(button).ToBeFocusedAsync();
        // Who tabs on and out leaves no menu open behind them.
        await visitor.KeyAsync("Enter");
        await Expect(first).ToBeVisibleAsync();
        await visitor.KeyAsync("Shift+Tab");
        await Expect(first).ToHaveCountAsync(0);
    }

    private static async Task DialogAsync(Visitor visitor)
    {
        var before = visitor.Page.Locator("main .page-actions a").First;
        await before.FocusAsync();
        await visitor.KeyAsync("?");
        await Expect(visitor.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        // The focus stays inside, however often one tabs.
        for (var i = 0; i < 6; i++)
        {
            await visitor.KeyAsync("Tab");
            Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.activeElement === document.body || !!document.activeElement.closest('dialog')"), "the focus left the dialog");
        }
        await visitor.KeyAsync("Escape");
        await Expect(visitor.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Expect(before).ToBeFocusedAsync();
    }

    private static async Task BulkBarAsync(Visitor visitor)
    {
        var bar = visitor.Main.Locator(".bulk");
        await Expect(bar).ToBeHiddenAsync();
        var rows = visitor.Main.Locator("tbody input[type=checkbox]");
        await rows.Nth(1).FocusAsync();
        await visitor.KeyAsync("Space");
        await Expect(bar).ToBeVisibleAsync();
        await Expect(bar).ToContainTextAsync("1");
        Assert.True(await visitor.Main.Locator("[data-all]").EvaluateAsync<bool>("e => e.indeterminate"));
        await visitor.TabToAsync(bar.GetByRole(AriaRole.Button).First, most: 20, backwards: true);
        await rows.Nth(1).FocusAsync();
        await visitor.KeyAsync("Space");
        await Expect(bar).ToBeHiddenAsync();
        await Expect(rows.Nth(1)).ToBeFocusedAsync();
    }

    private static async Task TypeAheadAsync(Visitor visitor)
    {
        var box = visitor.Page.Locator("input[role=combobox]").First;
        var list = visitor.Page.Locator("[role=listbox]").First;
        await box.FocusAsync();
        await visitor.Page.Keyboard.TypeAsync("Ma");
        await Expect(list).ToBeVisibleAsync();
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await visitor.KeyAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
        await Expect(box).ToHaveValueAsync("Ma");
        await visitor.KeyAsync("ArrowDown");
        await Expect(list).ToBeVisibleAsync();
        await visitor.KeyAsync("ArrowDown");
        await Expect(list.Locator("[aria-selected=true]")).ToHaveCountAsync(1);
        Assert.Equal(await list.Locator("[aria-selected=true]").GetAttributeAsync("id"), await box.GetAttributeAsync("aria-activedescendant"));
        await visitor.KeyAsync("Enter");
        await Expect(list).ToBeHiddenAsync();
        await Expect(box).Not.ToHaveValueAsync("Ma");
        await Expect(box).ToBeFocusedAsync();
        Assert.Equal("/people/new", visitor.Address.AbsolutePath);
    }
}
