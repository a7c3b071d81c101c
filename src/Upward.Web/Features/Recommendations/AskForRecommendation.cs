using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Recommendations;

/// <summary>
/// Asks a colleague or the line manager for a few words about oneself (R238). They get a link that needs no account and says
/// before anything is written who will read it.
/// </summary>
[UseCase]
public sealed class AskForRecommendation(AppDb db, MailComposer mail, PublicAddress address, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    /// <param name="Email">Of the colleague; their address at work.</param>
    public sealed record Facts(string Email, string Note, DateOnly? DueOn, RecommendationReaders? Readers);

    public async Task<Outcome> ExecuteAsync(Facts facts, DateOnly today, CancellationToken ct)
    {
        if (Check(facts, today) is { Count: > 0 } refusals) return Outcome.Refused(refusals);
        var key = Person.KeyOf(facts.Email);
        if (key == Person.KeyOf(person.Email)) return Outcome.RefusedAt("Email", "recommendations.refused.self");
        // A colleague's address is no secret among colleagues, and a slip of the pen must not leave somebody waiting.
        if (await db.People.AsNoTracking().Insiders().SingleOrDefaultAsync(p => p.EmailKey == key && p.LeftAt == null, ct) is not { } from) return Outcome.RefusedAt("Email", "recommendations.refused.unknown");
        var mine = await db.Recommendations.AsNoTracking().Where(r => r.AboutId == person.Id && r.TakenBackAt == null && r.DeclinedAt == null).ToListAsync(ct);
        if (mine.Any(r => r.FromId == from.Id && r.StateOn(today) is RecommendationState.Asked or RecommendationState.Written)) return Outcome.RefusedAt("Email", "recommendations.refused.again", ("who", from.CallName));
        if (mine.Count(r => r.StateOn(today) == RecommendationState.Asked) >= Recommendation.MostOpen) return Outcome.Refused("recommendations.refused.many", ("max", Recommendation.MostOpen));

        var token = LinkToken.New();
        var one = Recommendation.Ask(db.OrganisationId, person.Id, from.Id, LinkToken.HashOf(token), facts.Note, facts.DueOn!.Value, facts.Readers!.Value, clock.GetUtcNow());
        db.Recommendations.Add(one);
        var to = (await db.RecipientsAsync(db.People.Where(p => p.Id == from.Id), ct))[from.Id];
        // Secret: whoever reads the outbox could write in the colleague's name.
        mail.Add(to, "recommendation-asked", $"recommendation-asked:{one.Id}", address.LinkTo("/recommend/" + token), secret: true, ("person", person.Name), ("due", one.DueOn)).Until(one.LinkEndsAt);
        audit.Record("recommendation.asked", "recommendation", one.Id, from.Name);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private static List<Refusal> Check(Facts facts, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (!facts.Email.Contains('@')) refusals.Add(new("Email", new Message("recommendations.refused.email")));
        if (facts.Note.Trim().Length > Recommendation.LongestNote) refusals.Add(new("Note", new Message("refused.tooLong", ("max", Recommendation.LongestNote), ("length", facts.Note.Trim().Length))));
        if (facts.DueOn is not { } due || due <= today || due > today.AddDays(Recommendation.LastDueDays)) refusals.Add(new("DueOn", new Message("recommendations.refused.due", ("last", today.AddDays(Recommendation.LastDueDays)))));
        if (facts.Readers is not { } readers || !Enum.IsDefined(readers)) refusals.Add(new("Readers", new Message("recommendations.refused.readers")));
        return refusals;
    }
}
