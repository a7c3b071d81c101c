using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Upward.Web.Platform;

namespace Upward.Web.Data;

public static class SavingSeen
{
    // https://www.sqlite.org/rescode.html: SQLITE_CONSTRAINT_FOREIGNKEY, _PRIMARYKEY, _UNIQUE.
    private static readonly int[] SqliteTaken = [787, 1555, 2067];
    private static readonly string[] PgTaken = [PostgresErrorCodes.ForeignKeyViolation, PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.DeadlockDetected];

    /// <summary>
    /// Saves; when another save came between our read and our write, the answer is the one for an old form: it changed a row
    /// that we had read, took the key or name we wanted, or removed what we refer to. Two saves that want the same keys in
    /// another order wait for each other; PostgreSQL ends one of them (https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS),
    /// and that one has saved nothing.
    /// </summary>
    public static async Task<Outcome> SaveSeenAsync(this AppDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }
        catch (Exception error) when (IsAnothers(error))
        {
            return Outcome.Refused("refused.changedMeanwhile");
        }
    }

    private static bool IsAnothers(Exception error) => error switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: SqliteException sqlite } => SqliteTaken.Contains(sqlite.SqliteExtendedErrorCode),
        DbUpdateException { InnerException: PostgresException pg } => PgTaken.Contains(pg.SqlState),
        // Npgsql wraps what a second try could mend, a deadlock among them.
        InvalidOperationException { InnerException: DbUpdateException inner } => IsAnothers(inner),
        _ => false,
    };
}
