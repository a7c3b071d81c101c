using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Identity.Pages;

[OrganisationAdminsOnly]
public sealed class RolesPage(ArrangeAdmins admins, CurrentPerson person, Texts texts) : PageModel
{
    public IReadOnlyList<ArrangeAdmins.Admin> Admins { get; private set; } = [];
    public IReadOnlyList<ArrangeAdmins.Admin> Found { get; private set; } = [];
    public Guid Me => person.Id;

    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";

    public async Task OnGetAsync(CancellationToken ct) => (Admins, Found) = (await admins.ShowAsync(ct) ?? [], await admins.FindAsync(Q, ct));

    public async Task<IActionResult> OnPostGrantAsync(Guid personId, CancellationToken ct) => await ShowAsync(personId == default ? Nobody : await admins.GrantAsync(personId, ct), "roles.granted", ct);
    public async Task<IActionResult> OnPostRevokeAsync(Guid personId, CancellationToken ct) => await ShowAsync(personId == default ? Nobody : await admins.RevokeAsync(personId, ct), "roles.revoked", ct);

    private static Outcome Nobody => Outcome.Refused("refused.required");

    private async Task<IActionResult> ShowAsync(Outcome outcome, string done, CancellationToken ct)
    {
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(texts[done]);
            return LocalRedirect("~/settings/roles");
        }
        ModelState.Add(outcome, texts);
        await OnGetAsync(ct);
        return this.Again();
    }
}
