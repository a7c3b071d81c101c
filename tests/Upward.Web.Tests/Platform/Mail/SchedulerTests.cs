using Microsoft.Extensions.Configuration;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Tests.Platform.Mail;

/// <summary>Nobody calls the outbox here: the scheduler runs as it does in the field, and the mail arrives at a real server.</summary>
public sealed class SchedulerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [MailFact]
    public Task On_SQLite_what_is_stored_is_sent_by_the_job() => SentByTheJobAsync(Db.Sqlite);

    [MailFact]
    public async Task On_PostgreSQL_what_is_stored_is_sent_by_the_job()
    {
        Assert.SkipUnless(Hosts.PostgresIsThere, "UPWARD_TEST_PG is not set: ./test starts a PostgreSQL and sets it.");
        await SentByTheJobAsync(Db.Postgres);
    }

    private static async Task SentByTheJobAsync(Db db)
    {
        using var server = new MailServer();
        await using var host = await TestHost.StartAsync(db, builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Upward:Scheduler"] = "on",
            ["Upward:Smtp:Host"] = MailServer.Settings.Host, ["Upward:Smtp:Port"] = $"{MailServer.Settings.Port}",
            ["Upward:Smtp:User"] = MailServer.Settings.User, ["Upward:Smtp:Password"] = MailServer.Settings.Password,
            ["Upward:Smtp:From"] = MailServer.Settings.From, ["Upward:Smtp:StartTls"] = "true",
        }));
        var story = await Story.BeginAsync(host);
        await story.InAsync(async d =>
        {
            d.Outbox.Add(OutboxMail.To(d.OrganisationId, null, "petra@company.example", "Petra", "person-invited", "nowhere", "To nowhere", "Text", "<p>Text</p>", story.Now));
            d.Outbox.Add(OutboxMail.To(d.OrganisationId, null, server.Address, "Amina", "person-invited", "somewhere", "By the job", "Text", "<p>Text</p>", story.Now));
            await d.SaveChangesAsync();
        });

        var began = System.Diagnostics.Stopwatch.StartNew();
        while ((await story.MailsAsync()).Single(m => m.UniqueKey == "somewhere").SentAt is null && began.Elapsed < Patience)
            await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);

        Assert.Equal("By the job", Assert.Single(await server.MailsAsync()).Subject);
        var nowhere = (await story.MailsAsync()).Single(m => m.UniqueKey == "nowhere");
        Assert.Equal((null, 0), (nowhere.SentAt, nowhere.Attempts));
        // The page says why it still lies there; and it does not count as a mail that is late.
        var page = await (await story.AsAsync(story.Ada)).OpenAsync("/settings/invitations");
        Assert.Contains("Not sent: an address that ends in .example", page.QuerySelectorAll("tr").Single(r => r.TextContent.Contains("To nowhere", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromHours(2));
        var health = host.NewBrowser();
        await health.OpenAsync("/healthz/ready");
        Assert.Contains("\"outboxOldestMinutes\":0", health.Body, StringComparison.Ordinal);
    }
}
