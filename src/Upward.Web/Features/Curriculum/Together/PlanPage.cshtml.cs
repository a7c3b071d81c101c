using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Curriculum.Needs;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Curriculum.Together;

/// <summary>What the two mean to do, in which order, and what both have ticked; below it everything there is to choose from.</summary>
[GuestsToo]
public sealed class PlanPage(FindPairSpace find, ReadCurriculum curricula, ReadPlan read, PlanTogether plan, AnswerNeeds needs, Texts texts) : PageModel
{
    [BindProperty] public string? OwnTopic { get; set; }

    public OwnSpace Pair { get; private set; } = null!;
    public CurriculumPlan Curriculum { get; private set; } = null!;
    public PairPlan Plan { get; private set; } = null!;
    public AnswerNeeds.Shown Needs { get; private set; } = null!;
    public IReadOnlyList<Suggestion> Suggestions { get; private set; } = [];
    public IReadOnlyList<string> Planned { get; private set; } = [];
    public bool ShowsLevels => Pair.Me.Role == Enrolment.ProgrammeRole.Mentee || Needs.Latest?.Sharing == NeedsSharing.All;
    public bool SeniorTeaches => Plan.Steps.Any(s => s.Unit?.Taught == TaughtBy.Mentee);

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct) => await LoadAsync(mentorshipId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAddAsync(Guid mentorshipId, string? unit, CancellationToken ct) => await AnswerAsync(mentorshipId, await plan.AddAsync(mentorshipId, unit ?? "", ct), "plan.added", ct);
    public async Task<IActionResult> OnPostOwnAsync(Guid mentorshipId, CancellationToken ct) => await AnswerAsync(mentorshipId, await plan.AddOwnAsync(mentorshipId, OwnTopic ?? "", ct), "plan.added", ct);
    public async Task<IActionResult> OnPostAgreeAsync(Guid mentorshipId, Guid id, bool yes, CancellationToken ct) => await AnswerAsync(mentorshipId, await plan.AgreeAsync(mentorshipId, id, yes, ct), null, ct);
    public async Task<IActionResult> OnPostFinishAsync(Guid mentorshipId, Guid id, bool done, CancellationToken ct) => await AnswerAsync(mentorshipId, await plan.FinishAsync(mentorshipId, id, done, ct), done ? "plan.finished" : null, ct);
    public async Task<IActionResult> OnPostMarkAsync(Guid mentorshipId, Guid id, List<string>? marks, CancellationToken ct) => await AnswerAsync(mentorshipId, await plan.MarkAsync(mentorshipId, id, marks ?? [], ct), "common.saved", ct);
    public async Task<IActionResult> OnPostMoveAsync(Guid mentorshipId, Guid id, int by, CancellationToken ct) => await AnswerAsync(mentorshipId, await plan.MoveAsync(mentorshipId, id, by, ct), null, ct);
    public async Task<IActionResult> OnPostRemoveAsync(Guid mentorshipId, Guid id, CancellationToken ct) => await AnswerAsync(mentorshipId, await plan.RemoveAsync(mentorshipId, id, ct), "plan.removed", ct);

    private async Task<IActionResult> AnswerAsync(Guid mentorshipId, Outcome outcome, string? note, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            foreach (var entry in ModelState.Values) entry.Errors.Clear();
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        if (note is not null) this.Note(texts[note]);
        return LocalRedirect($"~/pairs/{mentorshipId}/plan");
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return false;
        (Pair, Curriculum, Needs) = (pair, await curricula.OfAsync(pair.Programme.Id, ct), await needs.ReadAsync(pair, ct));
        Plan = await read.OfAsync(pair, Curriculum, ct);
        Planned = [.. Plan.Steps.Select(s => s.Planned.UnitKey)];
        if (Needs.Latest is { } latest) Suggestions = SuggestUnits.For(Curriculum, latest.SeenBy(pair.Me.Role), pair.Programme.Sessions * pair.Programme.SessionMinutes);
        return true;
    }

    public string Say(string item) => NeedsItems.IsTopic(item) ? Curriculum.Topic(NeedsItems.TopicOf(item))?.Name(texts) ?? "" : texts["needs.item." + item];
}
