using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.Organisations.Settings;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Organisations;

public sealed class SettingsTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task An_admin_changes_name_and_zone_and_the_log_knows_both(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await browser.OpenAsync("/settings/organisation");

        await browser.SubmitAsync("main form", ("Input.Name", "Harbour AB"), ("Input.TimeZone", "Asia/Kathmandu"));

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal("Asia/Kathmandu", browser.Page!.QuerySelector("#Input_TimeZone option[selected]")!.GetAttribute("value"));
        var entry = await story.InAsync(d => d.AuditEntries.SingleAsync(e => e.Action == "organisation.changed"));
        Assert.Contains("Europe/London", entry.Details, StringComparison.Ordinal);
        Assert.Contains("Asia/Kathmandu", entry.Details, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_zone_that_is_none_is_refused_at_its_field(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await browser.OpenAsync("/settings/organisation");

        await browser.SubmitAsync("main form", ("Input.Name", ""), ("Input.TimeZone", "Mars/Olympus"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal("true", browser.Page!.QuerySelector("#Input_Name")!.GetAttribute("aria-invalid"));
        Assert.Equal("true", browser.Page.QuerySelector("#Input_TimeZone")!.GetAttribute("aria-invalid"));
    }

    [Theory, BothDatabases]
    public async Task Others_neither_see_nor_change_the_organisation(Db db)
    {
        var story = await hosts.StoryAsync(db);

        Assert.Null(await story.RunAsAsync<ChangeOrganisation, OrganisationFacts?>(story.Petra, c => c.ShowAsync(CancellationToken.None)));
        Assert.True((await story.RunAsAsync<ChangeOrganisation, Outcome>(story.Petra, c => c.ExecuteAsync(new("Mine now", "en", "Etc/UTC"), CancellationToken.None))).IsNotFound);
        Assert.True((await story.RunAsAsync<ChangeOrganisation, Outcome>(story.Otto, c => c.ExecuteAsync(new("Otto's", "en", "Etc/UTC"), CancellationToken.None))).Succeeded);
        Assert.Equal("Harbour & Vale", await story.InAsync(d => d.Organisations.Where(o => o.Id == story.OrganisationId).Select(o => o.Name).SingleAsync()));
    }
}
