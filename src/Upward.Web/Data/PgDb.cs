using Microsoft.EntityFrameworkCore;
using Upward.Web.Platform;

namespace Upward.Web.Data;

public sealed class PgDb(DbContextOptions<PgDb> options, OrganisationScope scope, WriteGate gate) : AppDb(options, scope, gate)
{
    public override async Task LockAsync<T>(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var table = Model.FindEntityType(typeof(T))!.GetTableName();
        var sorted = ids.Distinct().Order().ToArray();
        // The table's name comes from the model, never from input.
#pragma warning disable EF1002
        await Database.ExecuteSqlRawAsync($"""SELECT "Id" FROM "{table}" WHERE "Id" = ANY(@p0) ORDER BY "Id" FOR UPDATE""", [sorted], ct);
#pragma warning restore EF1002
    }

    /// <summary>Its own housekeeping does so too, a minute later.</summary>
    private protected override Task AnalyseAsync(CancellationToken ct) => Database.ExecuteSqlRawAsync("ANALYZE", ct);
}
