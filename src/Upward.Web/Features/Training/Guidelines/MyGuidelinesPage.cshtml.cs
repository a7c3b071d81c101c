using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;

namespace Upward.Web.Features.Training.Guidelines;

/// <summary>The programmes whose guidelines one reads; with a single one, straight to them.</summary>
[GuestsToo]
public sealed class MyGuidelinesPage(AppDb db, CurrentPerson person) : PageModel
{
    public sealed record Row(Guid ProgrammeId, string Name);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var managed = person.ManagedProgrammeIds.ToList();
        var taking = db.Enrolments.OwnedBy(person).Select(e => e.ProgrammeId);
        Rows = await db.Programmes.AsNoTracking().Where(p => managed.Contains(p.Id) || taking.Contains(p.Id)).OrderBy(p => p.Name).Select(p => new Row(p.Id, p.Name)).ToListAsync(ct);
        return Rows.Count == 1 ? LocalRedirect($"~/my/guidelines/{Rows[0].ProgrammeId}") : Page();
    }
}
