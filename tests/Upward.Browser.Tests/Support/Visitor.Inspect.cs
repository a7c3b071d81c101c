namespace Upward.Browser.Tests.Support;

/// <summary>The quick look that every page gets: each width for what may not fit, axe on a phone, and its contrasts in the dark at the desk: more of axe would cost minutes.</summary>
public sealed partial class Visitor
{
    /// <summary>In the order that asks for the fewest changes of the window. 320 px is a window of 1280 px at 400 % (WCAG 1.4.10).</summary>
    private static readonly int[] Widths = [1440, 375, 320];

    /// <summary>Set: pictures of each page, to be looked at by a person.</summary>
    private static readonly bool Photographs = Environment.GetEnvironmentVariable("UPWARD_PHOTOGRAPHS") is { Length: > 0 };

    /// <summary>Where the pages that were looked at lead to.</summary>
    public HashSet<string> Links { get; } = [];

    /// <param name="path">Where this must be: a page that leads elsewhere has not been seen.</param>
    /// <param name="again">The same page for somebody else or in another state, which journeys look at: here only whether it fits.</param>
    public async Task InspectAsync(string name, string? path = null, bool again = false)
    {
        var findings = new List<string>(await OnceAsync());
        Links.UnionWith(await Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href], form[action], [formaction]')].map(e => new URL(e.getAttribute('href') ?? e.getAttribute('formaction') ?? e.getAttribute('action'), location).pathname)"));
        if (path is not null && path != Address.PathAndQuery) findings.Add($"{path} leads to {Address.PathAndQuery}");
        foreach (var width in Widths)
        {
            await WidenAsync(width);
            findings.AddRange((await SidewaysAsync()).Concat(await UnreadableAsync()).Select(f => $"{width}: {f}"));
            if (width == 375 && !again) findings.AddRange((await AxeAsync()).Select(f => $"{width} light: {f}"));
            if (Photographs && width > 320) await PhotographAsync($"{name}-{width}-light");
        }
        if (!again) findings.AddRange(await FromRightToLeftAsync(name));
        // Back at the desk, where the next page is opened; the dark theme has other colours and nothing else.
        await WidenAsync(Screen.Desk.Width);
        if (!again) findings.AddRange(await InTheDarkAsync(name));
        foreach (var finding in findings.Distinct()) _wrong.Enqueue($"{name}: {finding}");
    }

    /// <summary>
    /// What fits and cannot be read: squeezed until "Planned" stands in two lines (a word as long as a line may), or a cell of a list above another.
    /// </summary>
    private async Task<string[]> UnreadableAsync() => await Page.EvaluateAsync<string[]>(
        """
        () => {
            const found = new Set(), range = document.createRange();
            for (const box of document.querySelectorAll('.badge, .btn, th, .role-mark')) {
                const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                    for (const word of texts.currentNode.data.matchAll(/[\p{L}\p{N}]{2,20}/gu)) {
                        range.setStart(texts.currentNode, word.index);
                        range.setEnd(texts.currentNode, word.index + word[0].length);
                        if (new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1) found.add(`the word ${word[0]} is broken`);
                    }
                }
            }
            for (const row of document.querySelectorAll('.table-list tr')) {
                const cells = [...row.cells].map(cell => [cell, cell.getBoundingClientRect()]).filter(([, box]) => box.width > 1 && box.height > 1);
                for (const [cell, one] of cells)
                    for (const [other, two] of cells)
                        if (cell !== other && one.left + 1 < two.right && two.left + 1 < one.right && one.top + 1 < two.bottom && two.top + 1 < one.bottom) found.add(`one cell of a list lies over another: ${other.className || other.textContent.trim().slice(0, 40)}`);
            }
            return [...found].slice(0, 4);
        }
        """);

    private async Task<List<string>> InTheDarkAsync(string name)
    {
        await PaintAsync(ColorScheme.Dark);
        List<string> findings = [.. (await AxeAsync("color-contrast")).Select(f => $"{Screen.Desk.Width} dark: {f}")];
        if (Photographs) await PhotographAsync($"{name}-{Screen.Desk.Width}-dark");
        await PaintAsync(ColorScheme.Light);
        return findings;
    }

    /// <summary>The page mirrored, as Arabic or Hebrew will need it: it must fit as well.</summary>
    private async Task<List<string>> FromRightToLeftAsync(string name)
    {
        await Page.EvaluateAsync("() => { document.documentElement.dir = 'rtl'; }");
        List<string> findings = [.. (await SidewaysAsync()).Select(f => $"{Widths[^1]} from right to left: {f}")];
        if (Photographs)
        {
            await WidenAsync(Screen.Desk.Width);
            await PhotographAsync($"{name}-{Screen.Desk.Width}-rtl");
        }
        await Page.EvaluateAsync("() => { document.documentElement.dir = 'ltr'; }");
        return findings;
    }

    /// <summary>What does not depend on the window: one h1, a title, tokens in the forms, and no key of a text that is missing.</summary>
    private async Task<string[]> OnceAsync() => await Page.EvaluateAsync<string[]>(
        """
        () => {
            const heads = document.querySelectorAll('h1').length;
            const missing = document.documentElement.outerHTML.match(/\[[a-z]\w*(\.[\w-]+)+\]/g) ?? [];
            return [
                ...(heads === 1 ? [] : [`${heads} h1`]),
                ...(document.title.length > 9 && document.title.endsWith(' · Upward') ? [] : [`title '${document.title}'`]),
                ...[...document.querySelectorAll('form[method=post]')].filter(f => !f.querySelector('[name=__RequestVerificationToken]')).map(f => 'a form without its token: ' + f.outerHTML.slice(0, 120)),
                ...new Set(missing.map(m => 'missing text ' + m)),
            ];
        }
        """);
}
