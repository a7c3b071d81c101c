using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Endings;

/// <summary>What we did and where we stopped, for the mentee's next mentor.</summary>
[GuestsToo]
public sealed class HandOverPage(FindPairSpace find, WriteHandOver write, Texts texts) : PageModel
{
    [BindProperty] public string? Did { get; set; }
    [BindProperty] public string? Stopped { get; set; }
    [BindProperty] public string? Next { get; set; }
    [BindProperty] public bool Share { get; set; }

    public OwnSpace Pair { get; private set; } = null!;
    public WriteHandOver.Shown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, ct)) return NotFound();
        if (Shown.Mine is { } mine) (Did, Stopped, Next, Share) = (mine.Did, mine.Stopped, mine.Next, mine.SharedAt is not null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, CancellationToken ct) => await AfterAsync(mentorshipId, await write.ExecuteAsync(mentorshipId, Did, Stopped, Next, Share, ct), ct);
    public async Task<IActionResult> OnPostAgreeAsync(Guid mentorshipId, bool agreed, CancellationToken ct) => await AfterAsync(mentorshipId, await write.AgreeAsync(mentorshipId, agreed, ct), ct);

    private async Task<IActionResult> AfterAsync(Guid mentorshipId, Outcome outcome, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts["common.saved"]);
        return LocalRedirect($"~/pairs/{mentorshipId}/closing/hand-over");
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return false;
        (Pair, Shown) = (pair, await write.ReadAsync(pair, ct));
        return true;
    }
}
