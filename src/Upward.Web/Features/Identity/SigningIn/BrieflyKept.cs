using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.SigningIn;

/// <summary>What the browser keeps between two steps of signing in, sealed, for minutes: who has given the right password, or what a passkey was asked to sign.</summary>
[UseCase]
public sealed class BrieflyKept(IHttpContextAccessor requests, IDataProtectionProvider protection, PublicAddress address, TimeProvider clock)
{
    public const string Halfway = "halfway", Asked = "asked";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public void Keep(string what, string value) => requests.HttpContext!.Response.Cookies.Append(NameOf(what),
        Sealed(what).Protect((clock.GetUtcNow() + Life).UtcTicks.ToString(CultureInfo.InvariantCulture) + "|" + value), Options(what));

    public string? Find(string what)
    {
        if (requests.HttpContext!.Request.Cookies[NameOf(what)] is not { Length: > 0 } text) return null;
        string[] parts;
        try { parts = Sealed(what).Unprotect(text).Split('|', 2); }
        catch (CryptographicException) { return null; }
        return long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().UtcTicks ? parts[1] : null;
    }

    public void Forget(string what) => requests.HttpContext!.Response.Cookies.Delete(NameOf(what), Options(what));

    private IDataProtector Sealed(string what) => protection.CreateProtector("Upward.BrieflyKept", what);
    private string NameOf(string what) => address.CookieName("upward-" + what);

    private CookieOptions Options(string what)
    {
        var cookie = new CookieBuilder();
        address.Fence(cookie, "upward-" + what);
        return cookie.Build(requests.HttpContext!);
    }
}
