using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Endings;

/// <summary>Looking back: the same questions for both, each alone; side by side when both are done.</summary>
[GuestsToo]
public sealed class ReflectionPage(FindPairSpace find, ClosePair close, Texts texts) : PageModel
{
    [BindProperty] public Dictionary<string, string?> Answers { get; set; } = [];

    public OwnSpace Pair { get; private set; } = null!;
    public ClosePair.Shown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, ct)) return NotFound();
        foreach (var question in EndReflection.Questions) Answers[question] = Shown.Looked.Mine?.Of(question) ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, bool done, CancellationToken ct)
    {
        var outcome = await close.ReflectAsync(mentorshipId, Answers.ToDictionary(a => a.Key, a => a.Value ?? ""), done, ct);
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts[done ? "reflection.done" : "common.saved"]);
        return LocalRedirect($"~/pairs/{mentorshipId}/closing{(done ? "" : "/reflection")}");
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return false;
        (Pair, Shown) = (pair, await close.ReadAsync(pair, ct));
        foreach (var question in EndReflection.Questions) Answers.TryAdd(question, "");
        return true;
    }
}
