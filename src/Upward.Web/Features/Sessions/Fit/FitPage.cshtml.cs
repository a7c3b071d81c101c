using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Fit;

/// <summary>After the first session: does it fit? For oneself alone, with the ways on from each answer.</summary>
[GuestsToo]
public sealed class FitPage(CheckFit check, Texts texts) : PageModel
{
    [BindProperty] public Fit? Answer { get; set; }

    public CheckFit.Shown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await check.OfAsync(mentorshipId, ct) is not { } shown) return NotFound();
        (Shown, Answer) = (shown, shown.Mine?.Answer);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, CancellationToken ct)
    {
        var outcome = await check.AnswerAsync(mentorshipId, Answer, ct);
        if (outcome.Succeeded) return LocalRedirect($"~/pairs/{mentorshipId}/fit");
        if (outcome.IsNotFound || await check.OfAsync(mentorshipId, ct) is not { } shown) return NotFound();
        Shown = shown;
        ModelState.Add(outcome, texts);
        return this.Again();
    }
}
