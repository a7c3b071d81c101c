using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Agreements.Expectations;

/// <summary>The same questions for both, each alone; side by side when both are done.</summary>
[GuestsToo]
public sealed class ExpectationsPage(FindPairSpace find, SayExpectations say, Texts texts) : PageModel
{
    [BindProperty] public Dictionary<string, string?> Answers { get; set; } = [];

    public OwnSpace Pair { get; private set; } = null!;
    public BothAnswered<ExpectationAnswers> Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, ct)) return NotFound();
        foreach (var question in ExpectationAnswers.Questions) Answers[question] = Shown.Mine?.Of(question) ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, bool done, CancellationToken ct)
    {
        var outcome = await say.ExecuteAsync(mentorshipId, Answers.ToDictionary(a => a.Key, a => a.Value ?? ""), done, ct);
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts[done ? "expectations.done" : "common.saved"]);
        return LocalRedirect($"~/pairs/{mentorshipId}/expectations");
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { Programme.Formality: Formality.Agreement } pair) return false;
        (Pair, Shown) = (pair, await say.ReadAsync(pair, ct));
        foreach (var question in ExpectationAnswers.Questions) Answers.TryAdd(question, "");
        return true;
    }
}
