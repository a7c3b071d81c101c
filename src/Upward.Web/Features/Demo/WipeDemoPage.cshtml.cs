using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Demo;

/// <summary>What goes with the demo, and the one button. Exists in demo organisations only.</summary>
[OrganisationAdminsOnly]
public sealed class WipeDemoPage(AppDb db, OrganisationScope scope, CurrentPerson person, WipeDemo wipe, Texts t) : PageModel
{
    public string Organisation { get; private set; } = "";
    public int People { get; private set; }
    public int Programmes { get; private set; }
    public int Pairs { get; private set; }
    /// <summary>The account reaches another organisation, or runs the installation.</summary>
    public bool KeepsAccount { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await wipe.ExecuteAsync(ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(t["demo.wiped"]);
            // The next request finds the account's other organisation, or nobody signed in, or the wizard.
            return LocalRedirect("~/");
        }
        ModelState.Add(outcome, t);
        return await LoadAsync(ct) ? this.Again() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.Organisations.Where(o => o.Id == person.OrganisationId && o.DemoSeed != null).Select(o => o.Name).SingleOrDefaultAsync(ct) is not { } name) return false;
        Organisation = name;
        People = await db.People.CountAsync(ct);
        Programmes = await db.Programmes.CountAsync(ct);
        Pairs = await db.Proposals.CountAsync(ct);
        using var everywhere = scope.UseInstallation();
        KeepsAccount = await db.People.IgnoreQueryFilters().AnyAsync(p => p.AccountId == person.AccountId && p.OrganisationId != person.OrganisationId, ct);
        return true;
    }
}
