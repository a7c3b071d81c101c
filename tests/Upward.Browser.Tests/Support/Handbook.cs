namespace Upward.Browser.Tests.Support;

/// <summary>The handbook's pictures, taken on the way by the journeys that it tells of (tools/screenshots).</summary>
public static class Handbook
{
    private static string? Folder => Environment.GetEnvironmentVariable("UPWARD_HANDBOOK");

    public static bool IsWanted => !string.IsNullOrEmpty(Folder);

    public static async Task TakeAsync(Visitor visitor, string name)
    {
        Directory.CreateDirectory(Folder!);
        await visitor.SettleAsync();
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, name + ".png"), Animations = ScreenshotAnimations.Disabled });
    }
}
