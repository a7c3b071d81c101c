using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Setup.Pages;

[AllowAnonymous]
public sealed class OrganisationStep(SetUpProgress progress, SetUpState state, Texts texts, FoundOrganisation found, TimeProvider clock) : SetUpPage(progress, state, texts)
{
    public sealed class Form
    {
        public string Name { get; set; } = "";
        public string Culture { get; set; } = "en";
        public string TimeZone { get; set; } = "Etc/UTC";
    }

    public override SetUpStep Step => SetUpStep.Organisation;
    public List<SelectListItem> Zones => TimeZoneChoices.At(clock.GetUtcNow(), Input.TimeZone);
    public bool IsNew => Facts.Organisation is null;

    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet()
    {
        if (Facts.Organisation is { } known) Input = new Form { Name = known.Name, Culture = known.Culture, TimeZone = known.TimeZone };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await found.ExecuteAsync(Operator, new(Input.Name, Input.Culture, Input.TimeZone), ct);
        if (outcome.Succeeded) return GoOn();
        ModelState.Add(outcome.Result, T, "Input.");
        return this.Again();
    }
}
