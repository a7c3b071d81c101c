using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class ObjectivesPage(AppDb db, CurrentPerson person, Texts texts) : StepPage(db, person, texts)
{
    public override string Step => "objectives";
    public IReadOnlyList<Objective> Objectives { get; private set; } = [];

    /// <summary>Purposes of the programme that nothing measures yet, then the others.</summary>
    public IEnumerable<PurposePreset> Suggested => PurposePreset.All.Where(p => Objectives.All(o => o.Purpose != p.Key)).OrderByDescending(p => Programme.Purposes.Contains(p.Key));

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        Objectives = await Db.Objectives.AsNoTracking().Where(o => o.ProgrammeId == programmeId).OrderBy(o => o.Position).ToListAsync(ct);
        return Page();
    }
}
