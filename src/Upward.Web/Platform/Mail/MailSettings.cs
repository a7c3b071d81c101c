using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Upward.Web.Data;
using Upward.Web.Features.Organisations;

namespace Upward.Web.Platform.Mail;

/// <summary>Which mail server sends: that of the configuration, else that of the wizard or the settings page, else none.</summary>
public sealed class MailSettings(AppDb db, IOptionsMonitor<UpwardSettings> settings, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Upward.Mail");

    public bool ComeFromConfiguration => settings.CurrentValue.Smtp.Host.Length > 0;

    public async Task<SmtpSettings?> FindAsync(CancellationToken ct)
    {
        if (ComeFromConfiguration) return settings.CurrentValue.Smtp;
        var stored = await db.InstallationSettings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == SettingKeys.Mail, ct);
        if (stored is null || stored.Value.Length == 0) return null;
        var server = JsonSerializer.Deserialize<SmtpSettings>(stored.Value)!;
        if (server.Password.Length > 0) server.Password = _protector.Unprotect(server.Password);
        return server.Host.Length == 0 ? null : server;
    }

    /// <summary>Stores the server in the unit of work; the caller saves. Null forgets it.</summary>
    public async Task KeepAsync(SmtpSettings? server, CancellationToken ct)
    {
        var value = "";
        if (server is not null)
        {
            var copy = new SmtpSettings
            {
                Host = server.Host.Trim(), Port = server.Port, User = server.User, From = server.From.Trim(), FromName = server.FromName.Trim(), StartTls = server.StartTls,
                Password = server.Password.Length == 0 ? "" : _protector.Protect(server.Password),
            };
            value = JsonSerializer.Serialize(copy);
        }
        await db.InstallationSettings.KeepAsync(SettingKeys.Mail, value, ct);
    }
}
