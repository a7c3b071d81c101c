using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Recommendations.Pages;

/// <summary>What others wrote about oneself, what was asked for, and the form to ask.</summary>
public sealed class RecommendationsPage(AppDb db, CurrentPerson person, AskForRecommendation ask, ChangeRecommendation change, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public DateOnly? DueOn { get; set; }
    [BindProperty] public RecommendationReaders? Readers { get; set; }

    public IReadOnlyList<Recommendation> All { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> SkillNames { get; private set; } = new Dictionary<Guid, string>();
    public Person? LineManager { get; private set; }
    public DateOnly Today { get; } = texts.Zone.DayAt(clock.GetUtcNow());

    public Task OnGetAsync(CancellationToken ct)
    {
        DueOn = Today.AddDays(Recommendation.FirstDueDays);
        return LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await ask.ExecuteAsync(new((Email ?? "").Trim(), Note ?? "", DueOn, Readers), Today, ct);
        if (outcome.Succeeded) return Back("recommendations.asked.note");
        await LoadAsync(ct);
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken ct) => Answer(await change.TakeBackAsync(id, ct), "recommendations.takenBack.note");

    public async Task<IActionResult> OnPostHideAsync(Guid id, bool shown, CancellationToken ct) => Answer(await change.ShowAsync(id, shown, ct), shown ? "recommendations.shown.note" : "recommendations.hidden.note");

    public async Task<IActionResult> OnPostThankAsync(Guid id, CancellationToken ct) => Answer(await change.ThankAsync(id, ct), "recommendations.thanked.note");

    private IActionResult Answer(Outcome outcome, string note)
    {
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded) return Back(note);
        this.Note(texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect("~/my/recommendations");
    }

    private LocalRedirectResult Back(string note)
    {
        this.Note(texts[note]);
        return LocalRedirect("~/my/recommendations");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        All = await db.Recommendations.AsNoTracking().Include(r => r.From).Where(r => r.AboutId == person.Id && r.TakenBackAt == null).OrderByDescending(r => r.AskedAt).ToListAsync(ct);
        SkillNames = await db.SkillNamesAsync(All, ct);
        LineManager = await db.People.AsNoTracking().Where(p => p.Id == person.Id).Select(p => p.Manager).FirstOrDefaultAsync(m => m != null && m.LeftAt == null && m.Email != "", ct);
    }
}
