using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Training.Ally;

/// <summary>One's own pledge: write it, change it, say that it is kept, drop it.</summary>
[GuestsToo]
public sealed class PledgePage(MakePledge make, Texts texts) : PageModel
{
    [BindProperty] public string? Text { get; set; }

    public Programme Programme { get; private set; } = null!;
    public AllyPledge? Pledge { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        Text = Pledge?.Text;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct) => await AfterAsync(programmeId, await make.ExecuteAsync(programmeId, Text ?? "", ct), "pledge.made", ct);
    public async Task<IActionResult> OnPostKeepAsync(Guid programmeId, CancellationToken ct) => await AfterAsync(programmeId, await make.KeepAsync(programmeId, ct), "pledge.kept", ct);
    public async Task<IActionResult> OnPostDropAsync(Guid programmeId, CancellationToken ct) => await AfterAsync(programmeId, await make.DropAsync(programmeId, ct), "pledge.dropped", ct);

    private async Task<IActionResult> AfterAsync(Guid programmeId, Outcome outcome, string done, CancellationToken ct)
    {
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return await LoadAsync(programmeId, ct) ? this.Again() : NotFound();
        }
        this.Note(texts[done]);
        return LocalRedirect("~" + MakePledge.PathOf(programmeId));
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await make.ShowAsync(programmeId, ct) is not var (programme, pledge)) return false;
        (Programme, Pledge) = (programme, pledge);
        return true;
    }
}
