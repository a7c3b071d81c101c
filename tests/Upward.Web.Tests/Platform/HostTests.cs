using System.Net;

namespace Upward.Web.Tests.Platform;

public sealed class HostTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task Health_answers_before_set_up_and_names_the_database(Db db)
    {
        await using var host = await TestHost.StartAsync(db, setUpFinished: false);
        var browser = host.NewBrowser();

        await browser.OpenAsync("/healthz/ready");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains(db == Db.Sqlite ? "\"journalMode\":\"truncate\"" : "PostgreSQL", browser.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_page_that_is_not_there_and_one_that_is_not_allowed_look_the_same(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Olga);

        await browser.OpenAsync("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.Contains("There is no such page", browser.Body, StringComparison.Ordinal);
    }
}
