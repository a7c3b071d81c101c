using System.Diagnostics;
using Upward.Web.Features.Audit;

namespace Upward.Web.Platform.Security;

/// <summary>One id per request: in the logs' scope, in the audit entries and on the error page.</summary>
public sealed class RequestIds(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, RequestOrigin origin, ILogger<RequestIds> log)
    {
        var id = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        http.TraceIdentifier = id;
        http.Response.Headers["X-Request-Id"] = id;
        (origin.Address, origin.RequestId) = (http.Connection.RemoteIpAddress?.ToString() ?? "", id);
        using (log.BeginScope(new Dictionary<string, object> { ["Request"] = id }))
            await next(http);
    }
}
