using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>Naming a colleague, with a word why.</summary>
public sealed class NominatePage(ApplyDesk desk, NominateColleague nominate, Texts texts) : PageModel
{
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public ProgrammeRole? Role { get; set; }
    [BindProperty] public string? Words { get; set; }

    public ApplyDesk Desk => desk;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => await desk.OpenAsync(programmeId, ct) && desk.Intake.Nominations ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = Role is { } role ? await nominate.ExecuteAsync(programmeId, (Email ?? "").Trim(), role, Words ?? "", ct) : Outcome.RefusedAt("Role", "apply.refused.role");
        if (outcome.IsNotFound || !await desk.OpenAsync(programmeId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts["nominate.done"]);
        return LocalRedirect($"~/apply/{programmeId}");
    }
}
