using System.Linq.Expressions;
using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Outgoing;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Notifications.Webhooks;

/// <summary>
/// Posts to people's chats that something concerns them, when they want to be told. The job looks for new notices itself: to queue them where
/// they are written, each of forty places that write a mail would have to know about webhooks, for a few people who have one.
/// </summary>
[UseCase]
public sealed class PostWebhooks(AppDb db, SafeHttp http, IDataProtectionProvider protection, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    /// <summary>A line that waited longer would only puzzle.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(24);
    /// <summary>Longer than a try can last. If the process dies within, the line is posted after it, perhaps a second time.</summary>
    private static readonly TimeSpan Taken = TimeSpan.FromMinutes(1);
    /// <summary>Longer than any notice is looked for.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public static readonly Expression<Func<Webhook, bool>> IsOn = w => w.OffSince == null;

    internal static IDataProtector SealOf(IDataProtectionProvider protection) => protection.CreateProtector("Upward.Webhook");

    /// <returns>How many lines arrived.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        await ForgetAsync(ct);
        await FindAsync(ct);
        var due = await Due(clock.GetUtcNow()).AsNoTracking().OrderBy(p => p.DueAt).ThenBy(p => p.NoticeId).Select(p => new { p.NoticeId, p.PersonId }).Take(200).ToListAsync(ct);
        var (arrived, failed) = (0, new HashSet<Guid>());
        foreach (var one in due.Where(d => !failed.Contains(d.PersonId)))
        {
            db.ChangeTracker.Clear();
            if (await TakeAsync(one.NoticeId, ct) is not { } post) continue;
            if (await PostAsync(post, ct) is not { } came) continue;
            if (came) arrived++;
            else failed.Add(one.PersonId);
        }
        db.ChangeTracker.Clear();
        return arrived;
    }

    /// <summary>What is new since somebody set their webhook. Two nodes may find the same: the key lets only one of them through.</summary>
    private async Task FindAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now - Oldest;
        var found = await db.Webhooks.AsNoTracking().Where(IsOn).Join(db.Notices.AsNoTracking(), w => w.PersonId, n => n.PersonId, (w, n) => new { w.SetAt, Notice = n })
            .Where(x => x.Notice.At >= x.SetAt && x.Notice.At > since && x.Notice.ReadAt == null && !db.WebhookPosts.Any(p => p.NoticeId == x.Notice.Id))
            .OrderBy(x => x.Notice.At).Select(x => new { x.Notice.Id, x.Notice.PersonId, x.Notice.Kind }).Take(500).ToListAsync(ct);
        if (found.Count == 0) return;
        var readers = await db.ReachableAsync([.. found.Select(f => f.PersonId).Distinct()], ct);
        foreach (var one in found)
            db.WebhookPosts.Add(readers.TryGetValue(one.PersonId, out var to) && DueAt(to, one.Kind, now) is { } due
                ? WebhookPost.Of(db.OrganisationId, one.PersonId, one.Id, due) : WebhookPost.Of(db.OrganisationId, one.PersonId, one.Id, now).LeaveOut(now));
        await db.SaveSeenAsync(ct);
        db.ChangeTracker.Clear();
    }

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

    private IQueryable<WebhookPost> Due(DateTimeOffset now) => db.WebhookPosts.Where(p => p.SentAt == null && p.LeftOutAt == null && p.NextTryAt <= now
        && db.Webhooks.Any(w => w.PersonId == p.PersonId && w.OffSince == null && (w.PausedUntil == null || w.PausedUntil <= now)));

    /// <summary>Takes one so that no second node posts it too: the update counts only for who changed the row first.</summary>
    private Task<WebhookPost?> TakeAsync(Guid noticeId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var free = now + Taken;
        return db.InTransactionAsync(async () =>
        {
            var taken = await Due(now).Where(p => p.NoticeId == noticeId).ExecuteUpdateAsync(set => set.SetProperty(p => p.NextTryAt, free).SetProperty(p => p.Tries, p => p.Tries + 1), ct);
            return taken == 0 ? null : await db.WebhookPosts.SingleAsync(p => p.NoticeId == noticeId, ct);
        }, ct);
    }

    /// <returns>Whether it arrived; null: there is nothing to post any more.</returns>
    private async Task<bool?> PostAsync(WebhookPost post, CancellationToken ct)
    {
        if (await db.Webhooks.SingleOrDefaultAsync(w => w.PersonId == post.PersonId, ct) is not { } webhook) return null;
        var notice = await db.Notices.AsNoTracking().SingleOrDefaultAsync(n => n.Id == post.NoticeId && n.ReadAt == null, ct);
        var (to, now) = (await db.ReachableAsync(post.PersonId, ct), clock.GetUtcNow());
        if (notice is null || to is null || now - post.DueAt > Oldest || DueAt(to, notice.Kind, now) is null)
        {
            post.LeaveOut(now);
            await db.SaveSeenAsync(ct);
            return null;
        }
        var body = WebhookLine.Write(webhook.Kind, notice.Title, address.LinkTo($"/notifications/{notice.Id}"), mail.TextsFor(to)["webhook.open"]);
        var answer = await http.PostJsonAsync(new Uri(SealOf(protection).Unprotect(webhook.SealedAddress)), body, ct);
        // From here on what happened is kept, whatever stops us. The line first: that it went holds even if its owner has named another address meanwhile.
        if (answer.Succeeded) post.Sent(clock.GetUtcNow());
        await db.SaveSeenAsync(CancellationToken.None);
        if (answer.Succeeded) webhook.Arrived(clock.GetUtcNow());
        else Fail(webhook, answer, to);
        await db.SaveSeenAsync(CancellationToken.None);
        return answer.Succeeded;
    }

    private void Fail(Webhook webhook, Fetched answer, MailComposer.Recipient to)
    {
        webhook.Fail(answer.Problem, answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone, clock.GetUtcNow());
        if (webhook.OffSince is not null)
            mail.Add(to, "webhook-off", $"webhook-off:{webhook.PersonId:N}:{webhook.SetAt.ToUnixTimeMilliseconds()}", address.LinkTo("/notifications/webhook"), secret: false, ("host", webhook.Host));
    }

    private async Task ForgetAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        // Asked first: a delete takes the one place to write, every time.
        if (await db.WebhookPosts.AnyAsync(p => p.DueAt < before, ct)) await db.InTransactionAsync(() => db.WebhookPosts.Where(p => p.DueAt < before).ExecuteDeleteAsync(ct), ct);
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class PostWebhooksEverywhere(EachOrganisation each)
{
    public Task ExecuteAsync(CancellationToken ct) => each.DoAsync("webhooks", PostWebhooks.IsOn, services => services.GetRequiredService<PostWebhooks>().ExecuteAsync(ct), ct);
}
