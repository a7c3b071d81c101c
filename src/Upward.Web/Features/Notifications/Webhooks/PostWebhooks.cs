using System.Linq.Expressions;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Notifications.Webhooks;

/// <summary>
/// Posts lines to chats: to people's own what concerns them (<see cref="NoticePosts"/>), to the channels of programmes their news
/// (<see cref="NewsPosts"/>). Finding, taking, trying again and giving up are the same for both. Safe to run twice, and on two nodes.
/// </summary>
[UseCase]
public sealed class PostWebhooks(AppDb db, NoticePosts notices, NewsPosts news, ReachWebhook reach, TimeProvider clock)
{
    /// <summary>A line that waited longer would only puzzle.</summary>
    internal static readonly TimeSpan Oldest = TimeSpan.FromHours(24);
    /// <summary>Longer than a try can last. If the process dies within, the line is posted after it, perhaps a second time.</summary>
    private static readonly TimeSpan Taken = TimeSpan.FromMinutes(1);
    /// <summary>Longer than anything is looked for.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public static readonly Expression<Func<Webhook, bool>> IsOn = w => w.OffSince == null;

    /// <returns>How many lines arrived.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        await ForgetAsync(ct);
        await notices.FindAsync(ct);
        await news.FindAsync(ct);
        var due = await Due(clock.GetUtcNow()).AsNoTracking().OrderBy(p => p.DueAt).ThenBy(p => p.Id).Select(p => new { p.Id, p.WebhookId }).Take(200).ToListAsync(ct);
        var (arrived, failed) = (0, new HashSet<Guid>());
        foreach (var one in due.Where(d => !failed.Contains(d.WebhookId)))
        {
            db.ChangeTracker.Clear();
            if (await TakeAsync(one.Id, ct) is not { } post) continue;
            if (await PostAsync(post, ct) is not { } came) continue;
            if (came) arrived++;
            else failed.Add(one.WebhookId);
        }
        db.ChangeTracker.Clear();
        return arrived;
    }

    private IQueryable<WebhookPost> Due(DateTimeOffset now) => db.WebhookPosts.Where(p => p.SentAt == null && p.LeftOutAt == null && p.NextTryAt <= now
        && db.Webhooks.Any(w => w.Id == p.WebhookId && w.OffSince == null && (w.PausedUntil == null || w.PausedUntil <= now)));

    /// <summary>Takes one so that no second node posts it too: the update counts only for who changed the row first.</summary>
    private Task<WebhookPost?> TakeAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var free = now + Taken;
        return db.InTransactionAsync(async () =>
        {
            var taken = await Due(now).Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.NextTryAt, free).SetProperty(p => p.Tries, p => p.Tries + 1), ct);
            return taken == 0 ? null : await db.WebhookPosts.SingleAsync(p => p.Id == id, ct);
        }, ct);
    }

    /// <returns>Whether it arrived; null: there is nothing to post any more.</returns>
    private async Task<bool?> PostAsync(WebhookPost post, CancellationToken ct)
    {
        if (await db.Webhooks.SingleOrDefaultAsync(w => w.Id == post.WebhookId, ct) is not { } webhook) return null;
        var (isOwn, now) = (webhook.PersonId is not null, clock.GetUtcNow());
        var line = now - post.DueAt > Oldest ? null : isOwn ? await notices.SayAsync(webhook, post, ct) : await news.SayAsync(webhook, post, ct);
        if (line is null)
        {
            post.LeaveOut(now);
            await db.SaveSeenAsync(ct);
            return null;
        }
        var answer = await reach.PostAsync(webhook, line, ct);
        // From here on what happened is kept, whatever stops us. The line first: that it went holds even if its owner has named another address meanwhile.
        if (answer.Succeeded) post.Sent(clock.GetUtcNow());
        await db.SaveSeenAsync(CancellationToken.None);
        if (answer.Succeeded) webhook.Arrived(clock.GetUtcNow());
        else webhook.Fail(answer.Problem, answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone, clock.GetUtcNow());
        if (webhook.OffSince is not null) await (isOwn ? notices.TellOffAsync(webhook, CancellationToken.None) : news.TellOffAsync(webhook, CancellationToken.None));
        await db.SaveSeenAsync(CancellationToken.None);
        return answer.Succeeded;
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
