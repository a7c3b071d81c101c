using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Platform.Hosting;

/// <summary>live: the process answers. ready: it can serve (database, schema, disk, outbox); both before set-up too.</summary>
public static class Health
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/healthz/live", () => Results.Json(new { status = "ok" })).AllowAnonymous();
        app.MapGet("/healthz/ready", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(AppDb db, OrganisationScope scope, DatabaseChoice choice, IHostApplicationLifetime lifetime, TimeProvider clock, CancellationToken ct)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return Answer(false, new { stopping = true });
        try
        {
            using var everywhere = scope.UseInstallation();
            var mode = await DatabaseCheck.ReadModeAsync(db, choice, ct);
            var pending = (await db.Database.GetPendingMigrationsAsync(ct)).Count();
            var oldest = await db.Outbox.IgnoreQueryFilters().Where(OutboxMail.Waiting).Where(m => !m.ToAddress.EndsWith(OutboxMail.Nowhere)).MinAsync(m => (DateTimeOffset?)m.CreatedAt, ct);
            var disk = FreeShare(choice.DataFolder);
            var checks = new
            {
                database = mode.Engine, version = mode.Version, journalMode = mode.Journal, synchronous = mode.Synchronous,
                pendingMigrations = pending, diskFreePercent = disk,
                outboxOldestMinutes = oldest is null ? 0 : (int)(clock.GetUtcNow() - oldest.Value).TotalMinutes,
            };
            return Answer(pending == 0 && disk is null or > 5, checks);
        }
#pragma warning disable CA1031 // Whatever is wrong with the database, the answer is "not ready", without its details.
        catch (Exception)
        {
            return Answer(false, new { database = "unreachable" });
        }
#pragma warning restore CA1031
    }

    private static IResult Answer(bool ready, object checks) =>
        Results.Json(new { status = ready ? "ok" : "not ready", checks }, statusCode: ready ? 200 : 503);

    private static int? FreeShare(string folder)
    {
        if (!Directory.Exists(folder)) return null;
        var drive = new DriveInfo(folder);
        return drive.TotalSize == 0 ? null : (int)(drive.AvailableFreeSpace * 100 / drive.TotalSize);
    }
}
