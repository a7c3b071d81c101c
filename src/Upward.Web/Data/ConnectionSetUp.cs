using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Upward.Web.Platform;

namespace Upward.Web.Data;

/// <summary>
/// SQLite settings are per connection. TRUNCATE and FULL on purpose: the SQLite that ships (3.50.4) has the WAL-reset race,
/// in which committed writes can be lost when two connections checkpoint at once.
/// </summary>
public sealed class SqliteConnectionSetUp : DbConnectionInterceptor
{
    public const string Pragmas = "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=30000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>Tells row-level security which organisation this connection works for. Npgsql resets it when the connection goes back to the pool.</summary>
public sealed class PgConnectionSetUp(OrganisationScope scope) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Tell(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Tell(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Tell(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = "SELECT set_config('upward.organisation', @organisation, false), set_config('upward.installation', @installation, false)";
        Add(command, "organisation", scope.OrganisationId.ToString());
        Add(command, "installation", scope.IsInstallation ? "on" : "off");
        return command;
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
