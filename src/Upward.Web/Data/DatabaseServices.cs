using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Platform;

namespace Upward.Web.Data;

public static class DatabaseServices
{
    /// <summary>The same registration for the web host, the command line, the migrations tool and the tests.</summary>
    public static IServiceCollection AddAppDb(this IServiceCollection services, DatabaseChoice choice)
    {
        services.AddSingleton(choice);
        services.AddScoped<OrganisationScope>();
        // Passkey tables belong to the model from the first migration on.
        services.Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        if (choice.IsPostgres)
        {
            services.AddSingleton<WriteGate, OpenGate>();
            services.AddScoped<PgConnectionSetUp>();
            services.AddDbContext<PgDb>((sp, o) => o.UseNpgsql(choice.ConnectionString).AddInterceptors(sp.GetRequiredService<PgConnectionSetUp>()), ServiceLifetime.Scoped, ServiceLifetime.Scoped);
            services.AddScoped<AppDb>(sp => sp.GetRequiredService<PgDb>());
        }
        else
        {
            services.AddSingleton<WriteGate, OneWriterGate>();
            services.AddDbContext<SqliteDb>(o => o.UseSqlite(choice.ConnectionString).AddInterceptors(new SqliteConnectionSetUp()));
            services.AddScoped<AppDb>(sp => sp.GetRequiredService<SqliteDb>());
        }
        return services;
    }
}
