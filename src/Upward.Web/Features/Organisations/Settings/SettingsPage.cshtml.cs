using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Organisations.Settings;

/// <summary>What an organisation admin can set, each with where it stands.</summary>
[OrganisationAdminsOnly]
public sealed class SettingsPage(AppDb db, CurrentPerson person, MailSettings mail) : PageModel
{
    public string Organisation { get; private set; } = "";
    public int Admins { get; private set; }
    public int Levels { get; private set; }
    public int Units { get; private set; }
    public int Skills { get; private set; }
    public int Waiting { get; private set; }
    public int Failed { get; private set; }
    public string? MailHost { get; private set; }
    public bool CanOpenPairs { get; private set; }
    public bool IsOperator => person.IsOperator;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organisation = await db.Organisations.Where(o => o.Id == db.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        Admins = await db.OrganisationAdmins.CountAsync(ct);
        Levels = await db.Levels.CountAsync(ct);
        Units = await db.Units.CountAsync(ct);
        Skills = await db.Skills.CountAsync(s => s.RetiredAt == null, ct);
        Waiting = await db.Outbox.CountAsync(OutboxMail.Waiting, ct);
        Failed = await db.Outbox.CountAsync(m => m.GivenUpAt != null && m.HandedOverAt == null && m.TooLateAt == null, ct);
        CanOpenPairs = await db.GlassSettings.AnyAsync(s => s.SwitchedOnAt != null, ct);
        MailHost = (await mail.FindAsync(ct))?.Host;
    }
}
