using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Recommendations;

/// <summary>What the holder of the link may know and do. Nobody needs an account for it.</summary>
[UseCase]
public sealed class WriteRecommendation(AppDb db, OrganisationScope scope, MailComposer mail, PublicAddress address, AuditLog audit, TimeProvider clock)
{
    public sealed record SkillSeen(Guid Id, string Name);

    /// <param name="Skills">What the person offers: only these can be endorsed.</param>
    public sealed record Shown(string Organisation, string Person, string Writer, string Note, DateOnly Due, DateOnly Until, RecommendationReaders Readers, string Text, IReadOnlyList<Guid> Endorsed, IReadOnlyList<SkillSeen> Skills, bool IsSent, bool IsDeclined, int Version);

    /// <summary>Null for a link that is unknown, taken back or past its time.</summary>
    public async Task<Shown?> ShowAsync(string token, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        if (await FindAsync(token, ct) is not { } one) return null;
        var organisation = await db.Organisations.Where(o => o.Id == one.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        return new(organisation, one.About.Name, one.From.CallName, one.Note, one.DueOn, one.DueOn.AddDays(Recommendation.GraceDays), one.Readers, one.Text, one.Endorsed,
            await OfferedAsync(one.AboutId, ct), one.WrittenAt is not null, one.DeclinedAt is not null, one.Version);
    }

    /// <summary>Keeps a draft that nobody else reads.</summary>
    public Task<Outcome> KeepAsync(string token, string text, IReadOnlyCollection<Guid> endorsed, CancellationToken ct) =>
        OnAsync(token, async one => one.WrittenAt is null ? one.Keep(text, await OnlyOfferedAsync(one.AboutId, endorsed, ct), clock.GetUtcNow()) : Outcome.NotFound, ct);

    public Task<Outcome> SendAsync(string token, string text, IReadOnlyCollection<Guid> endorsed, CancellationToken ct) => OnAsync(token, async one =>
    {
        var first = one.WrittenAt is null;
        var outcome = one.Send(text, await OnlyOfferedAsync(one.AboutId, endorsed, ct), clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome;
        audit.RecordAs(one.OrganisationId, one.FromId, one.From.Name, "recommendation.written", "recommendation", one.Id, one.About.Name);
        if (!first) return outcome;
        using var theirs = scope.UseFor(one.OrganisationId);
        if ((await db.RecipientsAsync(db.People.Where(p => p.Id == one.AboutId), ct)).TryGetValue(one.AboutId, out var to) && to.Address.Length > 0)
            mail.Add(to, "recommendation-written", $"recommendation-written:{one.Id}", address.LinkTo("/my/recommendations"), secret: false, ("writer", one.From.Name));
        return outcome;
    }, ct);

    /// <summary>No reason is asked, no log tells it, and words that were sent are taken away with it.</summary>
    public Task<Outcome> DeclineAsync(string token, CancellationToken ct) => OnAsync(token, one =>
    {
        one.Decline(clock.GetUtcNow());
        return Task.FromResult(Outcome.Done);
    }, ct);

    private async Task<Outcome> OnAsync(string token, Func<Recommendation, Task<Outcome>> change, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        if (await FindAsync(token, ct) is not { } one) return Outcome.NotFound;
        var outcome = await change(one);
        if (outcome.Succeeded) await db.SaveChangesAsync(ct);
        return outcome;
    }

    private async Task<Recommendation?> FindAsync(string token, CancellationToken ct)
    {
        var hash = LinkToken.HashOf(token);
        var one = await db.Recommendations.IgnoreQueryFilters().Include(r => r.About).Include(r => r.From).SingleOrDefaultAsync(r => r.TokenHash == hash || r.SecondHash == hash, ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        // Whoever has left writes no more, and about whoever has left nothing is written.
        return one is { From.IsActive: true, About.IsActive: true } && one.LinkWorksOn(today) ? one : null;
    }

    private Task<List<SkillSeen>> OfferedAsync(Guid aboutId, CancellationToken ct) =>
        (from skill in db.EnrolmentSkills.IgnoreQueryFilters()
         join enrolment in db.Enrolments.IgnoreQueryFilters() on skill.EnrolmentId equals enrolment.Id
         join known in db.Skills.IgnoreQueryFilters() on skill.SkillId equals known.Id
         where enrolment.PersonId == aboutId && enrolment.WithdrawnAt == null && skill.Direction == SkillDirection.Offered
         select new { known.Id, known.Name }).Distinct().OrderBy(s => s.Name).Select(s => new SkillSeen(s.Id, s.Name)).ToListAsync(ct);

    private async Task<IEnumerable<Guid>> OnlyOfferedAsync(Guid aboutId, IReadOnlyCollection<Guid> endorsed, CancellationToken ct) =>
        (await OfferedAsync(aboutId, ct)).Select(s => s.Id).Where(endorsed.Contains);
}
