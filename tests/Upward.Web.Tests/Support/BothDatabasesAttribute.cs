using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Upward.Web.Tests.Support;

public enum Db { Sqlite, Postgres }

/// <summary>Runs a theory on SQLite and on PostgreSQL; the second is skipped, saying so, where no server was started.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new(
    [
        new TheoryDataRow<Db>(Db.Sqlite),
        new TheoryDataRow<Db>(Db.Postgres) { Skip = Hosts.PostgresIsThere ? null : "UPWARD_TEST_PG is not set: ./test starts a PostgreSQL and sets it." },
    ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
