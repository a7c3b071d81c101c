using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Tests.Features.Applications;

namespace Upward.Web.Tests.Features.Programmes;

/// <summary>What people say yes to (R016, R067, R212, R214).</summary>
public sealed class CharterTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_charter_is_written_read_by_both_roles_and_read_again_when_it_changes(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await WriteAsync(petra, story, "- prepares well");
        foreach (var who in new[] { story.Amina, story.Paul })
        {
            var browser = await story.AsAsync(who);
            await browser.OpenAsync($"/programmes/{story.Programme.Id}/charter");
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            Assert.Contains("prepares well", browser.Body, StringComparison.Ordinal);
            Assert.Contains("Learn from each other.", browser.Body, StringComparison.Ordinal);
            await browser.SubmitAsync("form:has([name=number])");
            Assert.Null(browser.Page!.QuerySelector("form:has([name=number])"));
        }
        Assert.Equal(2, await story.InAsync(d => d.CharterReadings.CountAsync()));
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/setup");
        Assert.Contains("2 of 2 confirmed", petra.Page!.QuerySelector(".setup-list li:has(a[href$='/charter']) .why")!.TextContent, StringComparison.Ordinal);

        await WriteAsync(petra, story, "- prepares very well");
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/programmes/{story.Programme.Id}/charter");
        Assert.NotNull(amina.Page!.QuerySelector("form:has([name=number])"));
        var page = await amina.SubmitAsync("form:has([name=number])", ("number", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Contains("changed while you read it", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_may_apply_reads_it_before_and_has_nothing_to_confirm(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await WriteAsync(await story.AsAsync(story.Petra), story, "- prepares well");
        await story.OpenIntakeAsync();
        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync($"/apply/{story.Programme.Id}");
        Assert.NotNull(olga.Page!.QuerySelector($"a[href='/programmes/{story.Programme.Id}/charter']"));
        await olga.OpenAsync($"/programmes/{story.Programme.Id}/charter");
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Contains("prepares well", olga.Body, StringComparison.Ordinal);
        Assert.Null(olga.Page!.QuerySelector("form:has([name=number])"));
    }

    [Theory, BothDatabases]
    public async Task An_empty_part_is_refused_and_the_rest_stays(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/setup/charter");
        var page = await petra.SubmitAsync("form:has([name='Input.Boundaries'])", ("Input.Boundaries", " "), ("Input.MentorDuties", "- stays"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        Assert.Equal(["Fill this in."], page.QuerySelectorAll(".error-summary a").Select(a => a.TextContent));
        Assert.Equal("- stays", page.QuerySelector("[name='Input.MentorDuties']")!.TextContent.Trim());
        Assert.Equal(0, await story.InAsync(d => d.Charters.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Outsiders_see_no_charter_and_confirm_none(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await WriteAsync(await story.AsAsync(story.Petra), story, "- prepares");
        foreach (var outsider in new[] { story.Olga, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/programmes/{story.Programme.Id}/charter");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            Assert.True((await story.RunAsAsync<ConfirmReading, Outcome>(outsider, c => c.ExecuteAsync(story.Programme.Id, 1, CancellationToken.None))).IsNotFound);
        }
        Assert.True((await story.RunAsAsync<ConfirmReading, Outcome>(story.Petra, c => c.ExecuteAsync(story.Programme.Id, 1, CancellationToken.None))).IsNotFound);
        Assert.Equal(0, await story.InAsync(d => d.CharterReadings.CountAsync()));
    }

    private static async Task WriteAsync(Browser browser, Story story, string mentors)
    {
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/setup/charter");
        await browser.SubmitAsync("form:has([name='Input.Boundaries'])", ("Input.MentorDuties", mentors));
        Assert.Equal($"/programmes/{story.Programme.Id}/setup", browser.Path);
    }
}
