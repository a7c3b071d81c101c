using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Demo;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Matching;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Outgoing;
using Upward.Web.Platform.Security;
using Upward.Web.Platform.Tasks;
using Upward.Web.Platform.Text;

namespace Upward.Web.Platform.Hosting;

/// <summary>Builds the one process: for `run`, for the tests (on a free port, with other settings) and for the command line.</summary>
public static class UpwardHost
{
    /// <param name="adapt">Changes settings before the services are added; used by tests and commands.</param>
    /// <param name="replace">Replaces services after they were added: a clock, a mail transport.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adapt = null, Action<IServiceCollection>? replace = null)
    {
        var app = BuildServices(args, adapt, replace);
        UsePipeline(app);
        return app;
    }

    /// <summary>The same without pages and assets: for commands, which never answer a request.</summary>
    public static WebApplication BuildServices(string[] args, Action<WebApplicationBuilder>? adapt = null, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(UpwardHost).Assembly.GetName().Name,
            // wwwroot lies beside the program, wherever it is started from.
            ContentRootPath = AppContext.BaseDirectory,
        });
        adapt?.Invoke(builder);
        AddServices(builder);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        Zones.UseNewest(app.Services.GetRequiredService<DatabaseChoice>().DataFolder, app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Zones)));
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(UpwardSettings.Section).Get<UpwardSettings>() ?? new();
        var address = PublicAddress.Parse(settings.PublicAddress);
        var services = builder.Services;

        services.Configure<UpwardSettings>(builder.Configuration.GetSection(UpwardSettings.Section));
        services.AddSingleton(address);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<TextCatalogue>();
        services.AddScoped<Texts>();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<RequestOrigin>();
        services.AddScoped<AuditLog>();
        services.AddAppDb(DatabaseChoice.From(settings));
        services.AddUpwardIdentity(address);
        services.AddUpwardSecurity(address, builder.Configuration);
        services.AddUpwardMail();
        services.AddOutgoing();
        services.AddUpwardTasks(builder.Configuration, DatabaseChoice.From(settings));
        services.AddUseCases();
        services.AddMatching();
        services.AddUpwardDemo();
        services.AddUpwardPages(builder.Environment);
        services.AddTelemetry(settings);

        services.Configure<ForwardedHeadersOptions>(o => Trust(o, settings.TrustedProxies));
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 55 * 1024 * 1024; // the import's 50 MB and the form around it
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls("http://127.0.0.1:5080");
        if (!builder.Environment.IsDevelopment())
            builder.Logging.ClearProviders().AddJsonConsole(o => { o.IncludeScopes = true; o.UseUtcTimestamp = true; o.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ"; });
    }

    private static void UsePipeline(WebApplication app)
    {
        var address = app.Services.GetRequiredService<PublicAddress>();
        app.UseForwardedHeaders();
        app.UseSubPath(address);
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<RequestIds>();
        app.UseMiddleware<SecurityHeaders>();
        if (address.IsHttps) app.UseHsts();
        app.UseHostFiltering();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<RecogniseCurrentPerson>();
        app.UseMiddleware<SetUpFirst>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapUpward();
        app.RefuseTakenSubPath(address);
    }

    private static void Trust(ForwardedHeadersOptions options, List<string> proxies)
    {
        options.ForwardedHeaders = proxies.Count == 0 ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        // Two proxies in a row are both named; the first address that is not is the client's.
        options.ForwardLimit = null;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            if (proxy.Contains('/')) options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            else options.KnownProxies.Add(IPAddress.Parse(proxy));
    }
}
