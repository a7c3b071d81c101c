using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;

namespace Upward.Web.Features.Circles.Pages;

/// <summary>Taking along what is in the circle's space, before it is deleted or at any other time.</summary>
[GuestsToo]
public sealed class ExportCirclePage(FindCircle find, ExportCircle export) : PageModel
{
    public CircleSpace Circle { get; private set; } = null!;
    public IReadOnlyList<string> Titles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid circleId, CancellationToken ct)
    {
        if (await find.FindAsync(circleId, ct) is not { } circle) return NotFound();
        Circle = circle;
        Titles = [.. (await export.ReadAsync(circle, ct)).Select(p => p.Title)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid circleId, bool json, CancellationToken ct) =>
        await export.FileAsync(circleId, json, ct) is { } file ? File(file, json ? "application/json" : "text/markdown; charset=utf-8", json ? "circle.json" : "circle.md") : NotFound();
}
