using System.Net;

namespace Upward.Web.Platform.Hosting;

/// <summary>The address people type. It decides about cookies, HSTS and the links in mails.</summary>
public sealed record PublicAddress(Uri Uri, string PathBase, bool IsHttps, bool IsLoopback)
{
    public static PublicAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new RefusedToStartException($"The public address '{text}' is no web address. Write it like https://mentoring.example.org (setting Upward:PublicAddress).");
        var loopback = uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip));
        if (uri.Scheme == "http" && !loopback)
            throw new RefusedToStartException($"The public address {text} is plain http. Passwords would cross the network unprotected: put a proxy with TLS in front and set an https address, or use http://127.0.0.1 (setting Upward:PublicAddress).");
        return new(uri, uri.AbsolutePath.TrimEnd('/'), uri.Scheme == "https", loopback);
    }

    /// <summary>An absolute link for a mail.</summary>
    public string LinkTo(string path) => Uri.GetLeftPart(UriPartial.Authority) + PathBase + path;

    /// <summary>__Host- needs Secure and Path=/; under a sub-path the cookie's path fences it instead.</summary>
    public string CookieName(string name) => IsHttps && PathBase.Length == 0 ? "__Host-" + name : name;

    public void Fence(CookieBuilder cookie, string name)
    {
        cookie.Name = CookieName(name);
        cookie.Path = PathBase.Length == 0 ? "/" : PathBase;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        cookie.IsEssential = true;
    }
}

/// <summary>A reason not to start, as one sentence for the person at the terminal.</summary>
public sealed class RefusedToStartException : Exception
{
    public RefusedToStartException() { }
    public RefusedToStartException(string message) : base(message) { }
    public RefusedToStartException(string message, Exception innerException) : base(message, innerException) { }
}
