using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;

namespace Upward.Web.Features.Matching.Board;

/// <summary>Who else? A dialog over the board, or a page of its own; both send the same form to the board.</summary>
[ProgrammeManagersOnly]
public sealed class MovePage(ShowMove show) : PageModel
{
    public MoveView Move { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, int number, Guid moved, Guid? from, string? q, CancellationToken ct)
    {
        if (await show.ExecuteAsync(programmeId, number, moved, from, (q ?? "").Trim(), ct) is not { } move) return NotFound();
        Move = move;
        if (!Request.IsFragment()) return Page();
        // Typing in the dialog asks for the list alone; opening it asks for the dialog.
        return Partial(q is null ? "_MoveDialog" : "_MoveOptions", move);
    }
}
