using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Browser.Tests.Support;

/// <summary>The real Upward in this process, as ./run starts it: Kestrel on a free port, the scheduler on, a database of its own.</summary>
public sealed class LiveHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly string? _database;

    private LiveHost(WebApplication app, string folder, string? database) => (_app, _folder, _database) = (app, folder, database);

    public static string? PostgresServer => Environment.GetEnvironmentVariable("UPWARD_TEST_PG");

    public string Address => _app.Urls.First();
    public IServiceProvider Services => _app.Services;

    public static async Task<LiveHost> StartAsync(bool postgres = false)
    {
        Assert.SkipWhen(Chromium.Program is null, "Chromium was not found: install it, or name it in UPWARD_CHROMIUM.");
        Assert.SkipWhen(postgres && string.IsNullOrEmpty(PostgresServer), "UPWARD_TEST_PG is not set: ./test starts a PostgreSQL and sets it.");
        var folder = Directory.CreateTempSubdirectory("upward-browser-").FullName;
        var database = postgres ? "upward_browser_" + Guid.NewGuid().ToString("N") : null;
        if (database is not null) await OnServerAsync($"CREATE DATABASE {database}");
        var app = UpwardHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Upward:DataFolder"] = folder,
                ["Upward:Database"] = database is null ? "" : new NpgsqlConnectionStringBuilder(PostgresServer) { Database = database, MaxPoolSize = 30 }.ConnectionString,
                ["Upward:Limits:OpenFormsPerMinute"] = "100000",
                ["Upward:Limits:RequestsPerMinute"] = "1000000",
                ["urls"] = "http://127.0.0.1:0",
                ["Logging:LogLevel:Default"] = "Warning",
            });
            builder.WebHost.UseStaticWebAssets();
        });
        await StartUp.PrepareAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return new(app, folder, database);
    }

    /// <summary>Works on one organisation's data, behind the pages' back.</summary>
    public async Task<T> InAsync<T>(Guid organisationId, Func<AppDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(organisationId);
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>Looks across all organisations.</summary>
    public async Task<T> EverywhereAsync<T>(Func<AppDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        using var everywhere = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>The cookie of this person's session, as the sign-in page would give it. Who has no account gets one.</summary>
    public async Task<Cookie> SessionOfAsync(Guid personId)
    {
        await using var scope = Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        using var everywhere = services.GetRequiredService<OrganisationScope>().UseInstallation();
        var db = services.GetRequiredService<AppDb>();
        var person = await db.People.IgnoreQueryFilters().SingleAsync(p => p.Id == personId);
        if (person.AccountId is null)
        {
            var account = AccountFor(person);
            db.Users.Add(account);
            person.Connect(account.Id);
            await db.SaveChangesAsync();
        }
        var user = await services.GetRequiredService<UserManager<Account>>().FindByIdAsync(person.AccountId!.Value.ToString());
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(user!);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(UpwardClaims.Organisation, person.OrganisationId.ToString()));
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(12) }, IdentityConstants.ApplicationScheme);
        return new() { Name = options.Cookie.Name!, Value = options.TicketDataFormat.Protect(ticket), Url = Address };
    }

    private static Account AccountFor(Person person) => new()
    {
        Id = Guid.CreateVersion7(), UserName = person.Email, NormalizedUserName = person.Email.ToUpperInvariant(), Email = person.Email, NormalizedEmail = person.Email.ToUpperInvariant(),
        EmailConfirmed = true, Name = person.Name, CreatedAt = TimeProvider.System.GetUtcNow(), SecurityStamp = Guid.NewGuid().ToString("N"),
    };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // The scheduler may still hold the file for a moment; the system empties its temporary folder itself.
        }
        if (_database is not null) await OnServerAsync($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is a GUID of our own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
