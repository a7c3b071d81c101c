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

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
