using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Recommendations;

/// <summary>One reminder, some days before the day it is due, to whoever has neither written nor said no. Safe to run twice.</summary>
[UseCase]
public sealed class RemindOfRecommendations(AppDb db, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var sent = 0;
        foreach (var id in await db.Recommendations.Where(WaitingOn(today)).OrderBy(r => r.AskedAt).Select(r => r.Id).ToListAsync(ct))
        {
            db.ChangeTracker.Clear();
            if (await RemindAsync(id, today, now, ct)) sent++;
        }
        db.ChangeTracker.Clear();
        return sent;
    }

    internal static Expression<Func<Recommendation, bool>> WaitingOn(DateOnly today)
    {
        var last = today.AddDays(Recommendation.RemindDaysBefore);
        return r => r.RemindedAt == null && r.WrittenAt == null && r.DeclinedAt == null && r.TakenBackAt == null && r.DueOn >= today && r.DueOn <= last;
    }

    private async Task<bool> RemindAsync(Guid id, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var one = await db.Recommendations.Include(r => r.About).Include(r => r.From).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (one is not { From.IsActive: true, About.IsActive: true } || !one.IsDueForReminder(today)) return false;
        var token = LinkToken.New();
        one.Remind(LinkToken.HashOf(token), now);
        var to = (await db.RecipientsAsync(db.People.Where(p => p.Id == one.FromId), ct))[one.FromId];
        mail.Add(to, "recommendation-reminded", $"recommendation-reminded:{one.Id}", address.LinkTo("/recommend/" + token), secret: true, ("person", one.About.Name), ("due", one.DueOn)).Until(one.LinkEndsAt);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Written in this very moment, or reminded by another node.
            return false;
        }
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class RemindOfRecommendationsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return each.DoAsync("recommendations", RemindOfRecommendations.WaitingOn(today), services => services.GetRequiredService<RemindOfRecommendations>().ExecuteAsync(ct), ct);
    }
}
