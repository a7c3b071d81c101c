using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Training.Guidelines;

/// <summary>A published version as it was, for the managers.</summary>
[ProgrammeManagersOnly]
public sealed class OldVersionPage(AppDb db, CurrentPerson person) : PageModel
{
    public string ProgrammeName { get; private set; } = "";
    public GuidelineVersion Version { get; private set; } = null!;
    public bool IsCurrent { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, [FromRoute(Name = "guideline")] string slug, int number, CancellationToken ct)
    {
        var name = await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        var versions = db.GuidelineVersions.AsNoTracking().Where(v => v.ProgrammeId == programmeId && v.Slug == slug && v.PublishedAt != null);
        if (name is null || await versions.SingleOrDefaultAsync(v => v.Number == number, ct) is not { } version) return NotFound();
        (ProgrammeName, Version) = (name, version);
        IsCurrent = !await versions.AnyAsync(v => v.Number > number, ct);
        return Page();
    }
}
