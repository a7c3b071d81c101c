using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Safety;

/// <summary>Opening what one pair wrote; while it is open, the ways to it and to close it.</summary>
[OrganisationAdminsOnly]
public sealed class OpenPairPage(OpenGlass glass, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string? Reason { get; set; }
        public int Minutes { get; set; } = GlassOpening.Minutes[1];
    }

    [BindProperty] public Form Input { get; set; } = new();

    public OpenGlass.Shown Shown { get; private set; } = null!;
    public List<SelectListItem> Minutes => [.. GlassOpening.Minutes.Select(m => new SelectListItem(texts["glass.minutes.n", ("n", m)], m.ToString(System.Globalization.CultureInfo.InvariantCulture)))];

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct) => await LoadAsync(mentorshipId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, CancellationToken ct)
    {
        var outcome = await glass.OpenAsync(mentorshipId, Input.Reason, Input.Minutes, ct);
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts, "Input.");
            return this.Again();
        }
        this.Note(texts["glass.opened"]);
        return LocalRedirect($"~/settings/safety/pairs/{mentorshipId}");
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid mentorshipId, Guid openingId, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, ct)) return NotFound();
        // Pressed when its time was over anyway: it is closed.
        await glass.CloseAsync(openingId, ct);
        this.Note(texts["glass.closed"]);
        return LocalRedirect($"~/settings/safety/pairs/{mentorshipId}");
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        Shown = (await glass.FindAsync(mentorshipId, ct))!;
        return Shown is not null;
    }
}
