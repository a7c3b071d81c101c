using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Training;

/// <summary>A kind reminder to those who have not finished; at most one a day to a person.</summary>
[UseCase]
public sealed class RemindTrainees(AppDb db, CurrentPerson person, ListTrainees list, MailComposer mail, CreateInvitation invitation, AuditLog audit, TimeProvider clock)
{
    /// <param name="chosen">Only these enrolments of the filter; empty: all that it shows.</param>
    /// <returns>How many mails were written.</returns>
    public async Task<Outcome<int>> ExecuteAsync(Guid programmeId, TraineeFilter filter, IReadOnlyCollection<Guid> chosen, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var open = (await list.ExecuteAsync(programmeId, filter, ct)).Matching
            .Where(t => t.State != TraineeState.Finished && t.Email.Length > 0 && (chosen.Count == 0 || chosen.Contains(t.EnrolmentId))).ToList();
        if (open.Count == 0) return Outcome.Refused("training.refused.nobodyToRemind");

        var day = clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        string KeyOf(Trainee t) => $"training-reminder:{programmeId:N}:{t.PersonId:N}:{day}";
        var keys = open.Select(KeyOf).ToList();
        var sent = (await db.Outbox.Where(m => keys.Contains(m.UniqueKey)).Select(m => m.UniqueKey).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var asked = open.Where(t => !sent.Contains(KeyOf(t))).ToList();
        if (asked.Count == 0) return Outcome.Refused("training.refused.remindedToday");

        var ids = asked.Select(t => t.PersonId).ToList();
        var people = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var recipients = await db.RecipientsAsync(db.People.Where(p => ids.Contains(p.Id)), ct);
        foreach (var t in asked)
            mail.Add(recipients[t.PersonId], "training-reminder", KeyOf(t), invitation.LinkFor(people[t.PersonId], "/my/training"), secret: false,
                ("programme", programme.Name), ("left", t.Required - t.Done), ("all", t.Required));
        audit.Record("training.reminded", "programme", programmeId, programme.Name, new { people = asked.Count });
        await db.SaveChangesAsync(ct);
        return asked.Count;
    }
}
