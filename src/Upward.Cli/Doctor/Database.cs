using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Data;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform;

namespace Upward.Cli.Doctor;

/// <summary>Asks the database itself, without a server: engine, mode, migrations, keys. Writes nothing.</summary>
internal static class Database
{
    /// <returns>The mail server that was set in the browser, without its password; null when there is none.</returns>
    public static async Task<SmtpSettings?> ExamineAsync(DatabaseChoice choice, List<Finding> findings, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddLogging().AddAppDb(choice).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        using var everything = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        try
        {
            findings.Add(await ModeAsync(db, choice, ct));
            var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
            findings.Add(pending.Count == 0
                ? Finding.Good("migrations", "all applied")
                : Finding.Note("migrations", $"{pending.Count} to come; the next start applies them."));
            if (pending.Count > 0) return null;
            findings.Add(Keys(await db.DataProtectionKeys.AsNoTracking().Select(k => k.Xml).ToListAsync(ct)));
            var mail = await db.InstallationSettings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == SettingKeys.Mail, ct);
            return string.IsNullOrEmpty(mail?.Value) ? null : JsonSerializer.Deserialize<SmtpSettings>(mail.Value);
        }
        catch (Exception error) when (error is DbException or SocketException or InvalidOperationException { InnerException: DbException })
        {
            findings.Add(Finding.Bad("database", $"It cannot be read ({(error.InnerException ?? error).Message})."));
            return null;
        }
    }

    private static async Task<Finding> ModeAsync(AppDb db, DatabaseChoice choice, CancellationToken ct)
    {
        var mode = await DatabaseCheck.ReadModeAsync(db, choice, ct);
        if (mode.RoleIsTooStrong)
            return Finding.Bad("database", "The role of Upward is a superuser or may bypass row-level security; the server refuses to start with it. See docs/admin-guide.md.");
        if (choice.IsPostgres) return Finding.Good("database", $"PostgreSQL {mode.Version}, bound by row-level security");
        return mode is { Journal: "truncate", Synchronous: "2" }
            ? Finding.Good("database", $"SQLite {mode.Version}, journal {mode.Journal}, synchronous full")
            : Finding.Bad("database", $"SQLite {mode.Version} gives journal {mode.Journal} and synchronous {mode.Synchronous}; the server needs truncate and 2 and refuses to start. Is the folder on a network drive?");
    }

    private static Finding Keys(List<string> documents)
    {
        const string name = "keys";
        var now = TimeProvider.System.GetUtcNow();
        var good = documents.Count(xml => XElement.Parse(xml).Element("expirationDate")?.Value is { } end
            && DateTimeOffset.Parse(end, CultureInfo.InvariantCulture) > now);
        if (documents.Count == 0) return Finding.Note(name, "none yet; the first start makes one.");
        return good > 0
            ? Finding.Good(name, $"{documents.Count} in the database, {good} in force")
            : Finding.Note(name, $"{documents.Count} in the database, all expired; the server makes a new one by itself.");
    }
}
