using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes.SettingUp.Pages;

/// <summary>The task list of setting up: every step can be opened at any time and is saved by itself.</summary>
[ProgrammeManagersOnly]
public sealed class SetupPage(AppDb db, CurrentPerson person, SetupList list) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public SetupProgress Progress { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        Programme = programme;
        Progress = await list.OfAsync(programme, ct);
        return Page();
    }
}
