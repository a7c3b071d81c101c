using Microsoft.EntityFrameworkCore;

namespace Upward.Web.Features.Organisations;

public static class KeepingSettings
{
    /// <summary>A setting of the installation, new or in place of what it was; saved with the rest of the work.</summary>
    public static async Task KeepAsync(this DbSet<InstallationSetting> settings, string key, string value, CancellationToken ct)
    {
        if (await settings.FindAsync([key], ct) is { } kept) kept.Value = value;
        else settings.Add(new(key, value));
    }
}
