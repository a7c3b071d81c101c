using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Safety;

/// <summary>When a pair is stuck: first sentences, somebody neutral, a rest, a rest from some topics, an end. Everybody of a pair has the page, and that somebody opened it is kept nowhere.</summary>
[GuestsToo]
public sealed class StuckPage(FindPairSpace find, LetPairRest rest, TakeOutSessions sessions, ReadSafetyRoute route, Texts texts) : PageModel
{
    public static readonly string[] Lines = ["date", "nothing", "hurt", "much"];

    [BindProperty] public DateOnly? Until { get; set; }
    [BindProperty] public bool TakeOut { get; set; } = true;

    public OwnSpace Pair { get; private set; } = null!;
    public LetPairRest.Shown Rests { get; private set; } = null!;
    public string Route { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct) => await LoadAsync(mentorshipId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPauseAsync(Guid mentorshipId, CancellationToken ct) => await AfterAsync(mentorshipId, await rest.PauseAsync(mentorshipId, Until, TakeOut, ct), "rest.paused", ct);
    public async Task<IActionResult> OnPostResumeAsync(Guid mentorshipId, CancellationToken ct) => await AfterAsync(mentorshipId, await rest.LiftAsync(mentorshipId, RestKind.Meetings, ct), "rest.resumed", ct);
    public async Task<IActionResult> OnPostRestTopicsAsync(Guid mentorshipId, CancellationToken ct) => await AfterAsync(mentorshipId, await rest.RestTopicsAsync(mentorshipId, ct), "rest.topics.done", ct);
    public async Task<IActionResult> OnPostLiftTopicsAsync(Guid mentorshipId, CancellationToken ct) => await AfterAsync(mentorshipId, await rest.LiftAsync(mentorshipId, RestKind.IdentityTopics, ct), "rest.topics.lifted", ct);

    private async Task<IActionResult> AfterAsync(Guid mentorshipId, Outcome outcome, string note, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts[note, ("n", await sessions.MissingAsync(mentorshipId, ct))]);
        return LocalRedirect($"~/pairs/{mentorshipId}/stuck");
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return false;
        (Pair, Rests, Route) = (pair, await rest.ReadAsync(pair, ct), await route.OfAsync(pair.Programme.Id, ct));
        return true;
    }
}
