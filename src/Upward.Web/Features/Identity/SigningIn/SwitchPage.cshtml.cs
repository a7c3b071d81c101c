using Upward.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Upward.Web.Features.Identity.SigningIn;

/// <summary>
/// The switch itself is a POST, sent by the shell's menu: a link from elsewhere must not move somebody into another
/// organisation unseen. Opened as a link it asks first.
/// </summary>
[GuestsToo]
public sealed class SwitchPage(SwitchOrganisation change) : PageModel
{
    public string Organisation { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid organisationId, CancellationToken ct)
    {
        if (await change.NameOfAsync(organisationId, ct) is not { } name) return NotFound();
        Organisation = name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid organisationId, CancellationToken ct) =>
        (await change.ExecuteAsync(organisationId, ct)).Succeeded ? LocalRedirect("~/") : NotFound();
}
