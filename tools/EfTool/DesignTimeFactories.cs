using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Data;

namespace EfTool;

/// <summary>The model as the web host registers it, without a host. No database is opened: the addresses are never dialled.</summary>
internal static class Design
{
    public static T Context<T>(DatabaseChoice choice) where T : AppDb
    {
        var services = new ServiceCollection().AddLogging().AddAppDb(choice).BuildServiceProvider();
        return services.CreateScope().ServiceProvider.GetRequiredService<T>();
    }
}

internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => Design.Context<SqliteDb>(new DatabaseChoice(false, "Data Source=:memory:", "."));
}

internal sealed class PgFactory : IDesignTimeDbContextFactory<PgDb>
{
    public PgDb CreateDbContext(string[] args) => Design.Context<PgDb>(new DatabaseChoice(true, "Host=127.0.0.1;Database=upward;Username=upward", "."));
}
