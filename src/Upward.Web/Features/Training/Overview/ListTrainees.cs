using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Training;

/// <summary>How far each participant is with what is compulsory for them: counts and days, never an answer. Filtered here, like the participants.</summary>
[UseCase]
public sealed class ListTrainees(AppDb db, CurrentPerson person, ReadTrainingPlan plans, TimeProvider clock)
{
    public async Task<TraineeList> ExecuteAsync(Guid programmeId, TraineeFilter filter, CancellationToken ct)
    {
        var (plan, now) = (await plans.OfAsync(programmeId, ct), clock.GetUtcNow());
        var required = Enum.GetValues<ProgrammeRole>().ToDictionary(r => r, plan.RequiredOf);
        var rows = await db.Enrolments.AsNoTracking().ManageableBy(person).Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null && e.Person.LeftAt == null)
            .Select(e => new { e.Id, e.PersonId, e.Person.Name, e.Person.Email, e.Person.Department, e.Role }).ToListAsync(ct);
        // Narrow on purpose: a thousand people have some ten thousand of these.
        var done = (await db.UnitCompletions.AsNoTracking().Where(c => c.ProgrammeId == programmeId).Select(c => new { c.PersonId, c.UnitKey, c.DoneAt }).ToListAsync(ct)).ToLookup(c => c.PersonId);
        var all = rows.Select(r =>
        {
            var ever = done[r.PersonId].Where(c => required[r.Role].Contains(c.UnitKey)).ToList();
            var counted = ever.Where(c => !plan.IsDue(c.UnitKey, c.DoneAt, now)).ToList();
            return new Trainee(r.Id, r.PersonId, r.Name, r.Email, r.Department, r.Role, counted.Count, required[r.Role].Count, ever.Count == 0 ? null : ever.Max(c => c.DoneAt), ever.Count - counted.Count);
        }).ToList();
        var ofRole = all.Where(filter.IsOfRole).ToList();
        return new(
            [.. filter.Sorted(all.Where(filter.Admits))], new(all.Count, all.Count(t => t.State == TraineeState.Finished)),
            Enum.GetValues<TraineeState>().ToDictionary(s => s, s => s == TraineeState.All ? ofRole.Count : ofRole.Count(t => t.State == s)),
            all.Count(t => t.Role == ProgrammeRole.Mentor), all.Count(t => t.Role == ProgrammeRole.Mentee));
    }
}
