using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Safety;

/// <summary>Whether what a pair wrote can be opened in an emergency, and each time it was.</summary>
[OrganisationAdminsOnly]
public sealed class SafetySettingsPage(ArrangeGlass arrange, OpenGlass glass, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public int From { get; set; }
    [BindProperty] public bool Sure { get; set; }

    public ArrangeGlass.Shown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostOnAsync(CancellationToken ct) => await AfterAsync(await arrange.SwitchOnAsync(Sure, ct), "glass.on.done", ct);
    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct) => await AfterAsync(await arrange.SwitchOffAsync(ct), "glass.off.done", ct);
    public async Task<IActionResult> OnPostCloseAsync(Guid openingId, CancellationToken ct) => await AfterAsync(await glass.CloseAsync(openingId, ct), "glass.closed", ct);

    private async Task<IActionResult> AfterAsync(Outcome outcome, string note, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts[note]);
        return LocalRedirect("~/settings/safety");
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        From = Math.Max(0, From);
        if (await arrange.ReadAsync(From, ct) is not { } shown) return false;
        Shown = shown;
        return true;
    }
}
