using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Endings;

/// <summary>The last meeting: what to do in it, what each gives the other, and the end.</summary>
[GuestsToo]
public sealed class ClosingPage(FindPairSpace find, ClosePair close, Texts texts) : PageModel
{
    [BindProperty] public bool Sure { get; set; }

    public OwnSpace Pair { get; private set; } = null!;
    public ClosePair.Shown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct) => await LoadAsync(mentorshipId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTickAsync(Guid mentorshipId, string[] items, CancellationToken ct) =>
        await AfterAsync(mentorshipId, await close.TickAsync(mentorshipId, items, ct), "common.saved", $"~/pairs/{mentorshipId}/closing", ct);

    public async Task<IActionResult> OnPostCompleteAsync(Guid mentorshipId, CancellationToken ct) =>
        await AfterAsync(mentorshipId, await close.CompleteAsync(mentorshipId, Sure, ct), "closing.done", $"~/pairs/{mentorshipId}", ct);

    private async Task<IActionResult> AfterAsync(Guid mentorshipId, Outcome outcome, string note, string to, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts[note]);
        return LocalRedirect(to);
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return false;
        (Pair, Shown) = (pair, await close.ReadAsync(pair, ct));
        return true;
    }
}
