using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.Skills;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Enrolment;

/// <summary>What both profile pages need around the form: whose it is, the partners, the skills, and the buttons that only reshape the form.</summary>
[UseCase]
public sealed class ProfileDesk(AppDb db, SkillTaxonomy taxonomy)
{
    public ParticipantEnrolment Enrolment { get; private set; } = null!;
    public PartnerList Partners { get; private set; } = null!;
    public string TimeZone { get; private set; } = "";

    /// <param name="readable">The enrolments that the person at hand may open; the caller says by which right.</param>
    public async Task<bool> OpenAsync(IQueryable<ParticipantEnrolment> readable, Guid enrolmentId, CancellationToken ct)
    {
        var found = await readable.AsNoTracking().Include(e => e.Programme).Include(e => e.Person).Include(e => e.Skills).ThenInclude(s => s.Skill).Include(e => e.Wishes)
            .AsSplitQuery().SingleOrDefaultAsync(e => e.Id == enrolmentId && e.WithdrawnAt == null, ct);
        if (found is null) return false;
        Enrolment = found;
        Partners = await PartnerList.OfAsync(db, found, ct);
        TimeZone = found.Person.TimeZone.Length > 0 ? found.Person.TimeZone : await db.Organisations.Where(o => o.Id == found.OrganisationId).Select(o => o.TimeZone).SingleAsync(ct);
        return true;
    }

    public ProfileForm FilledForm() => ProfileForm.Of(Enrolment, Enrolment.Person.Languages, Partners);

    public async Task<ProfileReading> ReadingAsync(CancellationToken ct) => new(await taxonomy.IndexAsync(ct), Partners,
        [.. Enrolment.Skills.Select(s => new FoundSkill(s.SkillId, s.Skill.Name, s.Skill.Category))]);

    /// <summary>
    /// Buttons that change the form and save nothing: more rows, the same hours on all weekdays, or a suggested skill taken
    /// for an unknown word ("use:Wanted[2].Skill=Spreadsheets"). True when it was one of them.
    /// </summary>
    public static bool Reshape(ProfileForm form, string? act)
    {
        switch (act)
        {
            case "more": form.WithSpareRows(5); return true;
            case "weekdays": WeekForm.SameEveryWeekday(form.Days); return true;
            case not null when act.StartsWith("use:", StringComparison.Ordinal): TakeSuggestion(form, act[4..]); return true;
            default: return false;
        }
    }

    private static void TakeSuggestion(ProfileForm form, string chosen)
    {
        var parts = chosen.Split(['[', ']', '='], 4);
        if (parts.Length < 4 || !int.TryParse(parts[1], out var row) || row < 0) return;
        if (parts[0] == "Wanted" && row < form.Wanted.Count) form.Wanted[row].Skill = parts[3];
        if (parts[0] == "Offered" && row < form.Offered.Count) form.Offered[row].Skill = parts[3];
    }
}
