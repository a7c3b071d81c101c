using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Training.Guidelines;

/// <summary>The guidelines of a programme, for who takes part in it or runs it.</summary>
[GuestsToo]
public sealed class ShelfPage(GuidelineShelf shelf, CurrentPerson person) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<Guideline> Guidelines { get; private set; } = [];
    public bool MayWrite => person.Manages(Programme.Id);

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await shelf.ForReadersAsync(programmeId, ct) is not var (programme, guidelines)) return NotFound();
        (Programme, Guidelines) = (programme, guidelines);
        return Page();
    }
}
