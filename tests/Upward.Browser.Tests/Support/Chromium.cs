namespace Upward.Browser.Tests.Support;

/// <summary>The one browser of the whole run. UPWARD_CHROMIUM or UPWARD_TEST_CHROMIUM names it, else it is looked for.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Program { get; } =
        new[] { "UPWARD_CHROMIUM", "UPWARD_TEST_CHROMIUM" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(p => !string.IsNullOrEmpty(p))
        ?? Places.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Program is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            // --no-sandbox: test machines run as root. The others keep fonts and colours the same everywhere.
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none", "--force-color-profile=srgb", "--hide-scrollbars"],
            Timeout = 120_000,
        });
    }

    /// <summary>A person at their own machine: no cookies, no history.</summary>
    public async Task<Visitor> VisitAsync(LiveHost host, string journey, bool javaScript = true)
    {
        Assert.SkipWhen(_browser is null, "Chromium was not found: install it, or name it in UPWARD_CHROMIUM.");
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = host.Address, JavaScriptEnabled = javaScript, Locale = "en-GB", TimezoneId = "Europe/London",
            ViewportSize = Screen.Desk, ReducedMotion = ReducedMotion.Reduce, AcceptDownloads = true,
        });
        // The machine may be busy with ten other things.
        context.SetDefaultTimeout(30_000);
        return await Visitor.ArriveAsync(context, host, journey, javaScript);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}

public static class Screen
{
    public static ViewportSize Desk => new() { Width = 1440, Height = 900 };
    public static ViewportSize Phone => new() { Width = 375, Height = 812 };
}
