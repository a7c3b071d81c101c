using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Endings;

/// <summary>What one gives the other at the end, and what the other gave.</summary>
[GuestsToo]
public sealed class FarewellPage(FindPairSpace find, GiveFarewell give, Texts texts) : PageModel
{
    [BindProperty] public string? Thanks { get; set; }
    [BindProperty] public bool ForAll { get; set; }
    [BindProperty] public StayInTouch Touch { get; set; }
    [BindProperty] public string? Reference { get; set; }

    public OwnSpace Pair { get; private set; } = null!;
    public Farewell? Mine { get; private set; }
    public Farewell? Theirs { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, ct)) return NotFound();
        if (Mine is { } mine) (Thanks, ForAll, Touch, Reference) = (mine.Thanks, mine.OfferedToAllAt is not null, mine.StayInTouch, mine.Reference);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, CancellationToken ct) => await AfterAsync(mentorshipId, await give.ExecuteAsync(mentorshipId, new(Thanks ?? "", ForAll, Touch, Reference ?? ""), ct), ct);
    public async Task<IActionResult> OnPostForAllAsync(Guid mentorshipId, bool agreed, CancellationToken ct) => await AfterAsync(mentorshipId, await give.ShowToAllAsync(mentorshipId, agreed, ct), ct);

    private async Task<IActionResult> AfterAsync(Guid mentorshipId, Outcome outcome, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts["common.saved"]);
        return LocalRedirect($"~/pairs/{mentorshipId}/closing/farewell");
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return false;
        Pair = pair;
        (Mine, Theirs) = await give.ReadAsync(pair, ct);
        return true;
    }
}
