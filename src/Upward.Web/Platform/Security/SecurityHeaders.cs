namespace Upward.Web.Platform.Security;

/// <summary>Strict headers on every answer. Pages hold data about people, so they are never stored by a cache.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        http.Response.OnStarting(() =>
        {
            if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true || http.Response.Headers.CacheControl.Count == 0)
                if (!IsAsset(http)) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    }

    private static bool IsAsset(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<IAssetEndpoint>() is not null || http.Response.Headers.ETag.Count > 0;
}

/// <summary>Marks endpoints whose answers hold nothing about people.</summary>
public interface IAssetEndpoint;
