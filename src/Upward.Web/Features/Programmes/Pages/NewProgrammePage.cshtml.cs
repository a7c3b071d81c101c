using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.Pages;

/// <summary>Name, shape and first day: everything else has a default and is looked over step by step.</summary>
[ProgrammeBeginnersOnly]
public sealed class NewProgrammePage(AppDb db, CurrentPerson person, CreateProgramme create, CopyProgramme copy, TimeProvider clock, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string? Name { get; set; }
        public string? Preset { get; set; }
        public DateOnly? StartsOn { get; set; }
        public Guid? UnitId { get; set; }
    }

    public sealed record Template(Guid Id, string Name, string Preset);

    [BindProperty(SupportsGet = true)]
    public string? Preset { get; set; }
    [BindProperty]
    public Form Input { get; set; } = new();
    /// <summary>The organisation's own; each stands among the shapes under its id.</summary>
    public IReadOnlyList<Template> Templates { get; private set; } = [];

    /// <summary>Empty where the organisation has no units; then nothing is asked.</summary>
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadTemplatesAsync(ct);
        var preset = ProgrammePreset.Find(Preset) ?? ProgrammePreset.All[0];
        Input = new() { Preset = Templates.FirstOrDefault(t => t.Id.ToString() == Preset)?.Id.ToString() ?? preset.Key, StartsOn = preset.FactsFrom(texts.Zone.DayAt(clock.GetUtcNow())).StartsOn, UnitId = person.IsOrganisationAdmin || Units.Count != 1 ? null : Guid.Parse(Units[0].Value) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadTemplatesAsync(ct);
        var preset = ProgrammePreset.Find(Input.Preset) ?? ProgrammePreset.All[0];
        var made = Templates.FirstOrDefault(t => t.Id.ToString() == Input.Preset) is { } template
            ? await copy.ExecuteAsync(template.Id, Input.Name, Input.StartsOn, asTemplate: false, ct)
            : await create.ExecuteAsync(preset.FactsStarting(Input.StartsOn ?? default) with { Name = Input.Name ?? "" }, Input.UnitId, ct);
        if (made.IsNotFound) return NotFound();
        // The last day follows from the first and is not on this page.
        if (!made.Succeeded) return this.Refuse(Outcome.Refused([.. made.Refusals.Where(r => r.Field != nameof(ProgrammeFacts.EndsOn))]), texts, "Input.");
        this.Note(texts["programme.new.done"]);
        return LocalRedirect($"~/programmes/{made.Value}/setup");
    }

    private async Task ReadTemplatesAsync(CancellationToken ct)
    {
        var own = person.UnitIds.ToList();
        Units = await db.Units.AsNoTracking().Where(u => person.IsOrganisationAdmin || own.Contains(u.Id)).OrderBy(u => u.Name).Select(u => new SelectListItem(u.Name, u.Id.ToString())).ToListAsync(ct);
        if (person.IsOrganisationAdmin && Units.Count > 0) Units = [new(texts["units.programme.whole"], ""), .. Units];
        // Templates are the organisation's own; a unit begins from the shapes.
        if (person.IsOrganisationAdmin) Templates = await db.Programmes.AsNoTracking().Where(p => p.TemplateSince != null)
        .OrderBy(p => p.Name).Select(p => new Template(p.Id, p.Name, p.Preset)).ToListAsync(ct);
    }
}
