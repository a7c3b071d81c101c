using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Goals.Library;

/// <summary>Goals to begin from, by topic; at first those that fit one's own role.</summary>
[GuestsToo]
public sealed class IdeasPage(FindPairSpace find) : PageModel
{
    public OwnSpace Pair { get; private set; } = null!;
    public ProgrammeRole? For { get; private set; }
    public IReadOnlyList<GoalTemplate> Shown { get; private set; } = [];
    public IReadOnlyList<(string Key, ProgrammeRole? Role)> Filters { get; } = [("mentor", ProgrammeRole.Mentor), ("mentee", ProgrammeRole.Mentee), ("all", null)];

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, [FromQuery(Name = "for")] string? role, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return NotFound();
        if (!pair.Runs) return LocalRedirect($"~/pairs/{mentorshipId}/goals");
        Pair = pair;
        For = Filters.Any(f => f.Key == role) ? Filters.Single(f => f.Key == role).Role : pair.Me.Role;
        Shown = [.. GoalTemplate.Fitting(For)];
        return Page();
    }
}
