using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Outgoing;

namespace Upward.Web.Features.Notifications.Webhooks;

/// <summary>One's own webhook: named, tried at once, taken away.</summary>
[UseCase]
public sealed class OwnWebhook(AppDb db, CurrentPerson person, SafeHttp http, IDataProtectionProvider protection, IOptionsMonitor<UpwardSettings> settings, MailComposer mail, PublicAddress address, AuditLog audit, TimeProvider clock)
{
    /// <summary>Where the admin allowed hosts of the house, their names do not say what they are.</summary>
    public bool HasInsideHosts => settings.CurrentValue.InsideHosts.Count > 0;

    public Task<Webhook?> FindAsync(CancellationToken ct) => db.Webhooks.AsNoTracking().SingleOrDefaultAsync(w => w.PersonId == person.Id, ct);

    /// <summary>Kept only when a line arrived there: a wrong address is said at once.</summary>
    public async Task<Outcome> SetAsync(string typed, WebhookKind? chosen, CancellationToken ct)
    {
        var checkedAddress = http.Check(typed, "Address");
        if (!checkedAddress.Succeeded) return checkedAddress.Result;
        var (uri, host) = (checkedAddress.Value!, checkedAddress.Value!.IdnHost);
        if (WebhookLine.KindOf(host) is null && !settings.CurrentValue.InsideHosts.Contains(host, StringComparer.OrdinalIgnoreCase)) return Outcome.RefusedAt("Address", "webhook.refused.host");
        if ((WebhookLine.KindOf(host) ?? chosen) is not { } kind || !Enum.IsDefined(kind)) return Outcome.RefusedAt("Kind", "webhook.refused.kind");
        var texts = mail.TextsFor((await db.RecipientsAsync(db.People.Where(p => p.Id == person.Id), ct))[person.Id]);
        var answer = await http.PostJsonAsync(uri, WebhookLine.Write(kind, texts["webhook.hello"], address.LinkTo("/notifications"), texts["webhook.open"]), ct);
        if (!answer.Succeeded) return Outcome.RefusedAt("Address", answer.Problem);
        var webhook = await db.Webhooks.SingleOrDefaultAsync(w => w.PersonId == person.Id, ct);
        if (webhook is null) db.Webhooks.Add(webhook = Webhook.For(db.OrganisationId, person.Id));
        webhook.Point(PostWebhooks.SealOf(protection).Protect(uri.AbsoluteUri), host, kind, clock.GetUtcNow());
        audit.Record("notice.webhook.set", "person", person.Id, person.Name);
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>What still waits for it goes with it.</summary>
    public async Task<Outcome> RemoveAsync(CancellationToken ct)
    {
        if (await db.Webhooks.SingleOrDefaultAsync(w => w.PersonId == person.Id, ct) is not { } webhook) return Outcome.Done;
        db.Webhooks.Remove(webhook);
        audit.Record("notice.webhook.removed", "person", person.Id, person.Name);
        return await db.SaveSeenAsync(ct);
    }
}
