using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Recommendations;

/// <summary>What the person a recommendation is about may do with it: take the question back, hide the words or show them, say thank you.</summary>
[UseCase]
public sealed class ChangeRecommendation(AppDb db, MailComposer mail, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    /// <summary>The link stops working, and words that came are deleted.</summary>
    public Task<Outcome> TakeBackAsync(Guid id, CancellationToken ct) => OnMineAsync(id, "recommendation.takenBack", one =>
    {
        one.TakeBack(clock.GetUtcNow());
        return Task.FromResult(Outcome.Done);
    }, ct);

    /// <summary>Hidden words are read by the person alone.</summary>
    public Task<Outcome> ShowAsync(Guid id, bool shown, CancellationToken ct) =>
        OnMineAsync(id, shown ? "recommendation.shown" : "recommendation.hidden", one => Task.FromResult(one.Show(shown, clock.GetUtcNow())), ct);

    /// <summary>Once, by mail.</summary>
    public Task<Outcome> ThankAsync(Guid id, CancellationToken ct) => OnMineAsync(id, "recommendation.thanked", async one =>
    {
        var outcome = one.Thank(clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome;
        if ((await db.RecipientsAsync(db.People.Where(p => p.Id == one.FromId && p.LeftAt == null), ct)).TryGetValue(one.FromId, out var to) && to.Address.Length > 0)
            mail.Add(to, "recommendation-thanked", $"recommendation-thanked:{one.Id}", null, secret: false, ("person", person.Name));
        return Outcome.Done;
    }, ct);

    private async Task<Outcome> OnMineAsync(Guid id, string action, Func<Recommendation, Task<Outcome>> change, CancellationToken ct)
    {
        if (await db.Recommendations.Include(r => r.From).SingleOrDefaultAsync(r => r.Id == id && r.AboutId == person.Id && r.TakenBackAt == null, ct) is not { } one) return Outcome.NotFound;
        var outcome = await change(one);
        if (!outcome.Succeeded) return outcome;
        audit.Record(action, "recommendation", one.Id, one.From.Name);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
