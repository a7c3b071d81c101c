using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Notifications;

/// <summary>
/// The mails of the day and of the week: what came before the last morning on its reader's clock, in one mail. What they have read meanwhile is
/// left out; nothing left, no mail. The key holds the morning, so that two nodes, or a job that ran twice, make one of it.
/// </summary>
[UseCase]
public sealed class GatherDigests(AppDb db, MailComposer mail, TimeProvider clock)
{
    /// <returns>How many mails were written.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var waiting = await db.Outbox.Where(OutboxMail.Held).Where(m => m.PersonId != null)
            .Select(m => new { PersonId = m.PersonId!.Value, m.Delivery }).Distinct().OrderBy(w => w.PersonId).ToListAsync(ct);
        var written = 0;
        foreach (var one in waiting)
        {
            db.ChangeTracker.Clear();
            if (await GatherAsync(one.PersonId, one.Delivery, ct)) written++;
        }
        db.ChangeTracker.Clear();
        return written;
    }

    private async Task<bool> GatherAsync(Guid personId, Delivery rhythm, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var to = await db.ReachableAsync(personId, ct);
        var morning = to is null ? now : DeliveryWishes.LastMorning(rhythm, to.Zone, now);
        var held = await db.Outbox.Where(OutboxMail.Held).Where(m => m.PersonId == personId && m.Delivery == rhythm && m.CreatedAt < morning).OrderBy(m => m.CreatedAt).Take(200).ToListAsync(ct);
        if (held.Count == 0) return false;
        var ids = held.ConvertAll(m => m.Id);
        var unread = await db.Notices.AsNoTracking().Where(n => ids.Contains(n.Id) && n.ReadAt == null).OrderBy(n => n.At).Select(n => new { n.Title, n.Path }).ToListAsync(ct);
        foreach (var one in held) one.Gather(now);
        if (to is not null && unread.Count > 0)
            mail.AddDigest(to, rhythm, $"digest:{rhythm}:{personId:N}:{morning.UtcDateTime:yyyyMMddHHmm}", [.. unread.Select(n => (n.Title, n.Path))]);
        // Another node may be at it in this very moment: the key lets only one of the two through.
        return (await db.SaveSeenAsync(ct)).Succeeded && unread.Count > 0;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class GatherDigestsEverywhere(EachOrganisation each)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("digests", OutboxMail.Held, services => services.GetRequiredService<GatherDigests>().ExecuteAsync(ct), ct);
}
