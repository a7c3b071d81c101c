using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Criteria;

/// <summary>Saves the hard rules and weights of a programme. Rounds that have run keep the ones they ran with.</summary>
[UseCase]
public sealed class ChangeCriteria(AppDb db, CurrentPerson person, AuditLog audit, TimeProvider clock)
{
    public const int MostWeight = 1000, MostLevels = 10, MostHours = 40;

    /// <param name="version">The version that was on the form; 0 when nothing was saved yet.</param>
    public async Task<Outcome> ExecuteAsync(Guid programmeId, CriteriaSettings settings, int version, CancellationToken ct)
    {
        var programme = await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct);
        if (programme is null) return Outcome.NotFound;
        if (Wrong(settings) is { Count: > 0 } wrong) return Outcome.Refused(wrong);
        var criteria = await db.Criteria.SingleOrDefaultAsync(c => c.ProgrammeId == programmeId, ct);
        if ((criteria?.Version ?? 0) != version) return Outcome.Refused("refused.changedMeanwhile");
        var before = criteria?.Settings ?? new();
        if (criteria is null) db.Criteria.Add(ProgrammeCriteria.For(db.OrganisationId, programmeId, settings, person.Id, clock.GetUtcNow()));
        else criteria.Change(settings, person.Id, clock.GetUtcNow());
        audit.Record("matching.criteria.changed", "programme", programmeId, programme.Name, new { before, after = settings });
        try
        {
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused("refused.changedMeanwhile");
        }
    }

    private static List<Refusal> Wrong(CriteriaSettings settings)
    {
        var wrong = new List<Refusal>();
        Within("MinimumLevelGap", settings.MinimumLevelGap, MostLevels);
        Within("MinimumSharedHours", settings.MinimumSharedHours, MostHours);
        foreach (var key in CriterionKeys.All) Within(FieldOf(key), settings.WeightOf(key), MostWeight);
        if (wrong.Count == 0 && settings.MostPoints() == 0) wrong.Add(new("SkillsWeight", new Message("criteria.noWeight")));
        return wrong;

        void Within(string field, int value, int most)
        {
            if (value < 0 || value > most) wrong.Add(new(field, new Message("criteria.outOfRange", ("most", most))));
        }
    }

    public static string FieldOf(string criterion) => criterion switch
    {
        CriterionKeys.Skills => "SkillsWeight", CriterionKeys.Reciprocal => "ReciprocalWeight", CriterionKeys.Goals => "GoalsWeight",
        CriterionKeys.Interests => "InterestsWeight", CriterionKeys.Distance => "DistanceWeight", CriterionKeys.Hours => "TimeZoneWeight",
        CriterionKeys.Level => "LevelGapWeight", CriterionKeys.Motivation => "MotivationWeight", CriterionKeys.Style => "StyleWeight",
        CriterionKeys.Tenure => "TenureWeight", CriterionKeys.Generation => "GenerationWeight", CriterionKeys.Experience => "ExperienceWeight", _ => "WishesWeight",
    };
}
