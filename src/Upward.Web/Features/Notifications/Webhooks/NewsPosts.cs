using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Notifications.Webhooks;

/// <summary>What programmes have posted to their channels: those of their news that a manager chose, as long as the programme runs.</summary>
[UseCase]
public sealed class NewsPosts(AppDb db, ReadProgrammeNews read, FindManagers managers, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    /// <summary>News since the webhook was set. What nobody chose, and what is withheld, is kept as left out: chosen later, it does not come late.</summary>
    public async Task FindAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await db.Webhooks.AsNoTracking().Where(PostWebhooks.IsOn).Join(db.Programmes.AsNoTracking().Where(p => p.TemplateSince == null), w => w.ProgrammeId, p => (Guid?)p.Id, (w, p) => new { Webhook = w, Programme = p }).ToListAsync(ct);
        if (found.Count == 0) return;
        var texts = await read.VoiceAsync(ct);
        var running = found.Where(f => f.Programme.NewsOn(texts.Zone.DayAt(now)) == NewsStanding.Running).ToDictionary(f => f.Programme.Id);
        if (running.Count == 0) return;
        var hooks = running.Values.Select(f => f.Webhook.Id).ToList();
        var known = (await db.WebhookPosts.Where(p => hooks.Contains(p.WebhookId)).Join(db.Webhooks, p => p.WebhookId, w => w.Id, (p, w) => new { w.ProgrammeId, p.Key }).ToListAsync(ct)).Select(p => (p.ProgrammeId!.Value, p.Key)).ToHashSet();
        var lines = await read.OfAsync([.. running.Values.Select(f => f.Programme)], now - PostWebhooks.Oldest, now, texts, (id, key, at) => at >= running[id].Webhook.SetAt && !known.Contains((id, key)), ct);
        foreach (var line in lines)
        {
            var webhook = running[line.ProgrammeId].Webhook;
            var post = WebhookPost.OfNews(webhook, line.Key, now);
            db.WebhookPosts.Add(webhook.News.Contains(line.Kind) && line.Text.Length > 0 ? post : post.LeaveOut(now));
        }
        await db.SaveSeenAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>As it stands now. Null: it is no news any more.</summary>
    public async Task<PostedLine?> SayAsync(Webhook webhook, WebhookPost post, CancellationToken ct)
    {
        var (now, texts) = (clock.GetUtcNow(), await read.VoiceAsync(ct));
        var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == webhook.ProgrammeId, ct);
        if (programme.NewsOn(texts.Zone.DayAt(now)) != NewsStanding.Running) return null;
        var lines = await read.OfAsync([programme], post.DueAt - PostWebhooks.Oldest, now, texts, (_, key, _) => key == post.Key, ct);
        return lines is [{ Text.Length: > 0 } line] && webhook.News.Contains(line.Kind) ? new(line.Text, line.Path, texts["webhook.open"]) : null;
    }

    public async Task TellOffAsync(Webhook webhook, CancellationToken ct)
    {
        var name = await db.Programmes.Where(p => p.Id == webhook.ProgrammeId).Select(p => p.Name).SingleAsync(ct);
        foreach (var (id, to) in await db.ReachableAsync(await managers.OfAsync(webhook.ProgrammeId!.Value, ct), ct))
            mail.Add(to, "news-off", $"webhook-off:{webhook.Streak}:{id:N}", address.LinkTo($"/programmes/{webhook.ProgrammeId}/news"), secret: false, ("host", webhook.Host), ("programme", name));
    }
}
