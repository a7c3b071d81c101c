using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Notifications.Webhooks;

/// <summary>One's own webhook: named, tried at once, taken away.</summary>
[UseCase]
public sealed class OwnWebhook(AppDb db, CurrentPerson person, ReachWebhook reach, MailComposer mail, AuditLog audit, TimeProvider clock)
{
    public Task<Webhook?> FindAsync(CancellationToken ct) => db.Webhooks.AsNoTracking().SingleOrDefaultAsync(w => w.PersonId == person.Id, ct);

    public async Task<Outcome> SetAsync(string typed, WebhookKind? chosen, CancellationToken ct)
    {
        var texts = mail.TextsFor((await db.RecipientsAsync(db.People.Where(p => p.Id == person.Id), ct))[person.Id]);
        var tried = await reach.TryAsync(typed, chosen, new(texts["webhook.hello"], "/notifications", texts["webhook.open"]), ct);
        if (!tried.Succeeded) return tried.Result;
        var webhook = await db.Webhooks.SingleOrDefaultAsync(w => w.PersonId == person.Id, ct);
        if (webhook is null) db.Webhooks.Add(webhook = Webhook.For(db.OrganisationId, person.Id, clock.GetUtcNow()));
        webhook.Point(tried.Value, clock.GetUtcNow());
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
