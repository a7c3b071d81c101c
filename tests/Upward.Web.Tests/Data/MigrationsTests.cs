using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Data;
using Xunit;

namespace Upward.Web.Tests.Data;

public class MigrationsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_model_has_no_change_without_a_migration(bool postgres)
    {
        using var services = Services(postgres);
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();

        Assert.False(db.Database.HasPendingModelChanges(), "Run `tools/migrations add NAME` (before the first release: `tools/migrations reset`).");
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        static IEnumerable<string> Names(bool postgres)
        {
            using var services = Services(postgres);
            using var scope = services.CreateScope();
            return [.. scope.ServiceProvider.GetRequiredService<AppDb>().Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..])];
        }

        var sqlite = Names(postgres: false);

        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite, Names(postgres: true));
    }

    /// <summary>The model only; no database is opened.</summary>
    private static ServiceProvider Services(bool postgres) => new ServiceCollection().AddLogging()
        .AddAppDb(postgres
            ? new DatabaseChoice(true, "Host=127.0.0.1;Database=upward;Username=upward", ".")
            : new DatabaseChoice(false, "Data Source=:memory:", "."))
        .BuildServiceProvider();
}
