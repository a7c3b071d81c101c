using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Upward.Cli.Faults;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Cli;

/// <summary>
/// The installation on this machine, opened for a command that writes: the same settings as the server's, the same use
/// cases, and on SQLite the same lock, so that the server has to be stopped.
/// </summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly AsyncServiceScope _scope;

    private Installation(WebApplication app) => (_app, _scope) = (app, app.Services.CreateAsyncScope());

    public T Get<T>() where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <param name="command">Who acts, for the log of the organisation.</param>
    /// <param name="dataFolder">Wins over UPWARD__DATAFOLDER; null: that, or ./data.</param>
    public static async Task<Installation> OpenAsync(string command, string? dataFolder, CancellationToken ct)
    {
        try
        {
            var app = UpwardHost.BuildServices([], builder =>
            {
                var settings = new Dictionary<string, string?> { ["Upward:Scheduler"] = "off", ["Upward:Demo"] = "false", ["Logging:LogLevel:Default"] = "None", ["Logging:LogLevel:Microsoft"] = "None", ["Logging:LogLevel:Quartz"] = "None", ["Logging:LogLevel:System"] = "None" };
                if (dataFolder is not null) settings["Upward:DataFolder"] = dataFolder;
                builder.Configuration.AddInMemoryCollection(settings);
            });
            await StartUp.PrepareAsync(app.Services, ct);
            var installation = new Installation(app);
            installation.Get<Web.Features.Audit.RequestOrigin>().Actor = "upward " + command;
            return installation;
        }
        catch (RefusedToStartException refused)
        {
            throw new RefusedException($"upward {command}: {refused.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _app.DisposeAsync();
    }
}
