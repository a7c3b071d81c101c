using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Demo;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.Setup;
using Upward.Web.Platform.Security;
using Upward.Web.Platform.Text;

namespace Upward.Web.Platform.Hosting;

/// <summary>Before the first request: one process on the data folder, the right database in the right mode, its schema, its keys.</summary>
public static class StartUp
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        var choice = services.GetRequiredService<DatabaseChoice>();
        if (!choice.IsPostgres) services.GetRequiredService<DataFolderLock>().Take();
        await using var scope = services.CreateAsyncScope();
        using var installation = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await DatabaseCheck.ReachAsync(db, choice, ct);
        await db.Database.MigrateAsync(ct);
        if (choice.IsPostgres) await RowLevelSecurity.ApplyAsync(db, ct);
        await AppendOnly.ApplyAsync(db, choice, ct);
        await DatabaseCheck.RequireSafeModeAsync(db, choice, ct);
        // PostgreSQL counts by itself.
        if (!choice.IsPostgres) await db.CountAgainAsync(ct);
        await FirstKey.EnsureAsync(scope.ServiceProvider, ct);
        await DemoAtStart.OpenAsync(scope.ServiceProvider, ct);
        var finished = await db.InstallationSettings.AnyAsync(s => s.Key == SettingKeys.SetUpFinished, ct);
        if (finished) services.GetRequiredService<SetUpState>().Finish();
        else if (await scope.ServiceProvider.GetRequiredService<SetUpCode>().ToPrintAsync(ct) is { } code)
            await Console.Out.WriteLineAsync(scope.ServiceProvider.GetRequiredService<Texts>()["setup.console.code",
                ("address", services.GetRequiredService<PublicAddress>().Uri.ToString()), ("code", string.Join('-', code.Chunk(4).Select(c => new string(c))))]);
    }
}
