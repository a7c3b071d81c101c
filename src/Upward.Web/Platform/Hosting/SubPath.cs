using Microsoft.AspNetCore.Routing;

namespace Upward.Web.Platform.Hosting;

/// <summary>
/// The part of the public address behind the host. Some proxies pass it on and some strip it: either way the request
/// stands under it, and so does every link of the answer.
/// </summary>
internal static class SubPath
{
    public static void UseSubPath(this WebApplication app, PublicAddress address)
    {
        if (address.PathBase.Length == 0) return;
        PathString root = address.PathBase;
        app.Use((http, next) =>
        {
            if (http.Request.Path.StartsWithSegments(root, out var rest)) http.Request.Path = rest.HasValue ? rest : "/";
            http.Request.PathBase = root;
            return next(http);
        });
    }

    /// <summary>Under /people nobody could tell whether /people/import is Upward's import or its page "import".</summary>
    public static void RefuseTakenSubPath(this IEndpointRouteBuilder app, PublicAddress address)
    {
        var first = address.PathBase.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        if (first is null) return;
        var taken = app.DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => e.RoutePattern.PathSegments is [var segment, ..] ? segment.Parts[0] : null)
            .OfType<Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart>().Any(p => string.Equals(p.Content, first, StringComparison.OrdinalIgnoreCase));
        if (taken) throw new RefusedToStartException($"The public address ends on a path that is Upward's own: /{first}. Choose another, for example /mentoring (setting Upward:PublicAddress).");
    }
}
