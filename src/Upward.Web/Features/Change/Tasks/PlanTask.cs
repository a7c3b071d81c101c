using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Change;

/// <summary>Turns a suggestion into a task with an owner and a date, and ticks it off.</summary>
[UseCase]
public sealed class PlanTask(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, TaskFacts facts, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var outcome = facts.Check();
        if (!outcome.Succeeded) return outcome;
        if (!await PossibleOwners(programmeId).AnyAsync(p => p.Id == facts.OwnerId, ct)) return Outcome.RefusedAt("OwnerId", "change.refused.owner");

        var task = ChangeTask.Plan(db.OrganisationId, programmeId, facts, person.Id, clock.GetUtcNow());
        db.ChangeTasks.Add(task);
        audit.Record("change.task.planned", "programme", programmeId, programme.Name, new { task.From, task.OwnerId, task.DueOn });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    public async Task<Outcome> TickAsync(Guid programmeId, Guid taskId, bool done, CancellationToken ct)
    {
        if (!await db.Programmes.AskableBy(person).AnyAsync(p => p.Id == programmeId, ct)) return Outcome.NotFound;
        if (await db.ChangeTasks.SingleOrDefaultAsync(t => t.Id == taskId && t.ProgrammeId == programmeId, ct) is not { } task) return Outcome.Refused("change.refused.gone");
        if (done) task.Finish(person.Id, clock.GetUtcNow());
        else task.Reopen();
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <summary>The team: who runs the programme, the admins, and the leaders who stand for it.</summary>
    public IQueryable<Person> PossibleOwners(Guid programmeId) => db.People.Where(p => p.LeftAt == null && (
        db.ProgrammeManagers.Any(m => m.ProgrammeId == programmeId && m.PersonId == p.Id) || db.OrganisationAdmins.Any(a => a.PersonId == p.Id)
        || db.Commitments.Any(c => c.ProgrammeId == programmeId && c.PersonId == p.Id && c.GivenAt != null && c.WithdrawnAt == null)));
}
