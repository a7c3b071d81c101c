using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Diversity.Pages;

/// <summary>What the organisation asks, why, on which ground; and one more question, from a starting point or from nothing.</summary>
[OrganisationAdminsOnly]
public sealed class DiversityFieldsPage(AppDb db, ArrangeDiversityFields arrange, Texts texts) : PageModel
{
    public static readonly IReadOnlyList<string> Starts = ["gender", "ethnicity", "disability", "orientation", "caring", "first-generation"];

    public sealed class Form
    {
        public string? Name { get; set; }
        public string? Purpose { get; set; }
        public LawfulBasis? Basis { get; set; }
        public string? Options { get; set; }
        public bool MayMatch { get; set; }
    }

    [BindProperty] public Form Input { get; set; } = new();

    public IReadOnlyList<DiversityField> Fields { get; private set; } = [];

    public async Task OnGetAsync(string? from, CancellationToken ct)
    {
        if (from is not null && Starts.Contains(from))
            Input = new() { Name = texts[$"diversity.start.{from}"], Purpose = texts["diversity.start.purpose"], Basis = LawfulBasis.Consent, Options = texts[$"diversity.start.{from}.options"].Replace(" | ", "\n", StringComparison.Ordinal) };
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var options = (Input.Options ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var outcome = await arrange.AskAsync(new((Input.Name ?? "").Trim(), (Input.Purpose ?? "").Trim(), Input.Basis, options, Input.MayMatch), ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded) return Back("diversity.asked");
        await LoadAsync(ct);
        return this.Refuse(outcome, texts, "Input.");
    }

    public async Task<IActionResult> OnPostRetireAsync(Guid fieldId, CancellationToken ct) => (await arrange.RetireAsync(fieldId, ct)).Succeeded ? Back("diversity.retired") : NotFound();

    private LocalRedirectResult Back(string note)
    {
        this.Note(texts[note]);
        return LocalRedirect("~/settings/diversity");
    }

    private async Task LoadAsync(CancellationToken ct) => Fields = await db.DiversityFields.AsNoTracking().Where(f => f.RetiredAt == null).OrderBy(f => f.AddedAt).ToListAsync(ct);
}
