using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Setup;

/// <summary>Closes the wizard for good.</summary>
[UseCase]
public sealed class FinishSetUp(AppDb db, AuditLog audit, SetUpState state, TimeProvider clock)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        if (!await db.InstallationSettings.AnyAsync(s => s.Key == SettingKeys.SetUpFinished, ct))
        {
            db.InstallationSettings.Add(new InstallationSetting(SettingKeys.SetUpFinished, clock.GetUtcNow().ToString("O")));
            audit.Record("setup.finished");
            await db.SaveChangesAsync(ct);
        }
        state.Finish();
    }
}
