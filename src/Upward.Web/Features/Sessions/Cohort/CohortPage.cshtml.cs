using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Tasks;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Cohort;

/// <summary>Moving all sessions of a programme in a stretch of days, by a manager: first how many, then the deed.</summary>
[ProgrammeManagersOnly]
public sealed class CohortPage(MoveCohort move, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? Until { get; set; }
    [BindProperty(SupportsGet = true)] public int? Days { get; set; }
    [BindProperty(SupportsGet = true)] public string? Why { get; set; }
    /// <summary>The form was sent to be looked at.</summary>
    [BindProperty(SupportsGet = true)] public bool Look { get; set; }

    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<CohortMove> Moves { get; private set; } = [];
    public LongTask? Running { get; private set; }
    public MoveCohort.Preview? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        if (!Look)
        {
            ModelState.Clear();
            return Page();
        }
        var draft = move.Draft(programmeId, From, Until, Days ?? 0, Why ?? "");
        if (draft.Succeeded) Found = await move.LookAsync(draft.Value!, ct);
        else if (ModelState.IsValid) ModelState.Add(draft.Result, texts);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = await move.ExecuteAsync(programmeId, From, Until, Days ?? 0, Why ?? "", ct);
        if (outcome.Succeeded)
        {
            this.Note(texts["cohort.begun"]);
            return LocalRedirect($"~/programmes/{programmeId}/pairs/move-sessions");
        }
        if (outcome.IsNotFound || !await LoadAsync(programmeId, ct)) return NotFound();
        if (ModelState.IsValid) ModelState.Add(outcome, texts);
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await move.FindAsync(programmeId, ct) is not { } programme) return false;
        (Programme, (Moves, Running)) = (programme, await move.OfAsync(programmeId, ct));
        return true;
    }
}
