using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;

namespace Upward.Web.Features.Matching.Board;

/// <summary>Who else? A dialog over the board, or a page of its own; both send the same form to the board.</summary>
[ProgrammeManagersOnly]
public sealed class MovePage(ShowMove show) : PageModel
{
    public MoveView Move { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, int number, Guid enrolmentId, Guid? from, string? q, CancellationToken ct)
    {
        var outcome = await show.ExecuteAsync(programmeId, number, enrolmentId, from, (q ?? "").Trim(), ct);
        if (outcome.IsNotFound) return NotFound();
        // Published or set aside while the board was open: the board says so.
        if (!outcome.Succeeded) return Redirect($"{Request.PathBase}/programmes/{programmeId}/rounds/{number}");
        Move = outcome.Value;
        if (!Request.IsFragment()) return Page();
        // Typing in the dialog asks for the list alone; opening it asks for the dialog.
        return Partial(q is null ? "_MoveDialog" : "_MoveOptions", Move);
    }
}
