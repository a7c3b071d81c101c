using Microsoft.EntityFrameworkCore;
using Upward.Web.Platform;

namespace Upward.Web.Data;

/// <summary>
/// The second fence on PostgreSQL: policies made from the model, so that no table of an organisation can be forgotten.
/// The role of the program must be neither superuser nor BYPASSRLS; start-up checks that.
/// </summary>
public static class RowLevelSecurity
{
    public static async Task ApplyAsync(AppDb db, CancellationToken ct)
    {
        foreach (var table in TablesOf(db))
        {
#pragma warning disable EF1002 // Names come from the model, never from input.
            await db.Database.ExecuteSqlRawAsync($"""
                ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
                ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
                DROP POLICY IF EXISTS organisation ON "{table}";
                CREATE POLICY organisation ON "{table}"
                  USING (current_setting('upward.installation', true) = 'on' OR "OrganisationId"::text = current_setting('upward.organisation', true))
                  WITH CHECK (current_setting('upward.installation', true) = 'on' OR "OrganisationId"::text = current_setting('upward.organisation', true));
                """, ct);
#pragma warning restore EF1002
        }
    }

    public static IEnumerable<string> TablesOf(AppDb db) => db.Model.GetEntityTypes()
        .Where(e => typeof(IBelongToOrganisation).IsAssignableFrom(e.ClrType))
        .Select(e => e.GetTableName()!).Distinct().Order(StringComparer.Ordinal);
}
