using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Change.Pages;

/// <summary>
/// The five statements, for a participant. The thank-you is shown in the answer itself and not after a redirect: what was
/// rated would have to be kept somewhere in between.
/// </summary>
[GuestsToo]
public sealed class SelfRatingPage(RateMyself rate, Texts texts) : PageModel
{
    [BindProperty]
    public Dictionary<string, int> Ratings { get; set; } = [];
    public RateMyself.Asked Asked { get; private set; } = null!;
    public bool JustAnswered { get; private set; }
    public AdkarElement? OwnBarrier { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid waveId, CancellationToken ct)
    {
        if (await rate.FindAsync(waveId, ct) is not { } asked) return NotFound();
        Asked = asked;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid waveId, CancellationToken ct)
    {
        var ratings = Enum.GetValues<AdkarElement>().Select(e => Ratings.GetValueOrDefault(e.ToString())).ToList();
        var outcome = await rate.ExecuteAsync(waveId, ratings, ct);
        if (outcome.IsNotFound || await rate.FindAsync(waveId, ct) is not { } asked) return NotFound();
        Asked = asked;
        if (!outcome.Succeeded)
        {
            ModelState.Clear();
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        (JustAnswered, OwnBarrier) = (true, RateMyself.BarrierOf(ratings));
        return Page();
    }
}
