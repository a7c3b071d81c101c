using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Skills.Pages;

[OrganisationAdminsOnly]
public sealed class NewSkillPage(AppDb db, AddSkill add, Texts texts) : PageModel
{
    [BindProperty] public SkillForm Input { get; set; } = new();
    public IReadOnlyList<string> Categories { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var made = await add.ExecuteAsync(Input.Facts, ct);
        if (made.IsNotFound) return NotFound();
        if (made.Succeeded)
        {
            this.Note(texts["skills.added", ("name", Input.Facts.Tidy().Name)]);
            return LocalRedirect("~/settings/skills");
        }
        foreach (var entry in ModelState.Values) entry.Errors.Clear();
        ModelState.Add(made.Result, texts, "Input.");
        await LoadAsync(ct);
        return this.Again();
    }

    private async Task LoadAsync(CancellationToken ct) => Categories = await db.Skills.AsNoTracking().Select(s => s.Category).Distinct().OrderBy(c => c).ToListAsync(ct);
}
