using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Applications;

/// <summary>Hands an application in. From now on its readers see it; the applicant gets a mail, and their line manager the question about time where the programme asks it.</summary>
[UseCase]
public sealed class SendApplication(AppDb db, ApplyDesk desk, FormAtHand forms, AskLineManager askManager, MailComposer mail, PublicAddress address, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, AnswerSheet sheet, CancellationToken ct)
    {
        if (!await desk.OpenAsync(programmeId, ct) || desk.Application is null) return Outcome.NotFound;
        if (!desk.IsOpen) return Outcome.Refused("apply.refused.closed");
        if (desk.TakesPart is not null) return Outcome.Refused("apply.refused.takesPart");
        var id = desk.Application.Id;
        return await db.InTransactionAsync(async () =>
        {
            await db.LockAsync<ProgrammeApplication>([id], ct);
            // The page may have saved by itself a moment ago: what was read before the lock is no longer what stands there.
            db.ChangeTracker.Clear();
            return await SendAsync(id, sheet, ct);
        }, ct);
    }

    private async Task<Outcome> SendAsync(Guid id, AnswerSheet sheet, CancellationToken ct)
    {
        var own = await db.Applications.Include(a => a.Answers).Include(a => a.Person).SingleAsync(a => a.Id == id, ct);
        var form = await forms.KeepAsync(own.ProgrammeId, own.Role, ct);
        var now = clock.GetUtcNow();
        var outcome = own.Write(form, sheet, now);
        if (outcome.Succeeded) outcome = own.Send(sheet, form, desk.FullRoles.Contains(own.Role), now);
        if (!outcome.Succeeded) return outcome;

        var me = (await db.RecipientsAsync(db.People.Where(p => p.Id == person.Id), ct))[person.Id];
        if (me.Address.Length > 0)
            mail.Add(me, own.State == ApplicationState.Waiting ? "applicant-application-waits" : "applicant-application-received", $"application-sent:{own.Id}:{own.Version}", address.LinkTo("/apply/" + own.ProgrammeId), secret: false, ("programme", desk.Programme.Name));
        if (desk.Intake.AsksLineManager) await askManager.JoinAsync(own, desk.Programme, ct);
        audit.Record("application.sent", "application", own.Id, own.Person.Name, new { own.ProgrammeId, role = own.Role.ToString(), state = own.State.ToString() });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
