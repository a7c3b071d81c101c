using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Endings;

/// <summary>Ending a pair: first what happens and who learns what, then the question, then a way back until it has happened.</summary>
[GuestsToo]
public sealed class EndPage(FindPairSpace find, AskToEnd ask, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public bool Sure { get; set; }

    public OwnSpace Pair { get; private set; } = null!;
    public DateTimeOffset? DueAt { get; private set; }
    public DateTimeOffset WouldBe => EndingTimes.NextFrom(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, ct)) return NotFound();
        return Pair.Runs ? Page() : LocalRedirect($"~/pairs/{mentorshipId}");
    }

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, CancellationToken ct) => await AfterAsync(mentorshipId, await ask.AskAsync(mentorshipId, Sure, ct), $"~/pairs/{mentorshipId}/end", ct);

    public async Task<IActionResult> OnPostTakeBackAsync(Guid mentorshipId, CancellationToken ct)
    {
        var outcome = await ask.TakeBackAsync(mentorshipId, ct);
        if (outcome.Succeeded) this.Note(texts["exit.takenBack"]);
        return await AfterAsync(mentorshipId, outcome, $"~/pairs/{mentorshipId}", ct);
    }

    private async Task<IActionResult> AfterAsync(Guid mentorshipId, Outcome outcome, string to, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        // It ended while the page was open: the pair's page says so.
        if (outcome.Succeeded || !Pair.Runs) return LocalRedirect(to);
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return false;
        (Pair, DueAt) = (pair, await ask.DueAsync(pair, ct));
        return true;
    }
}
