using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Goals.Pages;

/// <summary>What both want to reach, by whose it is, and how far each is.</summary>
[GuestsToo]
public sealed class GoalsPage(FindPairSpace find, ReadGoals read) : PageModel
{
    public OwnSpace Pair { get; private set; } = null!;
    public PairGoals Goals { get; private set; } = null!;

    /// <summary>Named in one's profile, and no goal here yet.</summary>
    public IReadOnlyList<(int At, string Text)> OfProfile { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return NotFound();
        (Pair, Goals) = (pair, await read.OfAsync(pair, ct));
        OfProfile = [.. (await read.OfOwnProfileAsync(pair, ct)).Where(n => !Goals.All.Any(g => string.Equals(g.Title, n.Text, StringComparison.OrdinalIgnoreCase)))];
        return Page();
    }
}
