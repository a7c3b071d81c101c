using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Upward.Web.Data;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Platform.Security;

public static class SecurityServices
{
    public static void AddUpwardSecurity(this IServiceCollection services, PublicAddress address, IConfiguration configuration)
    {
        services.Configure<RequestLimits>(configuration.GetSection("Upward:Limits"));
        services.AddSingleton<SetUpState>();
        services.AddSingleton<DataFolderLock>();
        services.AddDataProtection().SetApplicationName("Upward");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(sp =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new KeysInDatabase(sp.GetRequiredService<IServiceScopeFactory>())));
        services.AddAntiforgery(o => { address.Fence(o.Cookie, "upward-form"); o.HeaderName = "X-Upward-Form"; });
        services.Configure<CookieTempDataProviderOptions>(o => address.Fence(o.Cookie, "upward-note"));
        services.Configure<HostFilteringOptions>(o =>
        {
            o.AllowedHosts = [address.Uri.Host, "127.0.0.1", "localhost", "[::1]"];
            o.AllowEmptyHosts = false;
        });
        services.AddHsts(o => { o.MaxAge = TimeSpan.FromDays(365); o.IncludeSubDomains = false; });
        services.AddRateLimiter(Limit);
    }

    /// <summary>
    /// Forms that anybody can send are limited by network address; everything by a high common ceiling. Sign-in has its own
    /// guard by account and address (<c>SignInGuard</c>), so that an attacker cannot lock the owner out.
    /// </summary>
    private static void Limit(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        {
            var limits = http.RequestServices.GetRequiredService<IOptionsMonitor<RequestLimits>>().CurrentValue;
            var open = HttpMethods.IsPost(http.Request.Method) && OpenForms.Any(f => http.Request.Path.StartsWithSegments(f));
            var who = http.Connection.RemoteIpAddress?.ToString() ?? "";
            return RateLimitPartition.GetFixedWindowLimiter((open ? "open:" : "all:") + who, _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = open ? limits.OpenFormsPerMinute : limits.RequestsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0,
            });
        });
    }

    private static readonly PathString[] OpenForms = ["/sign-in", "/forgot", "/reset", "/welcome", "/setup", "/time", "/recommend", "/mail-off"];
}

/// <summary>Ceilings per network address and minute; section Upward:Limits.</summary>
public sealed class RequestLimits
{
    public int OpenFormsPerMinute { get; set; } = 60;
    public int RequestsPerMinute { get; set; } = 3000;
}
