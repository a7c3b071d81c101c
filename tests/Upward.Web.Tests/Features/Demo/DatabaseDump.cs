using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Data;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Demo;

/// <summary>Every row of every table of the database, those of Quartz and Identity too, as one line of text each.</summary>
internal sealed record DatabaseDump(IReadOnlySet<string> Rows)
{
    public IEnumerable<string> RowsWith(string text) => Rows.Where(r => r.Contains(text, StringComparison.OrdinalIgnoreCase));

    public static async Task<DatabaseDump> OfAsync(TestHost host)
    {
        var rows = new HashSet<string>(StringComparer.Ordinal);
        await host.RunAsync<AppDb, bool>(async db =>
        {
            await db.Database.OpenConnectionAsync();
            var tables = await ReadAsync(db, db is SqliteDb
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence'"
                : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");
            Assert.True(tables.Count > 30);
            foreach (var table in tables)
                foreach (var row in await ReadAsync(db, $"SELECT * FROM \"{table}\"")) rows.Add(table + ": " + row);
            return true;
        });
        return new(rows);
    }

    private static async Task<List<string>> ReadAsync(AppDb db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Table names come from the database itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) switch
            {
                byte[] bytes => Encoding.Latin1.GetString(bytes),
                Array values => string.Join(',', values.Cast<object>()),
                var value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
            })));
        return rows;
    }
}

internal static class HostWork
{
    /// <summary>As the installation itself: a command on the host, with nobody signed in.</summary>
    public static async Task<TResult> RunAsync<T, TResult>(this TestHost host, Func<T, Task<TResult>> work) where T : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var everywhere = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }
}
