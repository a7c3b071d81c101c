using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Audit;

public sealed class AuditTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task An_admin_reads_filters_and_exports_the_log_without_formulas(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await RecordAsync(story, "people.person.added", "=HYPERLINK(\"x\")");
        await RecordAsync(story, "identity.signIn.succeeded", "Amina Haddad");
        var browser = await story.AsAsync(story.Ada);

        await browser.OpenAsync("/settings/audit?Input.Area=people");
        Assert.Contains("HYPERLINK", browser.Page!.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Signed in", browser.Page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        await RecordAsync(story, "participant.withdrawn", "Amina Haddad");
        await RecordAsync(story, "participants.exported", "Fresh Eyes");
        await browser.OpenAsync("/settings/audit?Input.Area=participants");
        Assert.Equal(2, browser.Page!.QuerySelectorAll("tbody tr").Length);
        await browser.OpenAsync("/settings/audit?Input.Q=haddad");
        Assert.Contains("Signed in", browser.Page!.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        await browser.OpenAsync("/settings/audit");
        await browser.SubmitAsync("main form[method=post]");

        Assert.Equal("text/csv", browser.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("'=HYPERLINK", browser.Body, StringComparison.Ordinal);
        Assert.Single(await story.InAsync(d => d.AuditEntries.Where(e => e.Action == "audit.exported").ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_filter_that_fits_nothing_says_so(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);

        await browser.OpenAsync("/settings/audit?Input.Q=nobody-like-this&Input.FromDay=2020-01-01&Input.ToDay=2020-01-02");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("No entry fits", browser.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Others_read_nothing_and_another_organisation_reads_its_own(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await RecordAsync(story, "people.person.added", "Only for Ada");

        Assert.Null(await story.RunAsAsync<ReadAudit, ReadAudit.Page?>(story.Petra, a => a.ShowAsync(new(), 0, CancellationToken.None)));
        Assert.Null(await story.RunAsAsync<ReadAudit, byte[]?>(story.Amina, a => a.ExportAsync(new(), CancellationToken.None)));
        var ottos = await story.RunAsAsync<ReadAudit, ReadAudit.Page?>(story.Otto, a => a.ShowAsync(new(), 0, CancellationToken.None));
        Assert.DoesNotContain(ottos!.Entries, e => e.SubjectName == "Only for Ada");
    }

    [Theory, BothDatabases]
    public async Task Who_answered_a_proposal_is_shown_to_no_admin(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await RecordAsync(story, "matching.proposal.answered", "Fresh Eyes");

        var shown = await story.RunAsAsync<ReadAudit, ReadAudit.Page?>(story.Ada, a => a.ShowAsync(new(), 0, CancellationToken.None));
        var exported = await story.RunAsAsync<ReadAudit, byte[]?>(story.Ada, a => a.ExportAsync(new(), CancellationToken.None));

        Assert.DoesNotContain(shown!.Entries, e => e.Action == "matching.proposal.answered");
        Assert.DoesNotContain("Fresh Eyes", System.Text.Encoding.UTF8.GetString(exported!), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_changes_or_removes_an_entry_not_even_by_sql(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await RecordAsync(story, "people.person.added", "Stays");

        await Assert.ThrowsAnyAsync<Exception>(() => story.InAsync(d => d.Database.ExecuteSqlRawAsync("UPDATE \"AuditEntries\" SET \"SubjectName\" = 'gone' WHERE \"SubjectName\" = 'Stays'")));
        await Assert.ThrowsAnyAsync<Exception>(() => story.InAsync(d => d.Database.ExecuteSqlRawAsync("DELETE FROM \"AuditEntries\" WHERE \"SubjectName\" = 'Stays'")));
        Assert.Single(await story.InAsync(d => d.AuditEntries.Where(e => e.SubjectName == "Stays").ToListAsync()));
    }

    private static async Task RecordAsync(Story story, string action, string subject)
    {
        await using var scope = story.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(story.OrganisationId);
        scope.ServiceProvider.GetRequiredService<AuditLog>().Record(action, "person", null, subject);
        await scope.ServiceProvider.GetRequiredService<Upward.Web.Data.AppDb>().SaveChangesAsync();
    }
}
