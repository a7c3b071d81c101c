using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Endings;

/// <summary>The senior's reference for the junior, as a letter to print. It stands here and in the junior's portfolio, and nowhere else.</summary>
[GuestsToo]
public sealed class ReferencePage(FindPairSpace find, GiveFarewell give, AppDb db) : PageModel
{
    public OwnSpace Pair { get; private set; } = null!;
    public Farewell Farewell { get; private set; } = null!;
    public string Organisation { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return NotFound();
        var (mine, theirs) = await give.ReadAsync(pair, ct);
        if ((pair.Me.Role == ProgrammeRole.Mentee ? mine : theirs) is not { Reference.Length: > 0 } farewell) return LocalRedirect($"~/pairs/{mentorshipId}/closing/farewell");
        (Pair, Farewell) = (pair, farewell);
        Organisation = await db.Organisations.Where(o => o.Id == db.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        return Page();
    }
}
