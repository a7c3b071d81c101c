using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Skills.Pages;

[OrganisationAdminsOnly]
public sealed class SkillsPage(AppDb db, ExportSkills export, ImportSkills import, SeedSkills seed, Texts texts, TimeProvider clock) : PageModel
{
    private const int LargestFile = 2 * 1024 * 1024;

    public sealed record Row(Guid Id, string Name, string Category, List<string> Synonyms, bool IsRetired);

    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public string? Category { get; set; }
    [BindProperty(SupportsGet = true)] public bool Retired { get; set; }

    public IReadOnlyList<IGrouping<string, Row>> Groups { get; private set; } = [];
    public IReadOnlyList<string> Categories { get; private set; } = [];
    public int InUse { get; private set; }
    public int RetiredCount { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostExportAsync(CancellationToken ct)
    {
        var file = await export.ExecuteAsync(ct);
        return file.Succeeded ? File(file.Value, "text/csv; charset=utf-8", $"skills-{texts.Zone.DayAt(clock.GetUtcNow()):yyyy-MM-dd}.csv") : NotFound();
    }

    public async Task<IActionResult> OnPostSeedAsync(CancellationToken ct)
    {
        this.Note(texts["skills.seeded", ("n", await seed.ExecuteAsync(ct))]);
        return LocalRedirect("~/settings/skills");
    }

    public async Task<IActionResult> OnPostImportAsync(IFormFile? file, CancellationToken ct)
    {
        var outcome = file is null || file.Length == 0 ? Outcome.RefusedAt("File", "skills.refused.noFile")
            : file.Length > LargestFile ? Outcome.RefusedAt("File", "skills.refused.large")
            : await import.ExecuteAsync(await ContentAsync(file, ct), ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(texts["skills.imported", ("added", outcome.Value.Added), ("changed", outcome.Value.Changed), ("same", outcome.Value.Same)]);
            return LocalRedirect("~/settings/skills");
        }
        ModelState.Clear();
        ModelState.Add(outcome.Result, texts);
        await LoadAsync(ct);
        return this.Again();
    }

    private static async Task<byte[]> ContentAsync(IFormFile file, CancellationToken ct)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        return content.ToArray();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var all = await db.Skills.AsNoTracking().OrderBy(s => s.Category).ThenBy(s => s.Name).Select(s => new Row(s.Id, s.Name, s.Category, s.Synonyms, s.RetiredAt != null)).ToListAsync(ct);
        Categories = [.. all.Select(s => s.Category).Distinct()];
        (InUse, RetiredCount) = (all.Count(s => !s.IsRetired), all.Count(s => s.IsRetired));
        var asked = PlainWords.Of(Q ?? "");
        Groups = [.. all.Where(s => s.IsRetired == Retired && (string.IsNullOrEmpty(Category) || s.Category == Category)
            && (asked.Length == 0 || s.Synonyms.Prepend(s.Name).Any(w => PlainWords.Of(w).Contains(asked, StringComparison.Ordinal)))).GroupBy(s => s.Category)];
    }
}
