using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;

namespace Upward.Web.Features.Enrolment.Pages;

/// <summary>Names for the type-ahead of wishes and vetoes: the other role's participants, for the person and for who fills the form in for them.</summary>
[GuestsToo]
public sealed class PartnersPage(AppDb db, CurrentPerson person) : PageModel
{
    public IEnumerable<(Partner Partner, string Label)> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid enrolmentId, string? q, CancellationToken ct)
    {
        var enrolment = await db.Enrolments.AsNoTracking().OwnedBy(person).SingleOrDefaultAsync(e => e.Id == enrolmentId, ct)
            ?? await db.Enrolments.AsNoTracking().WithProfileOpenTo(person).SingleOrDefaultAsync(e => e.Id == enrolmentId, ct);
        if (enrolment is null) return NotFound();
        Found = (await PartnerList.OfAsync(db, enrolment, ct)).Find(q ?? "").ToList();
        return Page();
    }
}
