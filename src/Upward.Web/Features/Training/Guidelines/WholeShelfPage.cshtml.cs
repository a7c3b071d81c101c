using Upward.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Training.Guidelines;

/// <summary>All guidelines on one page, one sheet each: for the printer.</summary>
[GuestsToo]
public sealed class WholeShelfPage(GuidelineShelf shelf) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<Guideline> Guidelines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await shelf.ForReadersAsync(programmeId, ct) is not var (programme, guidelines)) return NotFound();
        (Programme, Guidelines) = (programme, guidelines);
        return Page();
    }
}
