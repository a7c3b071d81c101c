using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.People;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Tests.Features.People;

/// <summary>The directory: list, person, form, levels, export, on both databases.</summary>
public sealed class DirectoryTests(Hosts hosts)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static Task<PeopleList> ListAsync(Story story, Person? by, PeopleFilter filter) => story.RunAsAsync<ListPeople, PeopleList>(by, l => l.ExecuteAsync(filter, Ct));

    private static Task<Outcome<Guid>> AddAsync(Story story, PersonInput input, Person? by = null) => story.RunAsAsync<SavePerson, Outcome<Guid>>(by ?? story.Ada, s => s.AddAsync(input, Ct));

    [Theory, BothDatabases]
    public async Task Search_ignores_case_and_accents_and_filters_narrow(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await AddAsync(story, new() { Name = "Özlem Yıldız", Email = "oz@x.example", Department = "Legal", Site = "İzmir" });
        await AddAsync(story, new() { Name = "Zoë Adams", Email = "zoe@x.example", Department = "Legal" });

        Assert.Equal("Özlem Yıldız", Assert.Single((await ListAsync(story, story.Petra, new() { Q = "yildiz OZL" })).Lines).Name);
        Assert.Equal(["Olga Outside", "Özlem Yıldız", "Zoë Adams"], (await ListAsync(story, story.Petra, new() { Department = "Legal" })).Lines.Select(l => l.Name));
        Assert.Equal(["Zoë Adams", "Özlem Yıldız", "Olga Outside"], (await ListAsync(story, story.Petra, new() { Department = "Legal", Sort = "-name" })).Lines.Select(l => l.Name));
        var all = await ListAsync(story, story.Petra, new());
        Assert.Equal((7, 7, 2), (all.Found, all.Active, all.WithoutAccount));
        Assert.Contains(new Facet("Legal", 3), all.Departments);
        Assert.Equal(0, (await ListAsync(story, story.Petra, new() { Q = "nobody" })).Found);
    }

    [Theory]
    [InlineData("DE", "en-GB", "Germany")]
    [InlineData("de", "en-GB", "Germany")]
    [InlineData("DE", "fr-FR", "Allemagne")]
    [InlineData("KE", "en-GB", "Kenya")]
    [InlineData("UK", "en-GB", "United Kingdom")]
    [InlineData("XX", "en-GB", "XX")]
    [InlineData("Deutschland", "en-GB", "Deutschland")]
    [InlineData("D1", "en-GB", "D1")]
    [InlineData("", "en-GB", "")]
    public void A_country_is_said_in_the_language_of_its_reader(string written, string reader, string said) =>
        Assert.Equal(said, CountryNames.Of(written, System.Globalization.CultureInfo.GetCultureInfo(reader)));

    [Theory, BothDatabases]
    public async Task A_country_code_is_read_as_a_name_and_exported_as_it_was(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var id = (await AddAsync(story, new() { Name = "Hera Ld", Email = "hera@x.example", Country = "DE" })).Value;
        await AddAsync(story, new() { Name = "Ari Zona", Email = "ari@x.example", Country = "Atlantis" });
        var browser = await story.AsAsync(story.Ada);

        Assert.Contains("Germany", (await browser.OpenAsync($"/people/{id}")).QuerySelector(".dl")!.TextContent, StringComparison.Ordinal);
        var list = await browser.OpenAsync("/people");
        Assert.Contains("Germany", list.QuerySelector($"tr:has(a[href='/people/{id}'])")!.TextContent, StringComparison.Ordinal);
        var choices = list.QuerySelectorAll(".filter-list a[href*='country=']").ToList();
        Assert.Equal([("Atlantis 1", "?country=Atlantis"), ("Germany 1", "?country=DE")], choices.Select(a => (a.TextContent.Trim(), a.GetAttribute("href")!["/people".Length..])));
        Assert.Contains("Germany", (await browser.OpenAsync("/people?country=DE")).QuerySelector(".filter-on")!.TextContent, StringComparison.Ordinal);
        var file = (await story.RunAsAsync<ExportPeople, Outcome<byte[]>>(story.Ada, e => e.ExecuteAsync(new(), [], Ct))).Value!;
        Assert.Contains(",DE,", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.DoesNotContain("Germany", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_line_is_shown_above_and_below_at_any_depth(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var middle = (await AddAsync(story, new() { Name = "Mid Manager", Email = "mid@x.example", Manager = story.Paul.Email })).Value;
        var low = (await AddAsync(story, new() { Name = "Low Worker", Email = "low@x.example", Manager = "Mid Manager", DottedLines = story.Olga.Email })).Value;

        var card = (await story.RunAsAsync<ShowPerson, PersonCard?>(story.Petra, s => s.ExecuteAsync(low, Ct)))!;
        Assert.Equal([story.Paul.Id, middle], card.Above.Select(a => a.Id));
        Assert.Equal(story.Olga.Id, Assert.Single(card.DottedAbove).Id);
        var top = (await story.RunAsAsync<ShowPerson, PersonCard?>(story.Petra, s => s.ExecuteAsync(story.Paul.Id, Ct)))!;
        Assert.Equal((2, middle, 1), (top.AllBelow, Assert.Single(top.Below).Id, top.Below[0].Below));
        Assert.Equal(["Low Worker", "Mid Manager"], (await ListAsync(story, story.Petra, new() { ReportsTo = story.Paul.Id })).Lines.Select(l => l.Name));
    }

    [Theory, BothDatabases]
    public async Task A_form_keeps_what_was_typed_and_says_what_is_wrong_at_each_field(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await browser.OpenAsync("/people/new");
        await browser.SubmitAsync("main form", ("Input.Name", ""), ("Input.Email", story.Paul.Email), ("Input.Manager", "nobody@x.example"), ("Input.TimeZone", "Mars"), ("Input.Languages", "Klingon"), ("Input.Title", "Herald"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal(5, browser.Page!.QuerySelectorAll(".invalid-feedback").Length);
        Assert.Equal("Herald", browser.Page.QuerySelector("#Input_Title")!.GetAttribute("value"));
        Assert.Contains("Paul Director has this e-mail already", browser.Page.QuerySelector("#Input_Email-error")!.TextContent, StringComparison.Ordinal);

        await browser.SubmitAsync("main form", ("Input.Name", "Hera Ld"), ("Input.Email", "hera@x.example"), ("Input.Manager", story.Paul.Email), ("Input.TimeZone", "UTC+1"), ("Input.Languages", "German, ar"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        var hera = await story.InAsync(x => x.People.SingleAsync(p => p.EmailKey == "HERA@X.EXAMPLE"));
        Assert.Equal(("Etc/GMT-1", story.Paul.Id), (hera.TimeZone, hera.ManagerId));
        Assert.Equal(["ar", "de"], hera.Languages.Order());
    }

    [Theory, BothDatabases]
    public async Task A_change_that_would_close_a_circle_or_is_stale_is_refused(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var low = (await AddAsync(story, new() { Name = "Low Worker", Email = "low@x.example", Manager = story.Paul.Email })).Value;
        var paul = await story.InAsync(x => x.People.AsNoTracking().SingleAsync(p => p.Id == story.Paul.Id));
        var input = PersonInput.Of(paul, "low@x.example", []);
        Assert.Equal("people.refused.circle", Assert.Single((await story.RunAsAsync<SavePerson, Outcome<Guid>>(story.Ada, s => s.ChangeAsync(paul.Id, input, Ct))).Refusals).Message.Key);
        input.Manager = null;
        input.Version--;
        Assert.Equal("refused.changedMeanwhile", Assert.Single((await story.RunAsAsync<SavePerson, Outcome<Guid>>(story.Ada, s => s.ChangeAsync(paul.Id, input, Ct))).Refusals).Message.Key);
        Assert.Null(await story.InAsync(x => x.People.Where(p => p.Id == paul.Id).Select(p => p.ManagerId).SingleAsync()));
        Assert.NotEqual(Guid.Empty, low);
    }

    [Theory, BothDatabases]
    public async Task Leaving_and_returning_and_never_oneself(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Assert.True((await story.RunAsAsync<PersonLeaves, Outcome>(story.Ada, l => l.LeaveAsync([story.Olga.Id], Ct))).Succeeded);
        Assert.Equal("Olga Outside", Assert.Single((await ListAsync(story, story.Petra, new() { Status = PeopleStatus.Left })).Lines).Name);
        Assert.True((await story.RunAsAsync<PersonLeaves, Outcome>(story.Ada, l => l.ReturnAsync([story.Olga.Id], Ct))).Succeeded);
        Assert.Equal(0, (await ListAsync(story, story.Petra, new() { Status = PeopleStatus.Left })).Found);
        Assert.Equal("people.refused.leaveSelf", Assert.Single((await story.RunAsAsync<PersonLeaves, Outcome>(story.Ada, l => l.LeaveAsync([story.Ada.Id, story.Olga.Id], Ct))).Refusals).Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Outsiders_read_and_change_nothing(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var other in new[] { story.Amina, story.Olga, story.Otto })
        {
            Assert.DoesNotContain((await ListAsync(story, other, new())).Lines, l => l.Id == story.Paul.Id);
            Assert.Null(await story.RunAsAsync<ShowPerson, PersonCard?>(other, s => s.ExecuteAsync(story.Paul.Id, Ct)));
            Assert.True((await story.RunAsAsync<PersonLeaves, Outcome>(other, l => l.LeaveAsync([story.Paul.Id], Ct))).IsNotFound);
        }
        // A programme manager reads, but the staff list is the admins'.
        Assert.NotNull(await story.RunAsAsync<ShowPerson, PersonCard?>(story.Petra, s => s.ExecuteAsync(story.Paul.Id, Ct)));
        Assert.True((await story.RunAsAsync<PersonLeaves, Outcome>(story.Petra, l => l.LeaveAsync([story.Paul.Id], Ct))).IsNotFound);
        Assert.True((await AddAsync(story, new() { Name = "X", Email = "x@x.example" }, story.Petra)).IsNotFound);
        Assert.True((await story.RunAsAsync<ArrangeLevels, Outcome>(story.Petra, l => l.ExecuteAsync([], Ct))).IsNotFound);
        Assert.True((await story.RunAsAsync<ExportPeople, Outcome<byte[]>>(story.Olga, e => e.ExecuteAsync(new(), [], Ct))).IsNotFound);
        Assert.True(await story.InAsync(x => x.People.AllAsync(p => p.LeftAt == null)));
    }

    [Theory, BothDatabases]
    public async Task Levels_get_their_place_and_everybody_with_them(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var id = (await AddAsync(story, new() { Name = "Wiz", Email = "w@x.example", Level = "Wizard" })).Value;
        Assert.Contains(await story.RunAsAsync<ArrangeLevels, IReadOnlyList<LevelLine>?>(story.Ada, l => l.ShowAsync(Ct)) ?? [], l => l is { Name: "Wizard", Rank: null, People: 1 });
        Assert.True((await story.RunAsAsync<ArrangeLevels, Outcome>(story.Ada, l => l.ExecuteAsync([new("Wizard", "Wizard", 9, []), new("L6", "L6", null, [])], Ct))).Succeeded);
        Assert.Equal(9, await story.InAsync(x => x.People.Where(p => p.Id == id).Select(p => p.Level!.Rank).SingleAsync()));
        Assert.False(await story.InAsync(x => x.Levels.AnyAsync(l => l.Name == "L6")));
        Assert.Equal("people.levels.range", Assert.Single((await story.RunAsAsync<ArrangeLevels, Outcome>(story.Ada, l => l.ExecuteAsync([new("Wizard", "Wizard", 0, [])], Ct))).Refusals).Message.Key);
    }

    [Theory, BothDatabases]
    public async Task C4_an_export_holds_no_formula_and_the_import_reads_it_back_unchanged(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var (name, i) in new[] { "=cmd|'/c calc'!A1", "+49 Person", "-2+3", "@SUM(A1)", "＝1+1", "  =1", "Ada \"Q\", Countess", "أمينة; حداد" }.Select((n, i) => (n, i)))
            await AddAsync(story, new() { Name = name, Email = $"f{i}@x.example", Title = "=HYPERLINK(\"http://x.example\")" });
        var file = (await story.RunAsAsync<ExportPeople, Outcome<byte[]>>(story.Ada, e => e.ExecuteAsync(new(), [], Ct))).Value!;
        Assert.Equal(Encoding.UTF8.GetPreamble(), file[..3]);
        foreach (var cell in RawCells(Encoding.UTF8.GetString(file[3..]))) Assert.False(SafeCsv.StartsFormula(cell), cell);

        var run = (await story.RunAsAsync<UploadStaffList, Outcome<Guid>>(story.Ada, u => u.ExecuteAsync("back.csv", file, Ct))).Value;
        var plan = (await story.RunAsAsync<PreviewImport, ImportPreview?>(story.Ada, p => p.ExecuteAsync(run, Ct)))!.Plan;
        Assert.Empty(plan.Problems);
        Assert.All(plan.Rows, r => Assert.True(r.Action == RowAction.Same, string.Join("; ", r.Changes)));
        Assert.Equal(13, plan.Rows.Count);
    }

    /// <summary>Cells as a spreadsheet sees them: our own reading would take the apostrophes off again.</summary>
    private static IEnumerable<string> RawCells(string text) => CsvReading.Read(Encoding.UTF8.GetBytes(text)).Table!.Rows.SelectMany(r => r.Cells);
}
