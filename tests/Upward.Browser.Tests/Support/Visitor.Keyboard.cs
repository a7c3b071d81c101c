namespace Upward.Browser.Tests.Support;

/// <summary>The same person without a mouse (trust.md J3): only Tab, Enter, Space, arrows and Escape.</summary>
public sealed partial class Visitor
{
    public Task KeyAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Tabs on until this has the focus; every stop on the way must be seen.</summary>
    public async Task TabToAsync(ILocator target, int most = 150, bool backwards = false)
    {
        for (var i = 0; i < most; i++)
        {
            if (await HasFocusAsync(target)) return;
            await KeyAsync(backwards ? "Shift+Tab" : "Tab");
            var hidden = await FocusHiddenAsync();
            Assert.True(hidden is null, $"{_journey} at {Address.PathAndQuery}: focus cannot be seen on {hidden}");
        }
        Assert.Fail($"{_journey} at {Address.PathAndQuery}: {target} was not reached with {most} times Tab; the focus is on {await Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)")}");
    }

    /// <summary>Tabs through the whole page once; every stop is visible, not covered, and has a name.</summary>
    public async Task<int> WalkAsync(int most = 250)
    {
        await Page.EvaluateAsync("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }");
        var wrong = new List<string>();
        var stops = 0;
        await Page.EvaluateAsync("() => { window.upwardTestSeen = new WeakSet(); }");
        for (; stops < most; stops++)
        {
            await KeyAsync("Tab");
            if (await FocusHiddenAsync() is { } hidden) wrong.Add(hidden);
            var again = await Page.EvaluateAsync<bool>("() => { const e = document.activeElement; if (e === document.body || window.upwardTestSeen.has(e)) return true; window.upwardTestSeen.add(e); return false; }");
            if (again) break;
        }
        Assert.True(wrong.Count == 0, $"{_journey} at {Address.PathAndQuery}: focus cannot be seen on\n" + string.Join('\n', wrong.Distinct()));
        return stops;
    }

    private static async Task<bool> HasFocusAsync(ILocator target) =>
        await target.CountAsync() > 0 && await target.First.EvaluateAsync<bool>("e => e === document.activeElement");

    /// <summary>
    /// Null when what has the focus can be seen: in the window, not under something else at its middle, and with an outline,
    /// a ring, or a box around it that shows the focus (a hidden checkbox with a drawn one).
    /// </summary>
    private async Task<string?> FocusHiddenAsync() => await Page.EvaluateAsync<string?>(
        """
        () => {
            const e = document.activeElement;
            if (!e || e === document.body || e.tagName === 'MAIN') return null;
            const box = e.getBoundingClientRect();
            const say = why => `${why}: ${e.outerHTML.slice(0, 160)}`;
            const drawn = n => { const s = getComputedStyle(n); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; };
            let ring = e;
            while (ring && ring !== document.body && !drawn(ring)) ring = ring.parentElement;
            if (!ring || ring === document.body) return say('no ring');
            const proxy = box.width < 2 || box.height < 2 ? ring.getBoundingClientRect() : box;
            if (proxy.bottom < 0 || proxy.top > innerHeight || proxy.right < 0 || proxy.left > innerWidth) return say('outside the window');
            const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]];
            const free = points.some(([x, y]) => {
                const at = document.elementFromPoint(proxy.left + proxy.width * x, proxy.top + proxy.height * y);
                return at && (e.contains(at) || at.contains(e) || ring.contains(at) || (e.labels && [...e.labels].some(l => l.contains(at))));
            });
            return free ? null : say('covered');
        }
        """);
}
