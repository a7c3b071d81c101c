using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;

namespace Upward.Web.Features.Matching.Board;

[ProgrammeManagersOnly]
public sealed class WhyPage(ExplainPair explain) : PageModel
{
    public PairExplained Pair { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, int number, Guid mentor, Guid mentee, CancellationToken ct)
    {
        if (await explain.ExecuteAsync(programmeId, number, mentor, mentee, ct) is not { } pair) return NotFound();
        Pair = pair;
        return Request.IsFragment() ? Partial("_WhyDialog", pair) : Page();
    }
}
