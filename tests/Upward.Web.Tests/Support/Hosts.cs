using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Tests.Support;

[assembly: AssemblyFixture(typeof(Hosts))]

namespace Upward.Web.Tests.Support;

/// <summary>
/// One host per database for the whole assembly; each test founds its own organisation in it, so that tests run side by
/// side and tenancy is exercised all the time. A test that needs the clock or an empty installation starts its own.
/// </summary>
public sealed class Hosts : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Db, Lazy<Task<TestHost>>> _shared = new();

    public static string? PostgresServer => Environment.GetEnvironmentVariable("UPWARD_TEST_PG");
    public static bool PostgresIsThere => !string.IsNullOrEmpty(PostgresServer);

    public async Task<Story> StoryAsync(Db db) => await Story.BeginAsync(await SharedAsync(db));

    public Task<TestHost> SharedAsync(Db db) => _shared.GetOrAdd(db, d => new(() => TestHost.StartAsync(d))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _shared.Values) await (await host.Value).DisposeAsync();
        await TestHost.ForgetTemplateAsync();
    }
}

/// <summary>A whole Upward in this process, on a database of its own, without the scheduler: tests run tasks and mails by hand.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private TestHost(WebApplication app, FakeClock clock, string folder, string? database) => (App, Clock, Folder, _database) = (app, clock, folder, database);

    private readonly string? _database;

    public WebApplication App { get; }
    public FakeClock Clock { get; }
    public string Folder { get; }
    public IServiceProvider Services => App.Services;

    public static async Task<TestHost> StartAsync(Db db, Action<WebApplicationBuilder>? adapt = null, bool setUpFinished = true, Action<IServiceCollection>? replace = null)
    {
        var folder = Directory.CreateTempSubdirectory("upward-test-").FullName;
        string? database = null;
        if (db == Db.Postgres) await NewDatabaseAsync(database = "upward_test_" + Guid.NewGuid().ToString("N"));
        else await CopyTemplateAsync(folder);
        var clock = new FakeClock();
        var app = UpwardHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Upward:DataFolder"] = folder,
                ["Upward:Database"] = database is null ? "" : new NpgsqlConnectionStringBuilder(Hosts.PostgresServer) { Database = database, MaxPoolSize = 30 }.ConnectionString,
                ["Upward:Scheduler"] = "off",
                ["Logging:LogLevel:Default"] = "Warning",
                ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
                ["Upward:Limits:OpenFormsPerMinute"] = "100000",
                ["Upward:Limits:RequestsPerMinute"] = "1000000",
            });
            builder.WebHost.UseTestServer().UseStaticWebAssets();
            adapt?.Invoke(builder);
        }, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            replace?.Invoke(services);
        });
        await StartUp.PrepareAsync(app.Services, CancellationToken.None);
        if (setUpFinished) app.Services.GetRequiredService<SetUpState>().Finish();
        await app.StartAsync();
        return new(app, clock, folder, database);
    }

    public HttpMessageHandler Handler => App.GetTestServer().CreateHandler();
    public Browser NewBrowser() => new(App.GetTestServer().CreateHandler(), new Uri("http://127.0.0.1:5080"));

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        if (_database is not null) await DropAsync(_database);
    }

    /// <summary>The server's own cleaner may be at work in it, and that one our role cannot send away: it is gone in a moment.</summary>
    private static async Task DropAsync(string database)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await OnServerAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
                return;
            }
            catch (PostgresException busy) when (busy.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectInUse && tries < 20)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250));
            }
        }
    }

    /// <summary>Two hundred tables are made once and then copied: that is a tenth of the two seconds which making them takes on PostgreSQL.</summary>
    private static readonly Lazy<Task<string>> Template = new(async () =>
    {
        var name = "upward_test_template_" + Guid.NewGuid().ToString("N");
        await OnServerAsync($"CREATE DATABASE {name}");
        // Nobody may be connected to what is copied.
        await MigrateAsync(new() { Database = new NpgsqlConnectionStringBuilder(Hosts.PostgresServer) { Database = name, Pooling = false }.ConnectionString });
        return name;
    });

    private static readonly Lazy<Task<string>> TemplateFolder = new(async () =>
    {
        var folder = Directory.CreateTempSubdirectory("upward-test-template-").FullName;
        await MigrateAsync(new() { DataFolder = folder });
        return folder;
    });

    private static async Task MigrateAsync(UpwardSettings where)
    {
        var (choice, services) = (DatabaseChoice.From(where), new ServiceCollection().AddLogging());
        services.AddAppDb(choice);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        using var everywhere = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await DatabaseCheck.ReachAsync(db, choice, CancellationToken.None);
        await db.Database.MigrateAsync();
    }

    private static async Task CopyTemplateAsync(string folder) => File.Copy(Path.Combine(await TemplateFolder.Value, "upward.db"), Path.Combine(folder, "upward.db"));

    private static async Task NewDatabaseAsync(string name) => await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {await Template.Value}");

    internal static async Task ForgetTemplateAsync()
    {
        if (Template.IsValueCreated) await DropAsync(await Template.Value);
        if (TemplateFolder.IsValueCreated) Directory.Delete(await TemplateFolder.Value, recursive: true);
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Hosts.PostgresServer);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is a GUID of our own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
