using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit.Pages;

/// <summary>Who got a letter, what waits, what came back.</summary>
[ProgrammeManagersOnly]
public sealed class SendingPage(FollowLetters follow, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public OutboxState? State { get; set; }
    [BindProperty(SupportsGet = true, Name = "from")]
    public int From { get; set; }

    public Guid ProgrammeId { get; private set; }
    public Guid SendingId { get; private set; }
    public FollowLetters.Fate Fate { get; private set; } = null!;
    public int Failed => Fate.Counts[OutboxState.Bounced] + Fate.Counts[OutboxState.GivenUp];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, Guid sendingId, CancellationToken ct)
    {
        From = Math.Max(0, From);
        (ProgrammeId, SendingId) = (programmeId, sendingId);
        if (await follow.FindAsync(programmeId, sendingId, State, From, ct) is not { } fate) return NotFound();
        Fate = fate;
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid programmeId, Guid sendingId, CancellationToken ct)
    {
        var outcome = await follow.TryAgainAsync(programmeId, sendingId, ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(texts["kit.fate.tried", ("n", outcome.Value)]);
            return LocalRedirect($"~/programmes/{programmeId}/kit/sent/{sendingId}");
        }
        ModelState.Add(outcome.Result, texts);
        await OnGetAsync(programmeId, sendingId, ct);
        return this.Again();
    }

    public string? PageAt(int from) => from < 0 || from >= Fate.Total ? null : Url.Content($"~/programmes/{ProgrammeId}/kit/sent/{SendingId}?state={State}&from={from}");
}
