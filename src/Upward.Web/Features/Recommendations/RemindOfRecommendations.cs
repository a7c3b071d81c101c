using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Recommendations;

/// <summary>One reminder, some days before the day it is due, to whoever has neither written nor said no. Safe to run twice.</summary>
[UseCase]
public sealed class RemindOfRecommendations(AppDb db, OrganisationScope scope, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var last = today.AddDays(Recommendation.RemindDaysBefore);
        List<Recommendation> due;
        using (scope.UseInstallation())
            due = await db.Recommendations.IgnoreQueryFilters().AsNoTracking()
                .Where(r => r.RemindedAt == null && r.WrittenAt == null && r.DeclinedAt == null && r.TakenBackAt == null && r.DueOn >= today && r.DueOn <= last).OrderBy(r => r.AskedAt).ToListAsync(ct);
        var sent = 0;
        foreach (var found in due)
        {
            db.ChangeTracker.Clear();
            using var theirs = scope.UseFor(found.OrganisationId);
            if (await RemindAsync(found.Id, today, now, ct)) sent++;
        }
        db.ChangeTracker.Clear();
        return sent;
    }

    private async Task<bool> RemindAsync(Guid id, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var one = await db.Recommendations.Include(r => r.About).Include(r => r.From).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (one is not { From.IsActive: true, About.IsActive: true } || !one.IsDueForReminder(today)) return false;
        var token = AskForRecommendation.NewToken();
        one.Remind(CreateInvitation.HashOf(token), now);
        var to = (await db.RecipientsAsync(db.People.Where(p => p.Id == one.FromId), ct))[one.FromId];
        mail.Add(to, "recommendation-reminded", $"recommendation-reminded:{one.Id}", address.LinkTo("/recommend/" + token), secret: true, ("person", one.About.Name), ("due", one.DueOn));
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
