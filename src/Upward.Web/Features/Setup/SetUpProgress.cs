using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Setup;

public enum SetUpStep { Account, Organisation, Mail, Start, Programme }

/// <summary>
/// How far the wizard has come, read from what it has made and not from a counter: after a restart, or in another browser,
/// it goes on where it was.
/// </summary>
[UseCase]
public sealed class SetUpProgress(AppDb db, OrganisationScope scope, MailSettings mail)
{
    public sealed record Facts(Account? Account, Organisation? Organisation, string? MailHost, bool MailSkipped, SetUpStart? Start)
    {
        public SetUpStep Next => Account is null ? SetUpStep.Account
            : Organisation is null ? SetUpStep.Organisation
            : MailHost is null && !MailSkipped ? SetUpStep.Mail
            : Start is null ? SetUpStep.Start : SetUpStep.Programme;

        public bool IsDone(SetUpStep step) => step < Next;
    }

    public async Task<Facts> ExecuteAsync(CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        var settings = await db.InstallationSettings.AsNoTracking().ToDictionaryAsync(s => s.Key, s => s.Value, ct);
        return new(
            settings.TryGetValue(SettingKeys.SetUpAccount, out var account) ? await db.Users.SingleOrDefaultAsync(a => a.Id == Guid.Parse(account), ct) : null,
            settings.TryGetValue(SettingKeys.SetUpOrganisation, out var organisation) ? await db.Organisations.SingleOrDefaultAsync(o => o.Id == Guid.Parse(organisation), ct) : null,
            (await mail.FindAsync(ct))?.Host, settings.ContainsKey(SettingKeys.SetUpMail),
            settings.TryGetValue(SettingKeys.SetUpStart, out var start) && Enum.TryParse<SetUpStart>(start, out var chosen) ? chosen : null);
    }
}

/// <summary>What the installation starts with: made-up people to play with, the organisation's own, or nobody.</summary>
public enum SetUpStart { Demo, Own, Empty }
