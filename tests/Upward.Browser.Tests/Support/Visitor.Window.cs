namespace Upward.Browser.Tests.Support;

/// <summary>
/// The window's width and its colours. A busy machine hands both to the page late, so the page itself says when it has them. It is then laid out when it
/// is asked for its sizes; waiting until it is painted as well costs a second for each, and only a picture needs that.
/// </summary>
public sealed partial class Visitor
{
    private async Task WidenAsync(int width)
    {
        if (Page.ViewportSize?.Width != width) await Page.SetViewportSizeAsync(width, width < 1000 ? Screen.Phone.Height : Screen.Desk.Height);
        await Page.EvaluateAsync(
            """
            async width => {
                while (innerWidth !== width) await new Promise(done => setTimeout(done, 5));
                await document.fonts.ready;
            }
            """, width);
    }

    private async Task PaintAsync(ColorScheme scheme)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Page.EvaluateAsync(
            """
            async dark => {
                while (matchMedia('(prefers-color-scheme: dark)').matches !== dark) await new Promise(done => setTimeout(done, 5));
            }
            """, scheme == ColorScheme.Dark);
    }

    /// <summary>Fonts are there and everything is drawn.</summary>
    public async Task SettleAsync() =>
        await Page.EvaluateAsync("() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))");
}
