using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Upward.Web.Data;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Tenancy;

/// <summary>The second fence, on PostgreSQL: it holds with the application's own filter taken away on purpose.</summary>
public sealed class RowLevelSecurityTests(Hosts hosts)
{
    private async Task<Story> OnPostgresAsync()
    {
        if (!Hosts.PostgresIsThere) Assert.Skip("UPWARD_TEST_PG is not set: ./test starts a PostgreSQL and sets it.");
        return await hosts.StoryAsync(Db.Postgres);
    }

    [Fact]
    public async Task It_is_on_and_forced_for_every_table_of_the_model()
    {
        var story = await OnPostgresAsync();

        await story.InAsync(async db =>
        {
            var fenced = await db.Database.SqlQueryRaw<string>("""SELECT relname AS "Value" FROM pg_class WHERE relrowsecurity AND relforcerowsecurity""").ToListAsync();
            Assert.Empty(RowLevelSecurity.TablesOf(db).Except(fenced));
            Assert.NotEmpty(fenced);
        });
    }

    [Fact]
    public async Task A_second_start_touches_no_table_and_one_mends_a_fence_that_was_opened()
    {
        // A host of its own: nobody else may walk through the open fence.
        if (!Hosts.PostgresIsThere) Assert.Skip("UPWARD_TEST_PG is not set: ./test starts a PostgreSQL and sets it.");
        await using var host = await TestHost.StartAsync(Db.Postgres);
        await using var services = host.Services.CreateAsyncScope();
        using var installation = services.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        var db = services.ServiceProvider.GetRequiredService<AppDb>();

        Assert.Equal(0, await RowLevelSecurity.ApplyAsync(db, CancellationToken.None));
        await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "People" DISABLE ROW LEVEL SECURITY; ALTER TABLE "Goals" NO FORCE ROW LEVEL SECURITY; DROP POLICY organisation ON "Sessions"; COMMENT ON POLICY organisation ON "Notices" IS 'an older rule';""");
        Assert.Equal(4, await RowLevelSecurity.ApplyAsync(db, CancellationToken.None));
        Assert.Equal(0, await RowLevelSecurity.ApplyAsync(db, CancellationToken.None));
    }

    [Fact]
    public async Task Without_the_filter_another_organisations_rows_are_still_not_seen_or_changed()
    {
        var story = await OnPostgresAsync();

        await story.InAsync(async db =>
        {
            Assert.DoesNotContain("Otto Other", await db.People.IgnoreQueryFilters().Select(p => p.Name).ToListAsync());
            Assert.Equal(0, await db.People.IgnoreQueryFilters().Where(p => p.Id == story.Otto.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Title, "taken over")));
            await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "Levels" ("Id", "OrganisationId", "Name", "Rank", "AlsoKnownAs") VALUES ({Guid.NewGuid()}, {story.OtherOrganisationId}, 'x', 1, ARRAY[]::text[])"""));
        });
    }

    [Fact]
    public async Task A_pooled_connection_does_not_carry_the_former_organisation()
    {
        var story = await OnPostgresAsync();

        for (var round = 0; round < 20; round++)
        {
            await story.InAsync(async db => Assert.Contains("Amina Haddad", await db.People.IgnoreQueryFilters().Select(p => p.Name).ToListAsync()));
            await story.InAsync(story.OtherOrganisationId, async db =>
                Assert.Equal(["Otto Other"], await db.People.IgnoreQueryFilters().Select(p => p.Name).ToListAsync()));
        }
    }

    [Fact]
    public async Task The_programs_role_is_neither_superuser_nor_may_it_bypass()
    {
        var story = await OnPostgresAsync();

        await story.InAsync(async db =>
        {
            var mode = await DatabaseCheck.ReadModeAsync(db, story.Host.Services.GetRequiredService<DatabaseChoice>(), CancellationToken.None);
            Assert.Equal("PostgreSQL", mode.Engine);
            Assert.False(mode.RoleIsTooStrong);
        });
    }

    [Fact]
    public async Task The_installation_scope_sees_all_and_ends_with_its_block()
    {
        var story = await OnPostgresAsync();
        await using var services = story.Host.Services.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<OrganisationScope>();
        var db = services.ServiceProvider.GetRequiredService<AppDb>();
        scope.Use(story.OrganisationId);

        using (scope.UseInstallation())
            Assert.True(await db.People.IgnoreQueryFilters().AnyAsync(p => p.Id == story.Otto.Id));

        Assert.False(await db.People.IgnoreQueryFilters().AnyAsync(p => p.Id == story.Otto.Id));
    }
}
