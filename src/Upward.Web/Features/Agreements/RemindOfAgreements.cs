using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Safety;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Agreements;

/// <summary>Two weeks after a pair began, and nothing is signed by both: one kind mail to each, once. Safe to run twice.</summary>
[UseCase]
public sealed class RemindOfAgreements(AppDb db, MailComposer mail, TimeProvider clock)
{
    public const int Days = 14;
    /// <summary>Four weeks after the beginning it is dropped, and listed. What is older still is history.</summary>
    private const int LateDays = 2 * Days, PastDays = 180;

    /// <summary>A pair that was brought in from before has found its ways without; it is not written to.</summary>
    public static Expression<Func<Mentorship, bool>> DueAt(DateTimeOffset now)
    {
        var (limit, tooOld) = (now.AddDays(-Days), now.AddDays(-PastDays));
        return m => m.EndedAt == null && m.ProposalId != null && m.AgreementRemindedAt == null && m.StartedAt <= limit && m.StartedAt > tooOld;
    }

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sent = 0;
        var due = await db.Mentorships.AsNoTracking().Where(DueAt(now)).AreAwake(db, now).Where(m => m.Mentor.Programme.Formality == Formality.Agreement && !db.Agreements.Any(a => a.MentorshipId == m.Id && a.InForceAt != null))
            .OrderBy(m => m.StartedAt).Select(m => m.Id).ToListAsync(ct);
        foreach (var id in due)
        {
            db.ChangeTracker.Clear();
            if (await RemindAsync(id, now, ct)) sent++;
        }
        db.ChangeTracker.Clear();
        return sent;
    }

    private async Task<bool> RemindAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Mentorships.Where(DueAt(now)).Include(m => m.Mentor.Person).Include(m => m.Mentee.Person).Include(m => m.Mentor.Programme).SingleOrDefaultAsync(m => m.Id == id, ct) is not { } pair) return false;
        // Too late is settled too: it is looked at once.
        pair.RemindOfAgreement(now);
        var goes = false;
        foreach (var (to, other) in new[] { (pair.Mentor.Person, pair.Mentee.Person), (pair.Mentee.Person, pair.Mentor.Person) })
        {
            if (await db.ReachableAsync(to.Id, ct) is not { } recipient) continue;
            goes |= mail.AddReminder(recipient, "agreement-unsigned", $"agreement-unsigned:{id:N}:{to.Id:N}", $"/pairs/{id}/agreement",
                pair.StartedAt.AddDays(Days), pair.StartedAt.AddDays(LateDays), ("partner", other.CallName), ("programme", pair.Mentor.Programme.Name));
        }
        // Another node may be at it in this very moment: the keys of the mails let only one of the two through.
        return (await db.SaveSeenAsync(ct)).Succeeded && goes;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class RemindOfAgreementsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("agreements", RemindOfAgreements.DueAt(clock.GetUtcNow()), services => services.GetRequiredService<RemindOfAgreements>().ExecuteAsync(ct), ct);
}
