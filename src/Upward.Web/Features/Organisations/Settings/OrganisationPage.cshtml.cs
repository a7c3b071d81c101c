using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Organisations.Settings;

[OrganisationAdminsOnly]
public sealed class OrganisationPage(ChangeOrganisation change, Texts texts, TimeProvider clock) : PageModel
{
    public sealed class Form
    {
        public string Name { get; set; } = "";
        public string Culture { get; set; } = "";
        public string TimeZone { get; set; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public List<SelectListItem> Zones => TimeZoneChoices.At(clock.GetUtcNow(), Input.TimeZone);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await change.ShowAsync(ct) is not { } facts) return NotFound();
        Input = new Form { Name = facts.Name, Culture = facts.Culture, TimeZone = facts.TimeZone };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await change.ExecuteAsync(new(Input.Name, Input.Culture, Input.TimeZone), ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts, "Input.");
            return this.Again();
        }
        this.Note(texts["common.saved"]);
        return LocalRedirect("~/settings/organisation");
    }
}
