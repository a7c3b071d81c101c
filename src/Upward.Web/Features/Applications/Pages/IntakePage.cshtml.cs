using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>When applications come in, for how many places, who reads them and by which measure.</summary>
[ProgrammeManagersOnly]
public sealed class IntakePage(AppDb db, SetIntake set, AppointReviewer reviewers, CurrentPerson person, Texts texts) : PageModel
{
    public sealed class IntakeForm
    {
        /// <summary>Null when none was chosen: an empty form must not close what is open.</summary>
        public IntakeMode? Mode { get; set; }
        public DateOnly? OpensOn { get; set; }
        public DateOnly? ClosesOn { get; set; }
        public int? MentorPlaces { get; set; }
        public int? MenteePlaces { get; set; }
        public bool Nominations { get; set; } = true;
        public bool AsksLineManager { get; set; }
    }

    public sealed class CriterionRow
    {
        public string? Key { get; set; }
        public string? Text { get; set; }
        public int Weight { get; set; } = 2;
    }

    public sealed record ReviewerLine(Guid Id, string Name, string Email);

    [BindProperty] public IntakeForm Input { get; set; } = new();
    [BindProperty] public List<CriterionRow> Rubric { get; set; } = [];
    [BindProperty] public List<CriterionRow> Vetting { get; set; } = [];
    [BindProperty] public string? Email { get; set; }

    public Programme Programme { get; private set; } = null!;
    public Intake Intake { get; private set; } = null!;
    public IReadOnlyList<ReviewerLine> Reviewers { get; private set; } = [];
    public bool MayAppoint => person.ManagedProgrammeIds.Contains(Programme.Id);

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        FillIntake();
        FillMeasure();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        FillMeasure();
        foreach (var (field, number) in new[] { ("MentorPlaces", Input.MentorPlaces), ("MenteePlaces", Input.MenteePlaces) })
            if (ModelState.TryGetValue("Input." + field, out var entry) && entry.Errors.Count > 0) { entry.Errors.Clear(); entry.Errors.Add(texts["intake.refused.number"]); }
        if (Input.Mode is not { } mode)
        {
            ModelState.AddModelError("Input.Mode", texts["refused.required"]);
            return this.Again();
        }
        if (!ModelState.IsValid) return this.Again();
        var outcome = await set.ExecuteAsync(programmeId, new()
        {
            Mode = mode, OpensOn = Input.OpensOn, ClosesOn = Input.ClosesOn, MentorPlaces = Input.MentorPlaces, MenteePlaces = Input.MenteePlaces,
            Nominations = Input.Nominations, AsksLineManager = Input.AsksLineManager,
        }, ct);
        return Answer(outcome, "Input.", "intake.saved");
    }

    public async Task<IActionResult> OnPostMeasureAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        FillIntake();
        var outcome = await set.MeasureAsync(programmeId,
            [.. Rubric.Where(r => !string.IsNullOrWhiteSpace(r.Text)).Select(r => new Criterion(KeyOf(r), r.Text!.Trim(), r.Weight))],
            [.. Vetting.Where(r => !string.IsNullOrWhiteSpace(r.Text)).Select(r => new VettingItem(KeyOf(r), r.Text!.Trim()))], ct);
        return Answer(outcome, "", "intake.saved");
    }

    public async Task<IActionResult> OnPostAppointAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        FillIntake();
        FillMeasure();
        return Answer(await reviewers.ExecuteAsync(programmeId, Email ?? "", ct), "", "intake.reviewers.added");
    }

    public async Task<IActionResult> OnPostDismissAsync(Guid programmeId, Guid personId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        FillIntake();
        FillMeasure();
        return Answer(await reviewers.DismissAsync(programmeId, personId, ct), "", "intake.reviewers.gone");
    }

    private IActionResult Answer(Outcome outcome, string prefix, string done)
    {
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts, prefix);
            return this.Again();
        }
        this.Note(texts[done]);
        return LocalRedirect($"~/programmes/{Programme.Id}/applications/intake");
    }

    private static string KeyOf(CriterionRow row) => string.IsNullOrWhiteSpace(row.Key) ? Guid.NewGuid().ToString("N")[..8] : row.Key.Trim();

    private void FillIntake() => Input = new()
    {
        Mode = Intake.Mode, OpensOn = Intake.OpensOn, ClosesOn = Intake.ClosesOn, MentorPlaces = Intake.MentorPlaces, MenteePlaces = Intake.MenteePlaces,
        Nominations = Intake.Nominations, AsksLineManager = Intake.AsksLineManager,
    };

    private void FillMeasure()
    {
        Rubric = [.. Intake.Rubric.Select(c => new CriterionRow { Key = c.Key, Text = c.Text, Weight = c.Weight }), new(), new()];
        Vetting = [.. Intake.Vetting.Select(v => new CriterionRow { Key = v.Key, Text = v.Text }), new(), new()];
    }

    private async Task<bool> FindAsync(Guid programmeId, CancellationToken ct)
    {
        var found = await set.FindAsync(programmeId, ct);
        if (!found.Succeeded) return false;
        Intake = found.Value;
        Programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == programmeId, ct);
        Reviewers = await db.ApplicationReviewers.AsNoTracking().Where(r => r.ProgrammeId == programmeId).Join(db.People, r => r.PersonId, p => p.Id, (r, p) => p).OrderBy(p => p.SearchText).Select(p => new ReviewerLine(p.Id, p.Name, p.Email)).ToListAsync(ct);
        return true;
    }
}
