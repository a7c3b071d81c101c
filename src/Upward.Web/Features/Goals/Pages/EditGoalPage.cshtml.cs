using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Upward.Web.Features.Goals.Library;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Goals.Pages;

/// <summary>What exactly, how will we see it, by when. Begins empty, from a template, or from what stands in one's profile.</summary>
[GuestsToo]
public sealed class EditGoalPage(FindPairSpace find, ReadGoals read, WriteGoal write, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string? Title { get; set; }
        public string? Measure { get; set; }
        public DateOnly? DueOn { get; set; }
        public int Weight { get; set; } = 2;
        public Guid? ObjectiveId { get; set; }
        public GoalOwning? Owning { get; set; } = GoalOwning.Mine;
        public int Seen { get; set; }

        public GoalDraft Draft => new(string.Join(' ', (Title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), (Measure ?? "").ReplaceLineEndings("\n").Trim(), DueOn, Weight, ObjectiveId, Owning);
    }

    [BindProperty] public Form Input { get; set; } = new();

    public OwnSpace Pair { get; private set; } = null!;
    public GoalFrame Frame { get; private set; } = null!;
    /// <summary>Null for a new one.</summary>
    public Goal? Goal { get; private set; }
    public IReadOnlyList<SelectListItem> Objectives { get; private set; } = [];
    public IEnumerable<SelectListItem> Weights => Enumerable.Range(1, Goal.MostWeight).Select(w => new SelectListItem(texts["goal.weight." + w], w.ToString(CultureInfo.InvariantCulture)));
    /// <summary>Somebody else's words fill the form.</summary>
    public bool IsBegun { get; private set; }

    /// <param name="from">Key of a template.</param>
    /// <param name="named">Place of a goal in one's own profile; its words are nobody's business and stand in no address.</param>
    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, Guid? goalId, string? from, int? named, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, goalId, ct)) return NotFound();
        if (!Pair.Runs || Goal is { IsOpen: false }) return LocalRedirect($"~/pairs/{mentorshipId}/goals" + (Goal is null ? "" : $"/{goalId}"));
        if (Goal is not null) Input = new() { Title = Goal.Title, Measure = Goal.Measure, DueOn = Goal.DueOn, Weight = Goal.Weight, ObjectiveId = Goal.ObjectiveId, Owning = Goal.Owning, Seen = Goal.Version };
        else if (GoalTemplate.Find(from) is { } template)
        {
            Input = new() { Title = template.Title, Measure = template.Measure, DueOn = Frame.After(template.Weeks), Owning = template.For is null ? GoalOwning.Ours : GoalOwning.Mine };
            IsBegun = true;
        }
        else if (named is { } at) Input.Title = (await read.OfOwnProfileAsync(Pair, ct)).FirstOrDefault(n => n.At == at).Text;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, Guid? goalId, CancellationToken ct)
    {
        var id = goalId;
        Outcome outcome;
        if (goalId is { } known) outcome = await write.ChangeAsync(mentorshipId, known, Input.Draft, Input.Seen, ct);
        else
        {
            var set = await write.SetAsync(mentorshipId, Input.Draft, ct);
            (outcome, id) = (set.Result, set.Value?.Id);
        }
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, goalId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts, "Input.");
            if (Goal is not null && outcome.Refusals.Any(r => r.Message.Key == "refused.changedMeanwhile"))
            {
                // They have been told: the next save is meant.
                ModelState.Remove("Input.Seen");
                Input.Seen = Goal.Version;
            }
            return this.Again();
        }
        this.Note(texts["goal.saved"]);
        return LocalRedirect($"~/pairs/{mentorshipId}/goals/{id}");
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, Guid? goalId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return false;
        (Pair, Frame) = (pair, read.FrameOf(pair));
        if (goalId is { } id)
        {
            // The partner's goal can be read, not changed: its form does not exist for the other.
            if (await read.FindAsync(pair, id, ct) is not { } goal || goal.OwnerId is { } owner && owner != pair.Me.PersonId) return false;
            Goal = goal;
        }
        Objectives = [new(texts["goal.field.objective.none"], ""), .. (await read.ObjectivesAsync(pair, ct)).Select(o => new SelectListItem(o.Text, o.Id.ToString()))];
        return true;
    }
}
