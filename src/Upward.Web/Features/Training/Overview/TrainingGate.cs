using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Training;

/// <summary>Who is kept out of the next match round because compulsory training is open. Callers have loaded the programme through the person.</summary>
[UseCase]
public sealed class TrainingGate(AppDb db, ReadTrainingPlan plans, TimeProvider clock)
{
    /// <summary>Enrolments that wait; empty while the programme does not ask for training before matching.</summary>
    public async Task<IReadOnlySet<Guid>> HeldBackAsync(Guid programmeId, CancellationToken ct)
    {
        var plan = await plans.OfAsync(programmeId, ct);
        if (!plan.Settings.BeforeMatching) return new HashSet<Guid>();
        var waiting = new HashSet<Guid>();
        foreach (var role in Enum.GetValues<ProgrammeRole>())
        {
            var required = plan.RequiredOf(role);
            if (required.Count == 0) continue;
            waiting.UnionWith(await db.Enrolments.Where(e => e.ProgrammeId == programmeId && e.Role == role && e.WithdrawnAt == null && e.Person.LeftAt == null
                && db.UnitCompletions.Count(c => c.ProgrammeId == programmeId && c.PersonId == e.PersonId && required.Contains(c.UnitKey)) < required.Count).Select(e => e.Id).ToListAsync(ct));
            waiting.UnionWith(await DueAgainAsync(programmeId, plan, required, role, ct));
        }
        return waiting;
    }

    /// <summary>Who has finished everything, some of it too long ago.</summary>
    private async Task<List<Guid>> DueAgainAsync(Guid programmeId, TrainingPlan plan, IReadOnlyList<string> required, ProgrammeRole role, CancellationToken ct)
    {
        var waiting = new List<Guid>();
        foreach (var keys in required.GroupBy(key => plan.MonthsOf(plan.Find(key)!.Track)).Where(g => g.Key > 0))
        {
            var (limit, those) = (clock.GetUtcNow().AddMonths(-keys.Key), keys.ToList());
            waiting.AddRange(await db.Enrolments.Where(e => e.ProgrammeId == programmeId && e.Role == role && e.WithdrawnAt == null && e.Person.LeftAt == null
                && db.UnitCompletions.Any(c => c.ProgrammeId == programmeId && c.PersonId == e.PersonId && those.Contains(c.UnitKey) && c.DoneAt < limit)).Select(e => e.Id).ToListAsync(ct));
        }
        return waiting;
    }
}
