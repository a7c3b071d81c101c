using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Enrolment.Pages;

/// <summary>The programmes one takes part in; with a single one, straight to its profile.</summary>
[GuestsToo]
public sealed class MyProfilesPage(AppDb db, CurrentPerson person) : PageModel
{
    public sealed record Row(Guid Id, Programme Programme, ProgrammeRole Role);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Rows = await db.Enrolments.AsNoTracking().OwnedBy(person).OrderBy(e => e.Programme.Name).Select(e => new Row(e.Id, e.Programme, e.Role)).ToListAsync(ct);
        return Rows.Count == 1 ? LocalRedirect($"~/my/profile/{Rows[0].Id}") : Page();
    }
}
