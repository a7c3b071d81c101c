using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Change.Pages;

/// <summary>Twelve statements about the house, what they suggest, and what to do first.</summary>
[ProgrammeManagersOnly]
public sealed class ReadinessPage(AppDb db, CurrentPerson person, AnswerReadiness answer, Texts texts) : PageModel
{
    [BindProperty]
    public Dictionary<string, int> Answers { get; set; } = [];
    [BindProperty(SupportsGet = true)]
    public bool Again { get; set; }

    public Programme Programme { get; private set; } = null!;
    public ReadinessCheck? Last { get; private set; }
    public ReadinessCheck? Before { get; private set; }
    public string AnsweredBy { get; private set; } = "";
    public IReadOnlySet<string> Planned { get; private set; } = new HashSet<string>();
    public bool AsksNow => Last is null || Again || !ModelState.IsValid;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        if (Again && Last is { } last) Answers = ReadinessQuestions.Keys.ToDictionary(k => k, k => last[k]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = await answer.ExecuteAsync(programmeId, Answers, ct);
        if (outcome.IsNotFound || !await LoadAsync(programmeId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Clear();
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts["change.readiness.saved"]);
        return LocalRedirect($"~/programmes/{programmeId}/readiness");
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        Programme = programme;
        var checks = await db.ReadinessChecks.AsNoTracking().Where(c => c.ProgrammeId == programmeId).OrderByDescending(c => c.AnsweredAt).Take(2).ToListAsync(ct);
        (Last, Before) = (checks.FirstOrDefault(), checks.Skip(1).FirstOrDefault());
        var by = Last?.AnsweredById;
        AnsweredBy = await db.People.Where(p => p.Id == by).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? "";
        Planned = (await db.ChangeTasks.Where(t => t.ProgrammeId == programmeId && t.From.StartsWith("readiness.")).Select(t => t.From).ToListAsync(ct)).ToHashSet();
        return true;
    }
}
