using Microsoft.AspNetCore.DataProtection;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Identity.SecondStep;

/// <summary>Keys of authenticator apps, as they are stored and as they wait on a form until the first code proves them.</summary>
[UseCase]
public sealed class AuthenticatorKeys(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan WaitsFor = TimeSpan.FromHours(1);
    private readonly IDataProtector _stored = protection.CreateProtector("Upward.Authenticator");
    private readonly IDataProtector _waiting = protection.CreateProtector("Upward.Authenticator.New");

    public string Lock(byte[] key) => _stored.Protect(Convert.ToBase64String(key));
    public byte[] Unlock(string stored) => Convert.FromBase64String(_stored.Unprotect(stored));

    /// <summary>For the form of this account alone, for an hour.</summary>
    public string Wait(Guid accountId, byte[] key) => _waiting.ProtectUntil(string.Join('|', accountId.ToString("N"), Convert.ToBase64String(key)), clock.GetUtcNow() + WaitsFor);

    public byte[]? Waiting(Guid accountId, string text) =>
        _waiting.UnprotectAt(text, clock.GetUtcNow())?.Split('|') is [var whose, var key] && whose == accountId.ToString("N") ? Convert.FromBase64String(key) : null;
}
