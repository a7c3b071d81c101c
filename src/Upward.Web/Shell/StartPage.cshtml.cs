using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Shell;

/// <summary>Leads each person to where their work is: a manager to the programme, a participant to what is next with their partner, to their circles, or to their proposals.</summary>
[GuestsToo]
public sealed class StartPage(AppDb db, CurrentPerson person) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!person.ManagesAny) return LocalRedirect(await db.Mentorships.LivedBy(person).AnyAsync(m => m.EndedAt == null, ct) ? "~/home" : await db.Circles.LivedBy(person).AnyAsync(c => c.ClosedAt == null, ct) ? "~/circles" : "~/proposals");
        var newest = await db.Programmes.ManageableBy(person).OrderByDescending(p => p.CreatedAt).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
        return LocalRedirect(newest is { } id ? $"~/programmes/{id}" : "~/programmes");
    }
}
