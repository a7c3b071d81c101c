using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Organisations;
using Upward.Web.Shell;

namespace Upward.Web.Platform.Hosting;

/// <summary>Whether the first-run wizard was finished; in memory, because every request asks.</summary>
public sealed class SetUpState
{
    private volatile bool _finished;
    public bool IsFinished => _finished;
    public void Finish() => _finished = true;
    /// <summary>The last account went with the demo.</summary>
    public void BeginAgain() => _finished = false;
}

/// <summary>Until the wizard is finished every page leads to it; health, assets and the wizard itself answer.</summary>
public sealed class SetUpFirst(RequestDelegate next, SetUpState state)
{
    private static readonly string[] Open = ["/setup", "/sign-in", "/sign-out", "/healthz", "/error", "/css", "/js", "/img", "/lib", "/favicon.svg"];

    public async Task InvokeAsync(HttpContext http, AppDb db)
    {
        if (http.IsAnsweredAgain())
        {
            await next(http);
            return;
        }
        // Another node, or the command line, may have finished it: asked only as long as it is not.
        if (!state.IsFinished && await db.InstallationSettings.AnyAsync(s => s.Key == SettingKeys.SetUpFinished, http.RequestAborted)) state.Finish();
        if (state.IsFinished || Open.Any(p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)))
        {
            await next(http);
            return;
        }
        http.Response.Redirect(http.Request.PathBase + "/setup");
    }
}
