using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Curriculum;

public enum CurriculumAct { Up, Down, Hide, Show, BranchUp, BranchDown }

/// <summary>The order of branches and units, and what is hidden. What pairs have planned stays in their plan.</summary>
[UseCase]
public sealed class ArrangeCurriculum(AppDb db, CurrentPerson person, AuditLog audit, ReadCurriculum curricula, TimeProvider clock)
{
    /// <param name="key">Of the unit, or of the branch.</param>
    public async Task<Outcome> ExecuteAsync(Guid programmeId, CurriculumAct act, string key, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var plan = await curricula.OfAsync(programmeId, ct);
        if (Changed(plan, act, key) is not { } settings) return Outcome.Refused("curriculum.refused.unit");

        var row = await db.ProgrammeCurricula.SingleOrDefaultAsync(c => c.ProgrammeId == programmeId, ct);
        if (row is null) db.ProgrammeCurricula.Add(row = ProgrammeCurriculum.For(db.OrganisationId, programmeId));
        row.Arrange(settings, person.Id, clock.GetUtcNow());
        audit.Record("curriculum.arranged", "programme", programmeId, programme.Name, new { act = act.ToString(), unit = plan.Find(key)?.Title ?? key });
        // Another manager may have arranged in the same moment: the page shows what stands, and the act is one click.
        return await db.SaveSeenAsync(ct);
    }

    private static CurriculumSettings? Changed(CurriculumPlan plan, CurriculumAct act, string key)
    {
        var s = plan.Settings;
        if (act is CurriculumAct.BranchUp or CurriculumAct.BranchDown)
        {
            var branches = plan.Branches.Select(b => b.Key).Where(k => k != TopicTree.Own).ToList();
            return branches.Contains(key) ? s with { Branches = Moved(branches, key, act == CurriculumAct.BranchUp ? -1 : 1) } : null;
        }
        if (plan.Find(key) is not { } unit) return null;
        return act switch
        {
            CurriculumAct.Hide => s with { Hidden = [.. s.Hidden.Append(key).Distinct()] },
            CurriculumAct.Show => s with { Hidden = [.. s.Hidden.Where(k => k != key)] },
            _ => s with { Order = new(s.Order) { [unit.Topic] = Moved([.. plan.Topic(unit.Topic)!.Units.Select(u => u.Key)], key, act == CurriculumAct.Up ? -1 : 1) } },
        };
    }

    private static List<string> Moved(List<string> keys, string key, int by)
    {
        var from = keys.IndexOf(key);
        var to = Math.Clamp(from + by, 0, keys.Count - 1);
        (keys[from], keys[to]) = (keys[to], keys[from]);
        return keys;
    }
}
