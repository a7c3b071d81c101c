using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Upward.Web.Platform;

namespace Upward.Web.Data;

public sealed class SqliteDb(DbContextOptions<SqliteDb> options, OrganisationScope scope, WriteGate gate) : AppDb(options, scope, gate)
{
    /// <summary>SQLite has no type for instants: UTC ticks in a 64-bit integer keep their order and their full precision.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    public override Task LockAsync<T>(IEnumerable<Guid> ids, CancellationToken ct) => Task.CompletedTask;

    private protected override async Task AnalyseAsync(CancellationToken ct)
    {
        // A sample of each index is enough for a plan, and takes a tenth of a second.
        await Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=400; ANALYZE;", ct);
        // A connection that is open already does not read the new counts.
        SqliteConnection.ClearPool((SqliteConnection)Database.GetDbConnection());
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
