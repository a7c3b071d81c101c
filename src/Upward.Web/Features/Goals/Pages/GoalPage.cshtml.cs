using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Goals.Pages;

/// <summary>One goal: what was said on the way, and where it stands now.</summary>
[GuestsToo]
public sealed class GoalPage(FindPairSpace find, ReadGoals read, WriteGoal write, Texts texts) : PageModel
{
    [BindProperty] public GoalState? State { get; set; }
    [BindProperty] public string? Sentence { get; set; }

    public OwnSpace Pair { get; private set; } = null!;
    public PairGoals Goals { get; private set; } = null!;
    public Goal Goal { get; private set; } = null!;
    /// <summary>The words of the objective it serves; empty for none.</summary>
    public string Serves { get; private set; } = "";
    public bool MayWrite => Pair.Runs && (Goal.OwnerId is null || Goal.OwnerId == Pair.Me.PersonId);

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, Guid goalId, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, goalId, ct)) return NotFound();
        State = Goal.State;
        return Page();
    }

    public async Task<IActionResult> OnPostCheckInAsync(Guid mentorshipId, Guid goalId, CancellationToken ct) =>
        await AnswerAsync(mentorshipId, goalId, await write.CheckInAsync(mentorshipId, goalId, State, (Sentence ?? "").ReplaceLineEndings("\n").Trim(), ct), "goal.checkIn.saved", ct);

    public async Task<IActionResult> OnPostDropAsync(Guid mentorshipId, Guid goalId, CancellationToken ct) => await AnswerAsync(mentorshipId, goalId, await write.DropAsync(mentorshipId, goalId, ct), "goal.droppedNow", ct);

    public async Task<IActionResult> OnPostReopenAsync(Guid mentorshipId, Guid goalId, CancellationToken ct) => await AnswerAsync(mentorshipId, goalId, await write.ReopenAsync(mentorshipId, goalId, ct), "goal.reopened", ct);

    private async Task<IActionResult> AnswerAsync(Guid mentorshipId, Guid goalId, Outcome outcome, string note, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, goalId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts[note]);
        return LocalRedirect($"~/pairs/{mentorshipId}/goals/{goalId}");
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, Guid goalId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair || await read.FindAsync(pair, goalId, ct) is not { } goal) return false;
        (Pair, Goal, Goals) = (pair, goal, await read.OfAsync(pair, ct));
        if (goal.ObjectiveId is { } id) Serves = (await read.ObjectivesAsync(pair, ct)).Find(o => o.Id == id)?.Text ?? "";
        return true;
    }
}
