using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.People;

namespace Upward.Web.Tests.Features.People;

public sealed class ChartTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task The_chart_opens_level_by_level_and_marks_dotted_lines(Db db)
    {
        var story = await LinedUpAsync(db);
        var petra = await story.AsAsync(story.Petra);
        var page = await petra.OpenAsync("/people/chart");
        var top = Assert.Single(page.QuerySelectorAll("main .card:first-of-type .chart-level > li"));
        Assert.Contains("Ada Admin", top.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 report, 3 in all", top.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Petra Programme", page.QuerySelector("[aria-labelledby=alone]")!.TextContent, StringComparison.Ordinal);

        // Without JavaScript the level is a page of its own, with it a fragment: the same list.
        page = await petra.OpenAsync(top.QuerySelector(".chart-below a")!.GetAttribute("href")!);
        Assert.Contains("Paul Director", page.QuerySelector(".chart-level")!.TextContent, StringComparison.Ordinal);
        page = await petra.OpenAsync($"/people/chart/{story.Paul.Id}?handler=Below");
        Assert.Equal(["Amina Haddad", "Olga Outside"], page.QuerySelectorAll("li .person b, li .person a").Select(a => a.TextContent.Trim()).Distinct());
        Assert.Null(page.QuerySelector("h1"));

        page = await petra.OpenAsync($"/people/chart/{story.Amina.Id}");
        Assert.Equal(3, page.QuerySelectorAll(".chart-above li").Length);
        Assert.Contains("By a dotted line also under Olga Outside.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        page = await petra.OpenAsync($"/people/chart/{story.Olga.Id}");
        Assert.Contains("dotted line", page.QuerySelector(".chart-dotted")!.TextContent, StringComparison.Ordinal);
        page = await petra.OpenAsync("/people/chart?q=amina");
        Assert.Contains("Ada Admin › Paul Director", page.QuerySelector("[aria-labelledby=found] li")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_circle_is_shown_and_not_hidden(Db db)
    {
        var story = await LinedUpAsync(db);
        // No use case makes one; somebody may have written into the database.
        await story.InAsync(d => d.People.Where(p => p.Id == story.Ada.Id).ExecuteUpdateAsync(u => u.SetProperty(p => p.ManagerId, story.Paul.Id)));
        var petra = await story.AsAsync(story.Petra);
        var page = await petra.OpenAsync("/people/chart");
        Assert.Contains("2 people report to themselves over others", page.QuerySelector("[aria-labelledby=circles]")!.TextContent, StringComparison.Ordinal);
        page = await petra.OpenAsync($"/people/chart/{story.Ada.Id}");
        Assert.Contains("leads back to them", page.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_may_not_read_the_directory_sees_no_chart(Db db)
    {
        var story = await LinedUpAsync(db);
        foreach (var (person, address) in new[] { (story.Amina, "/people/chart"), (story.Paul, $"/people/chart/{story.Amina.Id}?handler=Below"), (story.Olga, $"/people/chart/{story.Olga.Id}"), (story.Otto, $"/people/chart/{story.Amina.Id}"), (story.Otto, $"/people/chart/{story.Amina.Id}?handler=Below") })
        {
            var browser = await story.AsAsync(person);
            await browser.OpenAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
    }

    [Theory, BothDatabases]
    public async Task Who_runs_a_unit_is_not_told_how_many_stand_under_somebody_from_elsewhere(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (una, noor, _) = await story.UnitAsync();
        await story.InAsync(async d =>
        {
            d.DottedLines.Add(new DottedLine(d.OrganisationId, story.Amina.Id, noor.Id));
            await d.SaveChangesAsync();
        });
        var view = await story.RunAsAsync<ShowChart, ChartView?>(una, c => c.FromAsync(noor.Id, CancellationToken.None));
        Assert.Equal((0, 0, 0), (view!.Person!.Direct, view.Level.Nodes.Count, view.Level.More));
        view = await story.RunAsAsync<ShowChart, ChartView?>(story.Ada, c => c.FromAsync(noor.Id, CancellationToken.None));
        Assert.Equal((1, 1, 0), (view!.Person!.Direct, view.Level.Nodes.Count, view.Level.More));
    }

    /// <summary>Ada over Paul over Amina and Olga; Amina also, by a dotted line, under Olga.</summary>
    private async Task<Story> LinedUpAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d =>
        {
            var people = await d.People.ToDictionaryAsync(p => p.Id);
            people[story.Paul.Id].ReportTo(story.Ada.Id);
            people[story.Amina.Id].ReportTo(story.Paul.Id);
            people[story.Olga.Id].ReportTo(story.Paul.Id);
            d.DottedLines.Add(new DottedLine(d.OrganisationId, story.Amina.Id, story.Olga.Id));
            await d.SaveChangesAsync();
        });
        return story;
    }
}
