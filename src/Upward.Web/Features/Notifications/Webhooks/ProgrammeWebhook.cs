using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Notifications.Webhooks;

/// <summary>The channel of a programme, kept by who runs it: named and tried at once, what is told there, a test line, taken away.</summary>
[UseCase]
public sealed class ProgrammeWebhook(AppDb db, CurrentPerson person, ReachWebhook reach, ReadProgrammeNews read, AuditLog audit, TimeProvider clock)
{
    public sealed record Shown(Programme Programme, Webhook? Webhook, NewsStanding Standing);

    public async Task<Shown?> FindAsync(Guid programmeId, CancellationToken ct) =>
        await ProgrammeAsync(programmeId, ct) is { } programme
            ? new(programme, await db.Webhooks.AsNoTracking().SingleOrDefaultAsync(w => w.ProgrammeId == programmeId, ct), programme.NewsOn((await read.VoiceAsync(ct)).Zone.DayAt(clock.GetUtcNow()))) : null;

    /// <param name="typed">Empty keeps the address there is.</param>
    public async Task<Outcome> SetAsync(Guid programmeId, string typed, WebhookKind? chosen, IReadOnlyCollection<ProgrammeNews> news, CancellationToken ct)
    {
        if (await ProgrammeAsync(programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (news.Count == 0 || !news.All(Enum.IsDefined)) return Outcome.RefusedAt("News", "news.refused.none");
        TriedAddress? tried = null;
        if (typed.Trim().Length > 0 || await OfAsync(programmeId, ct) is null)
        {
            var first = await reach.TryAsync(typed, chosen, await LineAsync(programme, "news.hello", ct), ct);
            if (!first.Succeeded) return first.Result;
            tried = first.Value;
        }
        // Asked anew: the try may have taken a while.
        var webhook = await OfAsync(programmeId, ct);
        if (webhook is null && tried is null) return Outcome.Refused("refused.changedMeanwhile");
        if (webhook is null) db.Webhooks.Add(webhook = Webhook.For(programme, clock.GetUtcNow()));
        if (tried is not null) webhook.Point(tried, clock.GetUtcNow());
        webhook.Choose(news);
        audit.Record(tried is null ? "programme.webhook.changed" : "programme.webhook.set", "programme", programme.Id, programme.Name, new { host = webhook.Host, news = webhook.News.Select(n => n.ToString()) });
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>A line now. Where it arrives, a channel that we had given up is told its news again.</summary>
    public async Task<Outcome> TestAsync(Guid programmeId, CancellationToken ct)
    {
        if (await ProgrammeAsync(programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await OfAsync(programmeId, ct) is not { } webhook) return Outcome.Refused("news.refused.noChannel");
        var answer = await reach.PostAsync(webhook, await LineAsync(programme, "news.test", ct), ct);
        if (!answer.Succeeded) return Outcome.Refused(answer.Problem);
        webhook.Arrived(clock.GetUtcNow());
        audit.Record("programme.webhook.tested", "programme", programme.Id, programme.Name, new { host = webhook.Host });
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>What still waits for it goes with it.</summary>
    public async Task<Outcome> RemoveAsync(Guid programmeId, CancellationToken ct)
    {
        if (await ProgrammeAsync(programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await OfAsync(programmeId, ct) is not { } webhook) return Outcome.Done;
        db.Webhooks.Remove(webhook);
        audit.Record("programme.webhook.removed", "programme", programme.Id, programme.Name, new { host = webhook.Host });
        return await db.SaveSeenAsync(ct);
    }

    private Task<Programme?> ProgrammeAsync(Guid programmeId, CancellationToken ct) => db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct);

    private Task<Webhook?> OfAsync(Guid programmeId, CancellationToken ct) => db.Webhooks.SingleOrDefaultAsync(w => w.ProgrammeId == programmeId, ct);

    private async Task<PostedLine> LineAsync(Programme programme, string key, CancellationToken ct)
    {
        var texts = await read.VoiceAsync(ct);
        return new(texts[key, ("programme", programme.Name)], "/", texts["webhook.open"]);
    }
}
