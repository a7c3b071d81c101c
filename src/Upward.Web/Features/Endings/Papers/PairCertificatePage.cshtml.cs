using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Endings;

/// <summary>One sheet for each of the two after a completed pair: what it was, from when to when, and what the programme is for. No mark, and not the other's name.</summary>
[GuestsToo]
public sealed class PairCertificatePage(FindPairSpace find, AppDb db, Platform.Text.Texts texts) : PageModel
{
    public OwnSpace Pair { get; private set; } = null!;
    public string Organisation { get; private set; } = "";
    public IReadOnlyList<string> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return NotFound();
        if (pair.Ending != MentorshipEnd.Completed) return LocalRedirect($"~/pairs/{mentorshipId}");
        Pair = pair;
        Organisation = await db.Organisations.Where(o => o.Id == db.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        if (pair.Programme.Purpose.Length > 0) Lines = [pair.Programme.Purpose];
        ViewData["Title"] = texts["certificate.title"];
        return Page();
    }
}
