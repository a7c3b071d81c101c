using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Upward.Web.Tests.Platform;

/// <summary>When our side fails, the page that says so must not depend on what failed.</summary>
public sealed class ErrorPageTests
{
    [Theory, BothDatabases]
    public async Task With_the_database_gone_the_error_page_still_comes(Db db)
    {
        await using var host = await TestHost.StartAsync(db, Quiet);
        var story = await Story.BeginAsync(host);
        var (ada, nobody) = (await story.AsAsync(story.Ada), await story.AsAsync(null));
        await ada.OpenAsync("/people");
        Assert.Equal(HttpStatusCode.OK, ada.Status);
        await nobody.OpenAsync("/sign-in");

        await TakeDatabaseAwayAsync(host, db);

        foreach (var path in new[] { "/people", "/no-such-page" })
        {
            await ada.OpenAsync(path);
            SaysSo(ada);
        }
        await nobody.SubmitAsync("main form", ("Input.Email", "ada@example.org"), ("Input.Password", "whatever it is"));
        SaysSo(nobody);
        // What needs no database goes on as before.
        await nobody.OpenAsync("/error/404");
        Assert.Equal(HttpStatusCode.NotFound, nobody.Status);
        Assert.Contains("There is no such page", nobody.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_set_up_is_finished_too()
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite, Quiet, setUpFinished: false);
        await TakeDatabaseAwayAsync(host, Db.Sqlite);
        var browser = host.NewBrowser();

        await browser.OpenAsync("/setup");

        SaysSo(browser);
    }

    /// <summary>The log would tell at length what this test has done.</summary>
    private static void Quiet(WebApplicationBuilder builder) => builder.Configuration["Logging:LogLevel:Default"] = "None";

    private static void SaysSo(Browser browser)
    {
        Assert.Equal(HttpStatusCode.InternalServerError, browser.Status);
        Assert.Equal("Something went wrong on our side", browser.Page!.QuerySelector("h1")!.TextContent);
        Assert.Contains(browser.Response.Headers.GetValues("X-Request-Id").Single(), browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector("nav"));
        Assert.Contains("default-src 'none'", browser.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private static async Task TakeDatabaseAwayAsync(TestHost host, Db db)
    {
        if (db == Db.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            File.Delete(Path.Combine(host.Folder, "upward.db"));
            Directory.CreateDirectory(Path.Combine(host.Folder, "upward.db")); // so that nothing makes an empty one
            return;
        }
        var connection = new NpgsqlConnectionStringBuilder(host.App.Configuration["Upward:Database"]);
        await using var server = new NpgsqlConnection(Hosts.PostgresServer);
        await server.OpenAsync();
        await using var drop = server.CreateCommand();
#pragma warning disable CA2100 // The name is a GUID of our own.
        drop.CommandText = $"DROP DATABASE {connection.Database} WITH (FORCE)";
#pragma warning restore CA2100
        await drop.ExecuteNonQueryAsync();
    }
}
