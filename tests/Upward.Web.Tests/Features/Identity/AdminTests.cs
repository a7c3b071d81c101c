using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Identity;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Identity;

public sealed class AdminTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task An_admin_makes_another_one_and_may_then_step_down(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await browser.OpenAsync("/settings/roles?q=olga");

        await browser.SubmitAsync("form[action*=Grant]");
        Assert.Contains("Olga Outside", browser.Body, StringComparison.Ordinal);
        await browser.SubmitAsync($"form[action*=Revoke]:has(input[value='{story.Ada.Id}'])");

        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.Equal([story.Olga.Id], await story.InAsync(d => d.OrganisationAdmins.Select(a => a.PersonId).ToListAsync()));
        Assert.Equal(["identity.admin.granted", "identity.admin.revoked"], await story.InAsync(d => d.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task The_last_admin_stays_and_the_page_says_why(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await browser.OpenAsync("/settings/roles");

        await browser.SubmitAsync("form[action*=Revoke]");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("last admin who can sign in", browser.Body, StringComparison.Ordinal);
        Assert.Single(await story.InAsync(d => d.OrganisationAdmins.ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Others_neither_see_nor_change_who_administers(Db db)
    {
        var story = await hosts.StoryAsync(db);

        Assert.Null(await story.RunAsAsync<ArrangeAdmins, IReadOnlyList<ArrangeAdmins.Admin>?>(story.Petra, a => a.ShowAsync(CancellationToken.None)));
        Assert.True((await story.RunAsAsync<ArrangeAdmins, Outcome>(story.Petra, a => a.GrantAsync(story.Petra.Id, CancellationToken.None))).IsNotFound);
        Assert.True((await story.RunAsAsync<ArrangeAdmins, Outcome>(story.Otto, a => a.GrantAsync(story.Olga.Id, CancellationToken.None))).IsNotFound);
        Assert.True((await story.RunAsAsync<ArrangeAdmins, Outcome>(story.Otto, a => a.RevokeAsync(story.Ada.Id, CancellationToken.None))).IsNotFound);
    }
}
