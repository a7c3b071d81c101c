using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.People;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Tests.Features.People.Import;

/// <summary>What an import remembers and what one click mends, by the pages, on both databases.</summary>
public sealed class SavedMappingTests(Hosts hosts)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    // "Shade" is no heading that is guessed: whoever uses it has chosen it.
    private const string First = "Name,E-mail,Shade\nIngrid Moberg,ingrid@x.example,Blue\n";
    private const string Next = "NAME,E-mail,Shade\nTunde Adeyemi,tunde@x.example,Red\n";

    [Theory, BothDatabases]
    public async Task The_last_mapping_of_the_same_header_row_is_offered_by_name_and_can_be_put_away(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await ImportAsync(story, browser, First);

        await UploadAsync(browser, Next);
        var page = await browser.SubmitAsync("main form");
        Assert.Contains("as in your last file with the same headings: first.csv", page.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Custom", Chosen(page, 2));

        page = await browser.SubmitAsync("#guess");
        Assert.Equal("Ignore", Chosen(page, 2));
        Assert.Null(page.QuerySelector("#guess"));
    }

    [Theory, BothDatabases]
    public async Task Another_header_row_and_an_import_that_was_never_accepted_are_guessed(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await UploadAsync(browser, First);
        await browser.SubmitAsync("main form");
        await browser.SubmitAsync("#columns", ("Columns[2].Field", "Custom"));
        await UploadAsync(browser, Next);
        Assert.Equal("Ignore", Chosen(await browser.SubmitAsync("main form"), 2));

        await ImportAsync(story, browser, First);
        await UploadAsync(browser, "Name,Shade,E-mail\nTunde Adeyemi,Red,tunde@x.example\n");
        Assert.Equal("Ignore", Chosen(await browser.SubmitAsync("main form"), 1));
    }

    [Theory, BothDatabases]
    public async Task The_mapping_of_one_organisation_is_unknown_to_another(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await ImportAsync(story, await story.AsAsync(story.Ada), First);

        var otto = await story.AsAsync(story.Otto);
        await UploadAsync(otto, Next);
        Assert.Equal("Ignore", Chosen(await otto.SubmitAsync("main form"), 2));
        var run = await story.InAsync(d => d.ImportRuns.Select(r => r.Id).FirstAsync());
        Assert.True((await story.RunAsAsync<ChooseColumns, Outcome>(story.Otto, c => c.GuessAsync(run, Ct))).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task A_value_spelled_nearly_right_is_mended_in_every_row_by_one_click_and_back(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await UploadAsync(browser, $"Name,E-mail,Department,Manager e-mail\nA B,a@x.example,Operatoins,{story.Paul.Email.Replace("paul", "pual", StringComparison.Ordinal)}\nC D,c@x.example,Operatoins,\n");
        await browser.SubmitAsync("main form");
        var page = await browser.SubmitAsync("#columns");
        var line = page.QuerySelectorAll(".prob tbody tr").Single(r => r.TextContent.Contains("Operatoins", StringComparison.Ordinal));
        Assert.Contains("and one more row", line.TextContent, StringComparison.Ordinal);

        await PressUseAsync(browser, "Operations");
        page = await PressUseAsync(browser, story.Paul.Email);
        Assert.Equal(0, page.QuerySelectorAll(".prob form").Length);
        Assert.Equal(2, page.QuerySelectorAll("#corrections li").Length);
        await browser.SubmitAsync("#commit");
        await story.RunTasksAsync();
        var people = await story.InAsync(d => d.People.Where(p => p.EmailKey!.EndsWith("@X.EXAMPLE")).OrderBy(p => p.Name).ToListAsync());
        Assert.Equal(["Operations", "Operations"], people.Select(p => p.Department));
        Assert.Equal(story.Paul.Id, people[0].ManagerId);
    }

    [Theory, BothDatabases]
    public async Task Only_what_was_suggested_is_used_and_only_by_an_admin_of_the_organisation(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var file = Encoding.UTF8.GetBytes("Name,E-mail,Department\nA B,a@x.example,Operatoins\n");
        var run = (await story.RunAsAsync<UploadStaffList, Outcome<Guid>>(story.Ada, u => u.ExecuteAsync("staff.csv", file, Ct))).Value;
        Task<Outcome> Use(Person by, string value) => story.RunAsAsync<CorrectValue, Outcome>(by, c => c.ExecuteAsync(run, 2, "Operatoins", value, Ct));

        Assert.Equal("import.correction.gone", Assert.Single((await Use(story.Ada, "Board")).Refusals).Message.Key);
        foreach (var other in new[] { story.Petra, story.Olga, story.Otto }) Assert.True((await Use(other, "Operations")).IsNotFound);
        Assert.True((await Use(story.Ada, "Operations")).Succeeded);
        Assert.True((await story.RunAsAsync<CorrectValue, Outcome>(story.Ada, c => c.TakeBackAsync(run, Field.Department, "Operatoins", Ct))).Succeeded);
        Assert.Single((await story.RunAsAsync<PreviewImport, ImportPreview?>(story.Ada, p => p.ExecuteAsync(run, Ct)))!.Plan.Problems);
    }

    [Theory]
    [InlineData("Human-Resources", "Human Resources", true)]
    [InlineData("Munich", "Münich", true)]
    [InlineData("Senior Managr", "Senior Manager", true)]
    [InlineData("Germnay", "Germany", true)]
    [InlineData("Team A", "Team B", false)]
    [InlineData("Grade10", "Grade11", false)]
    [InlineData("Sales EU", "Sales US", false)]
    [InlineData("Claims", "Legal", false)]
    public void Near_is_a_slip_and_not_another_thing(string a, string b, bool near) => Assert.Equal(near, NearValues.AreNear(a, b));

    private static async Task UploadAsync(Browser browser, string text)
    {
        await browser.OpenAsync("/people/import");
        await browser.UploadAsync("#upload", "file", text == First ? "first.csv" : "next.csv", Encoding.UTF8.GetBytes(text));
    }

    private static async Task ImportAsync(Story story, Browser browser, string text)
    {
        await UploadAsync(browser, text);
        await browser.SubmitAsync("main form");
        await browser.SubmitAsync("#columns", ("Columns[2].Field", "Custom"));
        await browser.SubmitAsync("#commit");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        await story.RunTasksAsync();
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> PressUseAsync(Browser browser, string value)
    {
        var form = browser.Page!.QuerySelectorAll(".prob form").Single(f => f.QuerySelector("[name=use]")!.GetAttribute("value") == value);
        form.Id = "use-this";
        return browser.SubmitAsync("#use-this");
    }

    private static string? Chosen(AngleSharp.Html.Dom.IHtmlDocument page, int column) => page.QuerySelector($"#column-{column} option[selected]")?.GetAttribute("value");
}
