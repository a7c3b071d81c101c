namespace Upward.Browser.Tests.Support;

/// <summary>What look.md asks before a page is called done, for both widths and both themes, with a picture of each.</summary>
public sealed partial class Visitor
{
    /// <summary>Each width and each theme once; EveryPageTests looks at every page in more of them.</summary>
    private static readonly (string Name, ColorScheme Scheme, ViewportSize Size)[] Guises = [("light", ColorScheme.Light, Screen.Phone), ("dark", ColorScheme.Dark, Screen.Desk)];

    /// <summary>One h1, a title, axe without a finding, no sideways scroll; then back in the light and at the width from which it came: a journey on a phone goes on there.</summary>
    public async Task CheckPageAsync(string step)
    {
        var (findings, width) = (new List<string>(), Page.ViewportSize!.Width);
        if (await Page.GetByRole(AriaRole.Heading, new() { Level = 1, IncludeHidden = true }).CountAsync() is var heads and not 1) findings.Add($"{heads} h1");
        if (await Page.TitleAsync() is not { Length: > 9 } title || !title.EndsWith(" · Upward", StringComparison.Ordinal)) findings.Add($"title '{await Page.TitleAsync()}'");
        findings.AddRange(await Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('form[method=post]')].filter(f => !f.querySelector('[name=__RequestVerificationToken]')).map(f => 'a form without its token: ' + f.outerHTML.slice(0, 120))"));
        foreach (var (theme, scheme, size) in Guises)
        {
            await PaintAsync(scheme);
            await WidenAsync(size.Width);
            findings.AddRange((await SidewaysAsync()).Select(f => $"{size.Width} {theme}: {f}"));
            findings.AddRange((await AxeAsync()).Select(f => $"{size.Width} {theme}: {f}"));
            if (Photographs) await PhotographAsync($"{step}-{size.Width}-{theme}");
        }
        await PaintAsync(ColorScheme.Light);
        await WidenAsync(width);
        // Told at the end, so that one run of a journey tells of all its pages.
        foreach (var same in findings.GroupBy(f => f[(f.IndexOf(": ", StringComparison.Ordinal) + 1)..])) _wrong.Enqueue($"{step} at {Address.PathAndQuery}: {same.First()}");
    }

    public async Task PhotographAsync(string name)
    {
        var folder = Path.Combine(Repository.Artifacts, "screens", _journey);
        Directory.CreateDirectory(folder);
        // Without script nothing in the page is ever told of a frame.
        if (HasJavaScript) await SettleAsync();
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>The page itself must not scroll sideways; a wide table may, inside a box that can be focused.</summary>
    public async Task<string[]> SidewaysAsync() => await Page.EvaluateAsync<string[]>(
        """
        () => {
            const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
            if (wide <= 0) return [];
            const edge = document.documentElement.clientWidth;
            const first = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > edge + 1 || e.getBoundingClientRect().left < -1)
                .slice(0, 4).map(e => e.tagName.toLowerCase() + (e.className && e.className.baseVal === undefined ? '.' + e.className.trim().replaceAll(/\s+/g, '.') : ''));
            return [`scrolls sideways by ${wide} px: ${first.join(', ')}`];
        }
        """);
}
