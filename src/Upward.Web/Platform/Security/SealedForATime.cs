using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Upward.Web.Platform.Security;

/// <summary>Texts that go out and come back, sealed, until a moment. The framework's own way takes the machine's clock instead of ours.</summary>
public static class SealedForATime
{
    public static string ProtectUntil(this IDataProtector protector, string text, DateTimeOffset until) =>
        protector.Protect(text + "|" + until.UtcTicks.ToString(CultureInfo.InvariantCulture));

    /// <summary>Null for what is too old, was changed, or was not sealed by us.</summary>
    public static string? UnprotectAt(this IDataProtector protector, string text, DateTimeOffset now)
    {
        string whole;
        try { whole = protector.Unprotect(text); }
        catch (CryptographicException) { return null; }
        var end = whole.LastIndexOf('|');
        return long.TryParse(whole.AsSpan(end + 1), CultureInfo.InvariantCulture, out var until) && until > now.UtcTicks ? whole[..end] : null;
    }
}
