using Microsoft.AspNetCore.DataProtection;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Identity.SigningIn;

/// <summary>What the browser keeps between two steps of signing in, sealed, for minutes: who has given the right password, or what a passkey was asked to sign.</summary>
[UseCase]
public sealed class BrieflyKept(IHttpContextAccessor requests, IDataProtectionProvider protection, PublicAddress address, TimeProvider clock)
{
    public const string Halfway = "halfway", Asked = "asked";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public void Keep(string what, string value) => requests.HttpContext!.Response.Cookies.Append(NameOf(what), Sealed(what).ProtectUntil(value, clock.GetUtcNow() + Life), Options(what));

    public string? Find(string what) => requests.HttpContext!.Request.Cookies[NameOf(what)] is { Length: > 0 } text ? Sealed(what).UnprotectAt(text, clock.GetUtcNow()) : null;

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
