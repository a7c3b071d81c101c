using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Skills.Pages;

public sealed class SkillForm
{
    public string? Name { get; set; }
    public string? Category { get; set; }
    public string? Synonyms { get; set; }

    public SkillFacts Facts => new(Name ?? "", Category ?? "", (Synonyms ?? "").Split(['\n', ';']));
}

[OrganisationAdminsOnly]
public sealed class SkillPage(AppDb db, ChangeSkill change, RetireSkill retire, MergeSkills merge, Texts texts) : PageModel
{
    [BindProperty] public SkillForm Input { get; set; } = new();
    [BindProperty] public string? Into { get; set; }
    public Skill Skill { get; private set; } = null!;
    public IReadOnlyList<string> Categories { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid skillId, CancellationToken ct)
    {
        if (!await FindAsync(skillId, ct)) return NotFound();
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid skillId, CancellationToken ct) =>
        await AnswerAsync(await change.ExecuteAsync(skillId, Input.Facts, ct), skillId, "Input.", ct);

    public async Task<IActionResult> OnPostRetireAsync(Guid skillId, bool back, CancellationToken ct) =>
        await AnswerAsync(await retire.ExecuteAsync(skillId, !back, ct), skillId, "", ct);

    public async Task<IActionResult> OnPostMergeAsync(Guid skillId, CancellationToken ct)
    {
        var index = new SkillIndex(await db.Skills.WordsAsync(ct));
        if (index.Resolve(Into ?? "") is not { } into)
            return await AnswerAsync(Outcome.RefusedAt("Into", "skills.refused.mergeUnknown", ("word", Into ?? "")), skillId, "", ct);
        var outcome = await merge.ExecuteAsync(skillId, into.Id, ct);
        if (!outcome.Succeeded) return await AnswerAsync(outcome, skillId, "", ct);
        this.Note(texts["skills.merged", ("into", into.Name)]);
        return LocalRedirect($"~/settings/skills/{into.Id}");
    }

    private async Task<IActionResult> AnswerAsync(Outcome outcome, Guid skillId, string prefix, CancellationToken ct)
    {
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(texts["common.saved"]);
            return LocalRedirect($"~/settings/skills/{skillId}");
        }
        if (!await FindAsync(skillId, ct)) return NotFound();
        if (prefix.Length == 0) Fill();
        foreach (var entry in ModelState.Values) entry.Errors.Clear();
        ModelState.Add(outcome, texts, prefix);
        return this.Again();
    }

    private void Fill() => Input = new() { Name = Skill.Name, Category = Skill.Category, Synonyms = string.Join('\n', Skill.Synonyms) };

    private async Task<bool> FindAsync(Guid skillId, CancellationToken ct)
    {
        var skill = await db.Skills.AsNoTracking().SingleOrDefaultAsync(s => s.Id == skillId, ct);
        if (skill is not null) Skill = skill;
        Categories = await db.Skills.AsNoTracking().Select(s => s.Category).Distinct().OrderBy(c => c).ToListAsync(ct);
        return skill is not null;
    }
}
