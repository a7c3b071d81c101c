using Upward.Web.Data;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Platform.Calendars;

/// <summary>
/// Whether this node counts with the newest time zone database that any node of the installation has had. During an update some have the older one
/// still: they would move sessions back, the others on again, and everybody would be told each time.
/// </summary>
[UseCase]
public sealed class NewestZones(AppDb db, OrganisationScope scope)
{
    public Task<bool> AreOursAsync(CancellationToken ct) => AreAsync(Zones.Version, ct);

    public async Task<bool> AreAsync(string version, CancellationToken ct)
    {
        using var installation = scope.UseInstallation();
        var newest = (await db.InstallationSettings.FindAsync([SettingKeys.Zones], ct))?.Value;
        if (newest == version) return true;
        if (newest is not null && Zones.IsOlder(version, newest)) return false;
        await db.InstallationSettings.KeepAsync(SettingKeys.Zones, version, ct);
        // Another node may have written it in this moment: the next run sees which.
        return (await db.SaveSeenAsync(ct)).Succeeded;
    }
}
