using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Applications;

/// <summary>
/// Makes decisions true and tells the applicants: whoever is accepted gets their place with what they wrote, and everybody a
/// mail, in one save for each. Of a "no" the mail says that it is one, never why.
/// </summary>
[UseCase]
public sealed class TellDecisions(AppDb db, EnrolApplicant enrol, MailComposer mail, PublicAddress address, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    /// <summary>A manager does not want to wait until the time to undo is over.</summary>
    public async Task<Outcome<int>> NowAsync(Guid programmeId, CancellationToken ct)
    {
        if (!person.ManagedProgrammeIds.Contains(programmeId)) return Outcome.NotFound;
        var ids = await db.Applications.DecidableBy(person).Where(a => a.ProgrammeId == programmeId && a.Verdict != null && a.ToldAt == null).OrderBy(a => a.SentAt).Select(a => a.Id).ToListAsync(ct);
        return ids.Count == 0 ? Outcome.Refused("applications.refused.noneWaits") : await TellAsync(ids, ct);
    }

    /// <summary>What is due in this organisation. Run by a job; safe to run twice.</summary>
    public async Task<int> DueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await TellAsync(await db.Applications.Where(DueAt(now)).OrderBy(a => a.SentAt).Select(a => a.Id).ToListAsync(ct), ct);
    }

    internal static Expression<Func<ProgrammeApplication, bool>> DueAt(DateTimeOffset now) => a => a.ToldAt == null && a.TellAt != null && a.TellAt <= now && a.Verdict != null;

    private async Task<int> TellAsync(List<Guid> ids, CancellationToken ct)
    {
        var told = 0;
        foreach (var id in ids)
        {
            db.ChangeTracker.Clear();
            if (await TellOneAsync(id, ct)) told++;
        }
        db.ChangeTracker.Clear();
        return told;
    }

    private async Task<bool> TellOneAsync(Guid id, CancellationToken ct)
    {
        var one = await db.Applications.Include(a => a.Programme).Include(a => a.Person).Include(a => a.Answers).SingleAsync(a => a.Id == id, ct);
        if (!one.Tell(clock.GetUtcNow()).Succeeded) return false;
        if (one.State == ApplicationState.Accepted)
        {
            var form = await db.ApplicationForms.AsNoTracking().SingleAsync(f => f.Id == one.FormId, ct);
            await enrol.JoinAsync(one.Programme, one.PersonId, one.Role, ProfileOf(one, form), one.DecidedById, ct);
        }
        var me = (await db.RecipientsAsync(db.People.Where(p => p.Id == one.PersonId), ct))[one.PersonId];
        if (me.Address.Length > 0)
            mail.Add(me, KindOf(one.State), $"{KindOf(one.State)}:{one.Id}:{one.Version}", address.LinkTo("/apply/" + one.ProgrammeId), secret: false, ("programme", one.Programme.Name));
        audit.Record("application.told", "application", one.Id, one.Person.Name, new { one.ProgrammeId, state = one.State.ToString() });
        // Undone or withdrawn in this very moment, or told by another node: then there is nothing left to tell.
        return (await db.SaveSeenAsync(ct)).Succeeded;
    }

    private static string KindOf(ApplicationState state) => state switch
    {
        ApplicationState.Accepted => "applicant-application-accepted", ApplicationState.Waiting => "applicant-application-waits", _ => "applicant-application-declined",
    };

    private static ApplicantProfile ProfileOf(ProgrammeApplication one, ApplicationForm form)
    {
        var sheet = AnswerSheet.Of(one.Answers);
        var skills = form.Questions.Where(q => q.Kind == QuestionKind.Skills && q.Readers == Readers.Partner).SelectMany(q => sheet.Skills(q.Key)).Where(s => s.IsKnown).DistinctBy(s => s.SkillId).ToList();
        var motivation = sheet[FormQuestion.MotivationKey].Text;
        var goals = sheet[FormQuestion.GoalsKey].Text.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return one.Role == ProgrammeRole.Mentor
            ? new([], [.. skills.Select(s => new OfferedSkill(s.SkillId, Math.Clamp(s.Level, 1, 4)))], goals, motivation)
            : new([.. skills.Select(s => new WantedSkill(s.SkillId, Math.Clamp(s.Level, 1, 3)))], [], goals, motivation);
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class TellDecisionsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("applications", TellDecisions.DueAt(clock.GetUtcNow()), services => services.GetRequiredService<TellDecisions>().DueAsync(ct), ct);
}
