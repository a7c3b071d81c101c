using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Units;

/// <summary>One unit: its name, who belongs to it, who runs its programmes.</summary>
[OrganisationAdminsOnly]
public sealed class UnitPage(ArrangeUnits arrange, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string Name { get; set; } = "";
        public List<string> Departments { get; set; } = [];
        public List<string> Divisions { get; set; } = [];
        public List<string> Sites { get; set; } = [];
        public int Version { get; set; }

        public static Form Of(Unit unit) => new() { Name = unit.Name, Departments = unit.Departments, Divisions = unit.Divisions, Sites = unit.Sites, Version = unit.Version };
    }

    [BindProperty]
    public Form Input { get; set; } = new();
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public ArrangeUnits.Shown Shown { get; private set; } = null!;
    public IEnumerable<(string Field, IReadOnlyList<Facet> Values, List<string> Chosen)> Pickers =>
    [
        ("Departments", With(Shown.Values.Departments, Input.Departments), Input.Departments), ("Divisions", With(Shown.Values.Divisions, Input.Divisions), Input.Divisions), ("Sites", With(Shown.Values.Sites, Input.Sites), Input.Sites),
    ];

    public async Task<IActionResult> OnGetAsync(Guid? unitId, CancellationToken ct)
    {
        if (!await LoadAsync(unitId, ct)) return NotFound();
        if (Shown.Unit is { } unit) Input = Form.Of(unit);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? unitId, CancellationToken ct)
    {
        var outcome = await arrange.SaveAsync(unitId, new(Input.Name, Input.Departments, Input.Divisions, Input.Sites), Input.Version, ct);
        return outcome.Succeeded ? Saved(outcome.Value) : await RefuseAsync(unitId, outcome.Result, "Input.", ct);
    }

    public async Task<IActionResult> OnPostAppointAsync(Guid unitId, Guid personId, CancellationToken ct) => await AnswerAsync(unitId, await arrange.AppointAsync(unitId, personId, ct), ct);

    public async Task<IActionResult> OnPostDismissAsync(Guid unitId, Guid personId, CancellationToken ct) => await AnswerAsync(unitId, await arrange.DismissAsync(unitId, personId, ct), ct);

    public async Task<IActionResult> OnPostRemoveAsync(Guid unitId, CancellationToken ct)
    {
        var outcome = await arrange.RemoveAsync(unitId, ct);
        if (!outcome.Succeeded) return await AnswerAsync(unitId, outcome, ct);
        this.Note(texts["units.removed"]);
        return LocalRedirect("~/settings/units");
    }

    private LocalRedirectResult Saved(Guid unitId)
    {
        this.Note(texts["common.saved"]);
        return LocalRedirect($"~/settings/units/edit/{unitId}");
    }

    private async Task<IActionResult> AnswerAsync(Guid unitId, Outcome outcome, CancellationToken ct) => outcome.Succeeded ? Saved(unitId) : await RefuseAsync(unitId, outcome, "", ct);

    private async Task<IActionResult> RefuseAsync(Guid? unitId, Outcome outcome, string prefix, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(unitId, ct)) return NotFound();
        if (prefix.Length == 0 && Shown.Unit is { } unit) Input = Form.Of(unit);
        // After "changed meanwhile" the next save wins knowingly: the sentence has told of it.
        Input.Version = Shown.Unit?.Version ?? 0;
        ModelState.Remove("Input.Version");
        ModelState.Add(outcome, texts, prefix);
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid? unitId, CancellationToken ct)
    {
        if (await arrange.ShowAsync(unitId, Q ?? "", ct) is not { } shown) return false;
        Shown = shown;
        return true;
    }

    /// <summary>What was chosen once stays to be seen, also when nobody of the directory is there any more.</summary>
    private static IReadOnlyList<Facet> With(IReadOnlyList<Facet> there, List<string> chosen) =>
        [.. there, .. chosen.Where(c => there.All(f => f.Value != c)).Select(c => new Facet(c, 0))];
}
