using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Tenancy;

/// <summary>The first fence, on both databases: query filters and the stamp on writing (trust.md A5).</summary>
public sealed class TenancyTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task People_of_another_organisation_are_not_seen(Db db)
    {
        var story = await hosts.StoryAsync(db);

        var names = await story.InAsync(d => d.People.Select(p => p.Name).ToListAsync());

        Assert.Contains("Amina Haddad", names);
        Assert.DoesNotContain("Otto Other", names);
    }

    [Fact]
    public async Task Every_entity_of_an_organisation_is_filtered()
    {
        var story = await hosts.StoryAsync(Db.Sqlite);
        var unfiltered = await story.InAsync(d => Task.FromResult(d.Model.GetEntityTypes()
            .Where(e => typeof(IBelongToOrganisation).IsAssignableFrom(e.ClrType) && e.GetDeclaredQueryFilters().Count == 0)
            .Select(e => e.ClrType.Name).ToList()));
        var without = await story.InAsync(d => Task.FromResult(d.Model.GetEntityTypes()
            .Where(e => e.FindProperty("OrganisationId") is not null && !typeof(IBelongToOrganisation).IsAssignableFrom(e.ClrType))
            .Select(e => e.ClrType.Name).ToList()));

        Assert.Empty(unfiltered);
        Assert.Empty(without);
    }

    [Theory, BothDatabases]
    public async Task A_row_of_another_organisation_is_never_saved(Db db)
    {
        var story = await hosts.StoryAsync(db);

        await story.InAsync(async d =>
        {
            d.People.Add(Person.Add(story.OtherOrganisationId, new PersonFacts { Name = "Smuggled" }, story.Now));
            await Assert.ThrowsAsync<InvalidOperationException>(() => d.SaveChangesAsync());
        });
    }

    [Theory, BothDatabases]
    public async Task The_audit_log_refuses_change_and_deletion(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d =>
        {
            d.AuditEntries.Add(Web.Features.Audit.AuditEntry.Of(d.OrganisationId, story.Now, story.Ada.Id, story.Ada.Name, "probe", "", null, "", "{}", "", ""));
            await d.SaveChangesAsync();
        });

        await story.InAsync(async d =>
        {
            await Assert.ThrowsAnyAsync<Exception>(() => d.AuditEntries.ExecuteUpdateAsync(s => s.SetProperty(e => e.Action, "changed")));
            await Assert.ThrowsAnyAsync<Exception>(() => d.AuditEntries.ExecuteDeleteAsync());
            Assert.NotEmpty(await d.AuditEntries.Where(e => e.Action == "probe").ToListAsync());
        });
    }
}
