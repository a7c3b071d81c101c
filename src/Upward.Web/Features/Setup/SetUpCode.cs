using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Setup;

/// <summary>
/// On an address that others can reach, the first step asks for a code from the console: otherwise whoever finds a fresh
/// installation first would own it. All nodes know the same one; it goes when the account exists.
/// </summary>
[UseCase]
public sealed class SetUpCode(AppDb db, PublicAddress address, IDataProtectionProvider protection)
{
    // Without letters and figures that look alike.
    private const string Signs = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private readonly IDataProtector _protector = protection.CreateProtector("Upward.SetUpCode");

    public bool IsNeeded => !address.IsLoopback;

    /// <summary>The code to print at start, made when there is none yet; null when nothing asks for it.</summary>
    public async Task<string?> ToPrintAsync(CancellationToken ct)
    {
        if (!IsNeeded || await db.InstallationSettings.AnyAsync(s => s.Key == SettingKeys.SetUpAccount || s.Key == SettingKeys.SetUpFinished, ct)) return null;
        if (await FindAsync(ct) is { } known) return known;
        var code = RandomNumberGenerator.GetString(Signs, 12);
        db.InstallationSettings.Add(new InstallationSetting(SettingKeys.SetUpCode, _protector.Protect(code)));
        await db.SaveChangesAsync(ct);
        return code;
    }

    public async Task<bool> IsRightAsync(string? typed, CancellationToken ct)
    {
        if (!IsNeeded) return true;
        var plain = string.Concat((typed ?? "").ToUpperInvariant().Where(char.IsLetterOrDigit));
        return await FindAsync(ct) is { } code
            && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(plain), System.Text.Encoding.UTF8.GetBytes(code));
    }

    private async Task<string?> FindAsync(CancellationToken ct) =>
        await db.InstallationSettings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == SettingKeys.SetUpCode, ct) is { } kept ? _protector.Unprotect(kept.Value) : null;
}
