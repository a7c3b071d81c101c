using Upward.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Training.Guidelines;

/// <summary>One guideline in its current version, to read and to print.</summary>
[GuestsToo]
public sealed class GuidelinePage(GuidelineShelf shelf) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public Guideline Guideline { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, [FromRoute(Name = "guideline")] string slug, CancellationToken ct)
    {
        if (await shelf.ForReadersAsync(programmeId, ct) is not var (programme, guidelines) || guidelines.FirstOrDefault(g => g.Slug == slug) is not { } found) return NotFound();
        (Programme, Guideline) = (programme, found);
        return Page();
    }
}
