using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;

namespace Upward.Web.Features.Safety;

/// <summary>One part of what a pair wrote, as long as it is open for this admin. When its time is over there is no such page.</summary>
[OrganisationAdminsOnly]
public sealed class OpenedPairPage(LookThroughGlass look) : PageModel
{
    [BindProperty(SupportsGet = true)] public int From { get; set; }

    public LookThroughGlass.Shown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid openingId, string glassPart, CancellationToken ct)
    {
        From = Math.Max(0, From);
        var parts = Enum.GetValues<GlassPart>().Where(p => p.ToString().Equals(glassPart, StringComparison.OrdinalIgnoreCase)).ToList();
        if (parts.Count == 0 || await look.ReadAsync(openingId, parts[0], From, ct) is not { } shown) return NotFound();
        Shown = shown;
        return Page();
    }
}
