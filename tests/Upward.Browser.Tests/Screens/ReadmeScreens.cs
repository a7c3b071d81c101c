using Upward.Browser.Tests.Journeys;

namespace Upward.Browser.Tests.Screens;

/// <summary>Takes the pictures of the README anew from the demo; tools/screenshots starts it.</summary>
public sealed class ReadmeScreens(Chromium chromium)
{
    private const int MostBytes = 300_000;

    private static string? Folder => Environment.GetEnvironmentVariable("UPWARD_SCREENSHOTS");

    [Fact]
    public async Task The_six_screens_and_the_board_on_a_phone()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Folder), "Pictures of the README are taken by tools/screenshots.");
        await using var host = await LiveHost.StartAsync();
        await using var visitor = await chromium.VisitAsync(host, "readme");

        await visitor.OpenAsync("/");
        await FirstRun.ToTheDemoAsync(visitor, step => step == "start" ? TakeAsync(visitor, "first-run") : Task.CompletedTask);
        var board = visitor.Address.PathAndQuery;
        var programme = board[..board.IndexOf("/rounds", StringComparison.Ordinal)];
        await visitor.OpenAsync(board);
        await TakeAsync(visitor, "board");
        await visitor.OpenAsync(programme);
        await TakeAsync(visitor, "programme");
        await visitor.OpenAsync($"{programme}/criteria");
        await TakeAsync(visitor, "criteria");
        await visitor.OpenAsync("/people");
        await TakeAsync(visitor, "people");
        await visitor.OpenAsync("/people/import");
        await visitor.Page.SetInputFilesAsync("#file", new FilePayload { Name = "staff.csv", MimeType = "text/csv", Buffer = StaffList.Csv(400) });
        await visitor.PressAsync("Read the file");
        await visitor.PressAsync("These are the headings");
        await visitor.PressAsync("Look at what would change");
        await TakeAsync(visitor, "import");

        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visitor.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await visitor.OpenAsync(board);
        await TakeAsync(visitor, "board-phone-dark");
        visitor.Leave();
    }

    private static async Task TakeAsync(Visitor visitor, string name)
    {
        Directory.CreateDirectory(Folder!);
        var path = Path.Combine(Folder!, name + ".png");
        await visitor.SettleAsync();
        await visitor.Page.ScreenshotAsync(new() { Path = path, Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(new FileInfo(path).Length, 10_000, MostBytes);
    }
}
