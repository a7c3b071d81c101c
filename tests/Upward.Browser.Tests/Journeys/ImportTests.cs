using Microsoft.EntityFrameworkCore;

namespace Upward.Browser.Tests.Journeys;

/// <summary>A real staff list, mistakes and all: from the file to the report, and the whole import back.</summary>
public sealed class ImportTests(Chromium chromium)
{
    private const int Rows = 1000;

    [Fact]
    public async Task A_staff_list_of_a_thousand_comes_in_with_its_mistakes_named_and_can_be_taken_back()
    {
        await using var host = await LiveHost.StartAsync();
        var house = await House.FoundAsync(host);
        await using var visitor = await chromium.VisitAsync(host, "import");
        await visitor.BecomeAsync(house.AdaId);

        await visitor.OpenAsync("/people/import");
        await visitor.CheckPageAsync("1-upload");
        await visitor.Page.SetInputFilesAsync("#file", new FilePayload { Name = "staff.csv", MimeType = "text/csv", Buffer = StaffList.Csv(Rows) });
        await visitor.PressAsync("Read the file");

        await visitor.HeadingAsync("Which row holds the headings?");
        await visitor.CheckPageAsync("2-header");
        await visitor.PressAsync("These are the headings");

        await visitor.HeadingAsync("What does each column mean?");
        await Expect(visitor.Main).ToContainTextAsync("11 of 11 columns");
        await visitor.CheckPageAsync("3-columns");
        await visitor.PressAsync("Look at what would change");

        await visitor.HeadingAsync("Import preview");
        foreach (var cell in new[] { "I1000", "I999", "C998", "C997" }) await Expect(visitor.Main).ToContainTextAsync(cell);
        await Expect(visitor.Main).ToContainTextAsync("nobody@example.org");
        await visitor.CheckPageAsync("4-preview");
        await visitor.WalkAsync();
        await visitor.PressAsync(visitor.Page.Locator("#commit button"));

        await Expect(visitor.Page.Locator("#undo button")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.InRange(await CountAsync(house), Rows - StaffList.Mistakes, Rows);
        await visitor.CheckPageAsync("5-report");

        await visitor.OpenAsync("/people");
        await visitor.CheckPageAsync("6-people");
        await visitor.WalkAsync();
        await visitor.OpenAsync("/people?q=Haddad");
        await visitor.Page.Locator("a.name, .cell-main a").First.ClickAsync();
        await visitor.CheckPageAsync("7-person");
        await visitor.FollowAsync("Edit");
        await visitor.Field("Job title").FillAsync("Head of Everything");
        await visitor.CheckPageAsync("8-edit");
        await visitor.PressAsync("Save");
        await Expect(visitor.Main).ToContainTextAsync("Head of Everything");

        await visitor.OpenAsync("/people/import");
        await visitor.FollowAsync("staff.csv");
        await visitor.PressAsync(visitor.Page.Locator("#undo button"));
        await Expect(visitor.Main).ToContainTextAsync("taken back", new() { Timeout = 60_000 });
        await Expect(visitor.Page.Locator("progress")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        // Ada was there before, and the person who was changed since stays; everybody else is gone.
        Assert.InRange(await CountAsync(house), 1, 8);
        await visitor.CheckPageAsync("9-taken-back");
        visitor.Leave();
    }

    [Fact]
    public async Task A_file_that_is_no_staff_list_is_refused_with_a_sentence()
    {
        await using var host = await LiveHost.StartAsync();
        var house = await House.FoundAsync(host);
        await using var visitor = await chromium.VisitAsync(host, "import-refused");
        await visitor.BecomeAsync(house.AdaId);

        await visitor.OpenAsync("/people/import");
        await visitor.Page.SetInputFilesAsync("#file", new FilePayload { Name = "staff.xlsx", MimeType = "text/csv", Buffer = [0x50, 0x4B, 3, 4, .. new byte[200]] });
        await visitor.PressAsync("Read the file");

        await Expect(visitor.Page.GetByRole(AriaRole.Alert).Or(visitor.Page.Locator(".error-summary")).First).ToBeVisibleAsync();
        await visitor.CheckPageAsync("refused");
        visitor.Leave();
    }

    private static Task<int> CountAsync(House house) => house.Host.InAsync(house.OrganisationId, db => db.People.CountAsync(p => p.LeftAt == null));
}
