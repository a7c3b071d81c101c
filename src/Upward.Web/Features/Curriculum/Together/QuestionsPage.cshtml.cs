using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Curriculum.Together;

/// <summary>The bank by phase and theme, and what the two have picked for their next meetings.</summary>
[GuestsToo]
public sealed class QuestionsPage(FindPairSpace find, ReadCurriculum curricula, ReadPlan read, PickQuestions pick, Texts texts) : PageModel
{
    [BindProperty] public string? OwnQuestion { get; set; }

    public OwnSpace Pair { get; private set; } = null!;
    public PairPlan Plan { get; private set; } = null!;
    public IReadOnlyList<BankSection> Bank { get; private set; } = [];
    public bool IsPicked(string key) => Plan.Questions.Any(q => q.QuestionKey == key && q.AskedAt is null);

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct) => await LoadAsync(mentorshipId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPickAsync(Guid mentorshipId, string? key, CancellationToken ct) => await AnswerAsync(mentorshipId, await pick.PickAsync(mentorshipId, key ?? "", ct), "#q-" + Uri.EscapeDataString(key ?? ""), ct);
    public async Task<IActionResult> OnPostOwnAsync(Guid mentorshipId, CancellationToken ct) => await AnswerAsync(mentorshipId, await pick.AddOwnAsync(mentorshipId, OwnQuestion ?? "", ct), "", ct);
    public async Task<IActionResult> OnPostAskedAsync(Guid mentorshipId, Guid id, bool asked, CancellationToken ct) => await AnswerAsync(mentorshipId, await pick.AskedAsync(mentorshipId, id, asked, ct), "", ct);
    public async Task<IActionResult> OnPostUpAsync(Guid mentorshipId, Guid id, CancellationToken ct) => await AnswerAsync(mentorshipId, await pick.MoveUpAsync(mentorshipId, id, ct), "", ct);
    public async Task<IActionResult> OnPostDropAsync(Guid mentorshipId, Guid id, CancellationToken ct) => await AnswerAsync(mentorshipId, await pick.DropAsync(mentorshipId, id, ct), "", ct);

    private async Task<IActionResult> AnswerAsync(Guid mentorshipId, Outcome outcome, string place, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            foreach (var entry in ModelState.Values) entry.Errors.Clear();
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts["common.saved"]);
        return LocalRedirect($"~/pairs/{mentorshipId}/questions{place}");
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return false;
        Pair = pair;
        Plan = await read.OfAsync(pair, await curricula.OfAsync(pair.Programme.Id, ct), ct);
        Bank = await read.BankAsync(pair, ct);
        return true;
    }
}
