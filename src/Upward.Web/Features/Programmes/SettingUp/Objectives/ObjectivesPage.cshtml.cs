using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Goals;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class ObjectivesPage(AppDb db, CurrentPerson person, Texts texts) : StepPage(db, person, texts)
{
    public override string Step => "objectives";
    public IReadOnlyList<Objective> Objectives { get; private set; } = [];

    /// <summary>How many goals that both of a pair see serve an objective; only where at least five pairs have one.</summary>
    public IReadOnlyDictionary<Guid, int> Served { get; private set; } = new Dictionary<Guid, int>();

    /// <summary>Purposes of the programme that nothing measures yet, then the others.</summary>
    public IEnumerable<PurposePreset> Suggested => PurposePreset.All.Where(p => Objectives.All(o => o.Purpose != p.Key)).OrderByDescending(p => Programme.Purposes.Contains(p.Key));

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        Objectives = await Db.Objectives.AsNoTracking().Where(o => o.ProgrammeId == programmeId).OrderBy(o => o.Position).ToListAsync(ct);
        Served = (await Db.Goals.Where(g => g.ObjectiveId != null && !g.IsPrivate && g.State != GoalState.Dropped && g.Mentorship.ProgrammeId == programmeId)
            .GroupBy(g => g.ObjectiveId!.Value).Select(g => new { Id = g.Key, Goals = g.Count(), Pairs = g.Select(x => x.MentorshipId).Distinct().Count() }).Where(s => s.Pairs >= 5).ToListAsync(ct)).ToDictionary(s => s.Id, s => s.Goals);
        return Page();
    }
}
