using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Endings;

/// <summary>Taking along what is in the pair's space, before it is deleted or at any other time.</summary>
[GuestsToo]
public sealed class ExportPairPage(FindPairSpace find, ExportPair export) : PageModel
{
    public OwnSpace Pair { get; private set; } = null!;
    public IReadOnlyList<string> Titles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return NotFound();
        Pair = pair;
        Titles = [.. (await export.ReadAsync(pair, ct)).Select(p => p.Title)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, bool json, CancellationToken ct) =>
        await export.FileAsync(mentorshipId, json, ct) is { } file ? File(file, json ? "application/json" : "text/markdown; charset=utf-8", json ? "pair.json" : "pair.md") : NotFound();
}
