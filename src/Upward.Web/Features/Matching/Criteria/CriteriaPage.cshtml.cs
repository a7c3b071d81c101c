using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Criteria;

/// <summary>
/// Hard rules, weights and exclusions of a programme, with what they leave possible beside them. Every change shows its
/// effect at once; nothing counts until it is saved.
/// </summary>
[ProgrammeManagersOnly]
public sealed class CriteriaPage(AppDb db, CurrentPerson person, ShowEffect effect, ChangeCriteria change, ExcludePair exclude, Texts t) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    [BindProperty(SupportsGet = true)] public Guid ProgrammeId { get; set; }
    [BindProperty] public CriteriaInput Input { get; set; } = new();
    public CriteriaEffect Effect { get; private set; } = null!;
    public IReadOnlyList<(Guid Id, string Mentor, string Mentee)> Exclusions { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Mentors { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Mentees { get; private set; } = [];
    public DateTimeOffset? ChangedAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        var stored = await db.Criteria.AsNoTracking().SingleOrDefaultAsync(c => c.ProgrammeId == ProgrammeId, ct);
        Input = CriteriaInput.Of(stored?.Settings ?? new(), stored?.Version ?? 0);
        ChangedAt = stored?.ChangedAt;
        Effect = (await effect.ExecuteAsync(ProgrammeId, Input.Settings(), ct))!;
        return Page();
    }

    /// <summary>Shows what the form as it stands would leave possible, and saves nothing. htmx gets the panel, others the page.</summary>
    public async Task<IActionResult> OnPostTryAsync(CancellationToken ct)
    {
        if (await effect.ExecuteAsync(ProgrammeId, Input.Settings(), ct) is not { } found) return NotFound();
        Effect = found;
        if (Request.IsFragment()) return Partial("_Effect", this);
        return await LoadAsync(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = ModelState.IsValid ? await change.ExecuteAsync(ProgrammeId, Input.Settings(), Input.Version, ct) : Outcome.Refused("criteria.unreadable");
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(t["criteria.saved"]);
            return Redirect($"{Request.PathBase}/programmes/{ProgrammeId}/criteria");
        }
        ModelState.Add(outcome, t, "Input.");
        if (!await LoadAsync(ct)) return NotFound();
        Effect = (await effect.ExecuteAsync(ProgrammeId, Input.Settings(), ct))!;
        return this.Again();
    }

    public async Task<IActionResult> OnPostExcludeAsync(Guid mentorPersonId, Guid menteePersonId, CancellationToken ct) =>
        Back(await exclude.ExecuteAsync(ProgrammeId, mentorPersonId, menteePersonId, ct), "exclusion.added");

    public async Task<IActionResult> OnPostLiftAsync(Guid exclusionId, CancellationToken ct) =>
        Back(await exclude.LiftAsync(ProgrammeId, exclusionId, ct), "exclusion.lifted");

    private IActionResult Back(Outcome outcome, string done)
    {
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? t[done] : t.Say(outcome.Refusals[0].Message));
        return Redirect($"{Request.PathBase}/programmes/{ProgrammeId}/criteria#exclusions");
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == ProgrammeId, ct) is not { } programme) return false;
        Programme = programme;
        var people = await db.Enrolments.Where(e => e.ProgrammeId == ProgrammeId && e.WithdrawnAt == null).Select(e => new { e.PersonId, e.Role, e.Person.Name, e.Person.Department }).ToListAsync(ct);
        Mentors = Options(ProgrammeRole.Mentor);
        Mentees = Options(ProgrammeRole.Mentee);
        Exclusions = [.. (await db.Exclusions.Where(x => x.ProgrammeId == ProgrammeId)
            .Select(x => new { x.Id, x.AddedAt, Mentor = db.People.Where(p => p.Id == x.MentorPersonId).Select(p => p.Name).First(), Mentee = db.People.Where(p => p.Id == x.MenteePersonId).Select(p => p.Name).First() })
            .ToListAsync(ct)).OrderBy(x => x.AddedAt).Select(x => (x.Id, x.Mentor, x.Mentee))];
        return true;

        List<SelectListItem> Options(ProgrammeRole role) => [.. people.Where(p => p.Role == role).OrderBy(p => p.Name, StringComparer.CurrentCulture)
            .Select(p => new SelectListItem(p.Department.Length > 0 ? $"{p.Name}, {p.Department}" : p.Name, p.PersonId.ToString()))];
    }
}

/// <summary>The form. A number that is left empty counts as 0.</summary>
public sealed class CriteriaInput
{
    public bool NeverInLineOfCommand { get; set; }
    public int? MinimumLevelGap { get; set; }
    public bool SharedLanguage { get; set; }
    public int? MinimumSharedHours { get; set; }
    public bool DifferentDepartment { get; set; }
    public bool DifferentSite { get; set; }
    public bool NotAPreviousPair { get; set; }
    public int? SkillsWeight { get; set; }
    public int? ReciprocalWeight { get; set; }
    public int? GoalsWeight { get; set; }
    public int? InterestsWeight { get; set; }
    public int? DistanceWeight { get; set; }
    public int? TimeZoneWeight { get; set; }
    public int? LevelGapWeight { get; set; }
    public int? WishesWeight { get; set; }
    public int? MotivationWeight { get; set; }
    public int? StyleWeight { get; set; }
    public int? TenureWeight { get; set; }
    public int? GenerationWeight { get; set; }
    public int? ExperienceWeight { get; set; }
    public bool MostPeopleFirst { get; set; } = true;
    public int Version { get; set; }

    public static CriteriaInput Of(CriteriaSettings s, int version) => new()
    {
        NeverInLineOfCommand = s.NeverInLineOfCommand, MinimumLevelGap = s.MinimumLevelGap, SharedLanguage = s.SharedLanguage, MinimumSharedHours = s.MinimumSharedHours,
        DifferentDepartment = s.DifferentDepartment, DifferentSite = s.DifferentSite, NotAPreviousPair = s.NotAPreviousPair,
        SkillsWeight = s.SkillsWeight, ReciprocalWeight = s.ReciprocalWeight, GoalsWeight = s.GoalsWeight, InterestsWeight = s.InterestsWeight,
        DistanceWeight = s.DistanceWeight, TimeZoneWeight = s.TimeZoneWeight, LevelGapWeight = s.LevelGapWeight, WishesWeight = s.WishesWeight,
        MotivationWeight = s.MotivationWeight, StyleWeight = s.StyleWeight, TenureWeight = s.TenureWeight, GenerationWeight = s.GenerationWeight, ExperienceWeight = s.ExperienceWeight,
        MostPeopleFirst = s.MostPeopleFirst, Version = version,
    };

    public CriteriaSettings Settings() => new()
    {
        NeverInLineOfCommand = NeverInLineOfCommand, MinimumLevelGap = MinimumLevelGap ?? 0, SharedLanguage = SharedLanguage, MinimumSharedHours = MinimumSharedHours ?? 0,
        DifferentDepartment = DifferentDepartment, DifferentSite = DifferentSite, NotAPreviousPair = NotAPreviousPair,
        SkillsWeight = SkillsWeight ?? 0, ReciprocalWeight = ReciprocalWeight ?? 0, GoalsWeight = GoalsWeight ?? 0, InterestsWeight = InterestsWeight ?? 0,
        DistanceWeight = DistanceWeight ?? 0, TimeZoneWeight = TimeZoneWeight ?? 0, LevelGapWeight = LevelGapWeight ?? 0, WishesWeight = WishesWeight ?? 0,
        MotivationWeight = MotivationWeight ?? 0, StyleWeight = StyleWeight ?? 0, TenureWeight = TenureWeight ?? 0, GenerationWeight = GenerationWeight ?? 0, ExperienceWeight = ExperienceWeight ?? 0,
        MostPeopleFirst = MostPeopleFirst,
    };

    public int WeightOf(string criterion) => Settings().WeightOf(criterion);
}
