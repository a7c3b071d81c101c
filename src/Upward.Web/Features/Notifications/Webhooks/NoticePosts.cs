using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Notifications.Webhooks;

/// <summary>
/// What people have posted to chats of theirs: that something concerns them, when they want to be told. New notices are looked for here:
/// to queue them where they are written, each of forty places that write a mail would have to know about webhooks, for a few people who have one.
/// </summary>
[UseCase]
public sealed class NoticePosts(AppDb db, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    /// <summary>What is new since somebody set their webhook. Two nodes may find the same: the key lets only one of them through.</summary>
    public async Task FindAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now - PostWebhooks.Oldest;
        var found = await db.Webhooks.AsNoTracking().Where(PostWebhooks.IsOn).Join(db.Notices.AsNoTracking(), w => w.PersonId, n => (Guid?)n.PersonId, (w, n) => new { Webhook = w, Notice = n })
            .Where(x => x.Notice.At >= x.Webhook.SetAt && x.Notice.At > since && x.Notice.ReadAt == null && !db.WebhookPosts.Any(p => p.NoticeId == x.Notice.Id))
            .OrderBy(x => x.Notice.At).Select(x => new { x.Webhook, x.Notice.Id, x.Notice.PersonId, x.Notice.Kind }).Take(500).ToListAsync(ct);
        if (found.Count == 0) return;
        var readers = await db.ReachableAsync([.. found.Select(f => f.PersonId).Distinct()], ct);
        foreach (var one in found)
            db.WebhookPosts.Add(readers.TryGetValue(one.PersonId, out var to) && DueAt(to, one.Kind, now) is { } due
                ? WebhookPost.OfNotice(one.Webhook, one.Id, due) : WebhookPost.OfNotice(one.Webhook, one.Id, now).LeaveOut(now));
        await db.SaveSeenAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Null: there is nothing to say any more.</summary>
    public async Task<PostedLine?> SayAsync(Webhook webhook, WebhookPost post, CancellationToken ct)
    {
        var notice = await db.Notices.AsNoTracking().SingleOrDefaultAsync(n => n.Id == post.NoticeId && n.ReadAt == null, ct);
        if (notice is null || await ReaderAsync(webhook, ct) is not { } to || DueAt(to, notice.Kind, clock.GetUtcNow()) is null) return null;
        return new(notice.Title, $"/notifications/{notice.Id}", mail.TextsFor(to)["webhook.open"]);
    }

    public async Task TellOffAsync(Webhook webhook, CancellationToken ct)
    {
        if (await ReaderAsync(webhook, ct) is { } to)
            mail.Add(to, "webhook-off", $"webhook-off:{webhook.Streak}", address.LinkTo("/notifications/webhook"), secret: false, ("host", webhook.Host));
    }

    private Task<MailComposer.Recipient?> ReaderAsync(Webhook webhook, CancellationToken ct) => db.ReachableAsync(webhook.PersonId!.Value, ct);

    /// <summary>When its mail would go, too. Null: not at all.</summary>
    private static DateTimeOffset? DueAt(MailComposer.Recipient to, string kind, DateTimeOffset now)
    {
        // Who asks the neutral contact for help, or hears that their pages were opened, does not want it said in a place that others may read.
        if (kind.StartsWith("mediation-", StringComparison.Ordinal) || kind.StartsWith("glass-", StringComparison.Ordinal)) return null;
        if (NoticeTopics.Of(kind) is not { } topic) return now;
        var wishes = to.Wishes ?? DeliveryWishes.By(Guid.Empty, Guid.Empty);
        return wishes.Of(topic) switch
        {
            Delivery.Off => null,
            Delivery.AtOnce => wishes.AfterQuiet(to.Zone, now),
            var rhythm => wishes.AfterQuiet(to.Zone, DeliveryWishes.NextMorning(rhythm, to.Zone, now)),
        };
    }
}
