using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Recommendations;

/// <summary>One reminder, some days before the day it is due, to whoever has neither written nor said no. After that day it is dropped, and listed. Safe to run twice.</summary>
[UseCase]
public sealed class RemindOfRecommendations(AppDb db, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    private const string Kind = "recommendation-reminded";

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
        // What nobody can write any more is history.
        var (past, last) = (today.AddDays(-Recommendation.GraceDays), today.AddDays(Recommendation.RemindDaysBefore));
        return r => r.RemindedAt == null && r.WrittenAt == null && r.DeclinedAt == null && r.TakenBackAt == null && r.DueOn >= past && r.DueOn <= last;
    }

    private async Task<bool> RemindAsync(Guid id, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var one = await db.Recommendations.Include(r => r.About).Include(r => r.From).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (one is not { From.IsActive: true, About.IsActive: true } || !one.IsDueForReminder(today)) return false;
        var to = (await db.RecipientsAsync(db.People.Where(p => p.Id == one.FromId), ct))[one.FromId];
        var (key, inTime) = ($"{Kind}:{one.Id}", now < one.ReminderEndsAt);
        (string, object?)[] words = [("person", one.About.Name), ("due", one.DueOn)];
        if (inTime)
        {
            var token = LinkToken.New();
            one.Remind(LinkToken.HashOf(token), now);
            mail.Add(to, Kind, key, address.LinkTo("/recommend/" + token), secret: true, words).Until(one.ReminderEndsAt);
        }
        else
        {
            one.LeaveUnreminded(now);
            mail.AddTooLate(to, Kind, key, one.ReminderDueAt, words);
        }
        // Written in this very moment, or reminded by another node: then it is not ours to send.
        return (await db.SaveSeenAsync(ct)).Succeeded && inTime;
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
