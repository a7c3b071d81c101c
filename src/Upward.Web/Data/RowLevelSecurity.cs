using Microsoft.EntityFrameworkCore;
using Upward.Web.Platform;

namespace Upward.Web.Data;

/// <summary>
/// The second fence on PostgreSQL: policies made from the model, so that no table of an organisation can be forgotten.
/// The role of the program must be neither superuser nor BYPASSRLS; start-up checks that.
/// </summary>
public static class RowLevelSecurity
{
    private const string Mine = """(current_setting('upward.installation', true) = 'on' OR "OrganisationId"::text = current_setting('upward.organisation', true))""";
    private const string Rule = $"USING {Mine} WITH CHECK {Mine}";

    /// <summary>Only where the fence is missing or another one: each change locks its table, and another node may be at work in it.</summary>
    /// <returns>How many tables were fenced.</returns>
    public static async Task<int> ApplyAsync(AppDb db, CancellationToken ct)
    {
        // The rule stands at the policy as its comment: PostgreSQL gives a policy back in words of its own.
        var fenced = await db.Database.SqlQuery<string>($"""
            SELECT c.relname AS "Value" FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relrowsecurity AND c.relforcerowsecurity
              AND p.polname = 'organisation' AND obj_description(p.oid, 'pg_policy') = {Rule}
            """).ToListAsync(ct);
        var open = TablesOf(db).Except(fenced).ToList();
        foreach (var table in open)
        {
#pragma warning disable EF1002 // Names come from the model, never from input.
            await db.Database.ExecuteSqlRawAsync($"""
                ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
                ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
                DROP POLICY IF EXISTS organisation ON "{table}";
                CREATE POLICY organisation ON "{table}" {Rule};
                COMMENT ON POLICY organisation ON "{table}" IS '{Rule.Replace("'", "''", StringComparison.Ordinal)}';
                """, ct);
#pragma warning restore EF1002
        }
        return open.Count;
    }

    public static IEnumerable<string> TablesOf(AppDb db) => db.Model.GetEntityTypes()
        .Where(e => typeof(IBelongToOrganisation).IsAssignableFrom(e.ClrType))
        .Select(e => e.GetTableName()!).Distinct().Order(StringComparer.Ordinal);
}
