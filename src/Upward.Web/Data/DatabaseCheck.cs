using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Data;

/// <summary>What the database really is, asked of itself: start-up refuses anything that could lose an acknowledged write.</summary>
public static class DatabaseCheck
{
    public static async Task ReachAsync(AppDb db, DatabaseChoice choice, CancellationToken ct)
    {
        try
        {
            // Opening first creates the file in our own mode; EF would create it in WAL mode.
            await db.Database.OpenConnectionAsync(ct);
            if (!choice.IsPostgres) await db.Database.ExecuteSqlRawAsync("PRAGMA user_version=1;", ct);
            await db.Database.CloseConnectionAsync();
        }
        catch (SqliteException error)
        {
            throw new RefusedToStartException($"The database in {choice.DataFolder} cannot be opened ({error.Message}). Nothing was changed.", error);
        }
        catch (Exception error) when (error is NpgsqlException or System.Net.Sockets.SocketException)
        {
            throw new RefusedToStartException($"PostgreSQL cannot be reached with the setting Upward:Database ({error.Message}).", error);
        }
    }

    public static async Task RequireSafeModeAsync(AppDb db, DatabaseChoice choice, CancellationToken ct)
    {
        var mode = await ReadModeAsync(db, choice, ct);
        if (!choice.IsPostgres && (mode.Journal != "truncate" || mode.Synchronous != "2"))
            throw new RefusedToStartException($"SQLite runs with journal_mode={mode.Journal} and synchronous={mode.Synchronous}; Upward needs truncate and 2 (FULL), because this SQLite version ({mode.Version}) may lose committed writes otherwise. Is the folder on a file system without locks?");
        if (choice.IsPostgres && mode.RoleIsTooStrong)
            throw new RefusedToStartException("The PostgreSQL role of Upward is a superuser or may bypass row-level security. Create a plain role that owns the database: CREATE ROLE upward LOGIN NOSUPERUSER NOBYPASSRLS;");
    }

    public static async Task<DatabaseMode> ReadModeAsync(AppDb db, DatabaseChoice choice, CancellationToken ct)
    {
        if (choice.IsPostgres)
            return new("PostgreSQL", await One(db, "SHOW server_version", ct), "", "",
                await One(db, "SELECT (rolsuper OR rolbypassrls)::text FROM pg_roles WHERE rolname = current_user", ct) == "true");
        return new("SQLite", await One(db, "SELECT sqlite_version()", ct), await One(db, "PRAGMA journal_mode", ct), await One(db, "PRAGMA synchronous", ct), false);
    }

    private static async Task<string> One(AppDb db, string sql, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            return Convert.ToString(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) ?? "";
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}

public sealed record DatabaseMode(string Engine, string Version, string Journal, string Synchronous, bool RoleIsTooStrong);
