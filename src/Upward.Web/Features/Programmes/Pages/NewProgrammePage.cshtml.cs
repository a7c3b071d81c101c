using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.Pages;

[OrganisationAdminsOnly]
public sealed class NewProgrammePage(CreateProgramme create, TimeProvider clock, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Preset { get; set; }
    [BindProperty]
    public ProgrammeForm Input { get; set; } = new();

    public ProgrammePreset? Chosen { get; private set; }

    public void OnGet()
    {
        Chosen = ProgrammePreset.Find(Preset);
        Preset ??= "standard";
        if (Chosen is not null) Input = ProgrammeForm.Of(Chosen.FactsFrom(texts.Zone.DayAt(clock.GetUtcNow())));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Chosen = ProgrammePreset.Find(Input.Preset) ?? ProgrammePreset.All[0];
        var made = await create.ExecuteAsync(Input.Facts, ct);
        if (made.IsNotFound) return NotFound();
        if (!made.Succeeded) return this.Refuse(made.Result, texts, "Input.");
        return LocalRedirect($"~/programmes/{made.Value}");
    }
}
