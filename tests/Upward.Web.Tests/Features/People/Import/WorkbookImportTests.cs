using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.People.Import;

/// <summary>A workbook from upload to people, by the pages, on both databases.</summary>
public sealed class WorkbookImportTests(Hosts hosts)
{
    private static readonly string[] Head = ["Name", "E-mail", "Hire date", "Employee ID"];
    private static readonly string[] Ingrid = ["Ingrid Moberg", "ingrid@x.example", "<c r='@' s='1'><v>42036</v></c>", "<c r='@' s='3'><v>7</v></c>"];
    private static readonly string[] Tunde = ["Tunde Adeyemi", "tunde@x.example", "<c r='@' s='1'><v>45180</v></c>", "<c r='@' s='3'><v>8</v></c>"];

    private static byte[] Book() => new WorkbookFile().Sheet("Sweden", Head, Ingrid).Sheet("Nigeria", ["Staff of Lagos"], [], Head, Tunde)
        .Sheet("Sums", ["Total", "<c r='@'><f>1+1</f><v>2</v></c>"]).Bytes();

    [Theory, BothDatabases]
    public async Task The_sheet_that_is_chosen_becomes_people(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        var page = await UploadAsync(browser, Book());
        Assert.Equal(["Sweden", "Nigeria", "Sums"], page.QuerySelectorAll("#sheet option").Select(o => o.TextContent));
        Assert.Contains("Ingrid Moberg", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        page = await browser.SubmitAsync("#sheet-form", ("sheet", "Nigeria"));
        Assert.Equal("Nigeria", page.QuerySelector("#sheet option[selected]")!.TextContent);
        Assert.Equal("3", page.QuerySelector("[name=row][checked]")!.GetAttribute("value"));
        await browser.SubmitAsync("form:has([name=row])");
        await browser.SubmitAsync("#columns");
        await browser.SubmitAsync("form[action*=Commit]");
        await story.RunTasksAsync();

        var people = await story.InAsync(d => d.People.AsNoTracking().Where(p => p.EmailKey!.EndsWith("@X.EXAMPLE")).ToListAsync());
        Assert.Equal(("Tunde Adeyemi", "00008", new DateOnly(2023, 9, 11)), (Assert.Single(people).Name, people[0].EmployeeId, people[0].EmployedSince));
    }

    [Theory, BothDatabases]
    public async Task A_sheet_that_cannot_be_read_is_refused_where_it_was_chosen_and_the_one_before_stays(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await UploadAsync(browser, Book());
        await browser.SubmitAsync("#sheet-form", ("sheet", "Nigeria"));

        var page = await browser.SubmitAsync("#sheet-form", ("sheet", "Sums"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.StartsWith("Cell B1 holds a formula.", page.QuerySelector("#sheet-error")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("Sums", page.QuerySelector("#sheet option[selected]")!.TextContent);
        Assert.Equal("Nigeria", await story.InAsync(d => d.ImportRuns.Select(r => r.Sheet).SingleAsync()));

        page = await browser.SubmitAsync("#sheet-form", ("sheet", "Atlantis"));
        Assert.Equal("There is no sheet “Atlantis” in this workbook.", page.QuerySelector("#sheet-error")!.TextContent.Trim());
    }

    [Theory, BothDatabases]
    public async Task A_cover_sheet_without_a_list_does_not_stand_in_the_way_and_a_damaged_workbook_is_refused(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        var page = await UploadAsync(browser, new WorkbookFile().Sheet("Cover").Sheet("Staff", Head, Ingrid).Bytes());
        Assert.Equal("Staff", page.QuerySelector("#sheet option[selected]")!.TextContent);

        page = await UploadAsync(browser, Book()[..^40]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.StartsWith("This workbook is damaged", page.QuerySelector("#file-error")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_chooses_a_sheet(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await UploadAsync(await story.AsAsync(story.Ada), Book());
        var run = await story.InAsync(d => d.ImportRuns.Select(r => r.Id).SingleAsync());

        Assert.True((await story.RunAsAsync<ChooseColumns, Outcome>(story.Amina, c => c.SheetAsync(run, "Nigeria", CancellationToken.None))).IsNotFound);
        var other = await story.AsAsync(story.Amina);
        await other.OpenAsync($"/people/import/{run}/header");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        Assert.Equal("Sweden", await story.InAsync(d => d.ImportRuns.Select(r => r.Sheet).SingleAsync()));
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> UploadAsync(Browser browser, byte[] file)
    {
        await browser.OpenAsync("/people/import");
        return await browser.UploadAsync("#upload", "file", "staff.xlsx", file);
    }
}
