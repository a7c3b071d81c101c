using Upward.Web.Data;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Setup;

/// <summary>Remembers an answer of the wizard: that mail was skipped, what to start with.</summary>
[UseCase]
public sealed class KeepSetUpChoice(AppDb db)
{
    public async Task SkipMailAsync(CancellationToken ct) => await KeepAsync(SettingKeys.SetUpMail, "skipped", ct);
    public async Task StartWithAsync(SetUpStart start, CancellationToken ct) => await KeepAsync(SettingKeys.SetUpStart, start.ToString(), ct);

    private async Task KeepAsync(string key, string value, CancellationToken ct)
    {
        await db.InstallationSettings.KeepAsync(key, value, ct);
        await db.SaveChangesAsync(ct);
    }
}
