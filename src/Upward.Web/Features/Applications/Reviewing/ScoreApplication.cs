using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

/// <summary>One reader's judgement by the rubric; given again it replaces the earlier one. The application keeps the mean, to sort by.</summary>
[UseCase]
public sealed class ScoreApplication(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, Guid applicationId, IReadOnlyDictionary<string, int> scores, string note, CancellationToken ct)
    {
        if (await db.Applications.ReadableBy(person, db).Include(a => a.Person).SingleOrDefaultAsync(a => a.Id == applicationId && a.ProgrammeId == programmeId, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("applications.refused.notOpen");
        var rubric = await db.RubricAsync(programmeId, ct);
        if (rubric.Count == 0) return Outcome.Refused("applications.refused.noRubric");
        var all = await db.ApplicationReviews.Where(r => r.ApplicationId == applicationId).ToListAsync(ct);
        var own = all.Find(r => r.ReviewerId == person.Id);
        if (own is null)
        {
            own = ApplicationReview.By(db.OrganisationId, applicationId, person.Id);
            all.Add(own);
            db.ApplicationReviews.Add(own);
        }
        var outcome = own.Say(scores, note, rubric, clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome;
        one.Rate(Rubrics.MeanOf(all, rubric), all.Count);
        audit.Record("application.scored", "application", one.Id, one.Person.Name, new { programmeId });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}

public static class Rubrics
{
    public static async Task<IReadOnlyList<Criterion>> RubricAsync(this AppDb db, Guid programmeId, CancellationToken ct) =>
        (await db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.ProgrammeId == programmeId, ct))?.Rubric ?? [];

    /// <summary>0 to 100; null when nobody scored by a criterion that still exists.</summary>
    public static int? MeanOf(IEnumerable<ApplicationReview> reviews, IReadOnlyList<Criterion> rubric)
    {
        var totals = reviews.Select(r => r.TotalBy(rubric)).OfType<int>().ToList();
        return totals.Count == 0 ? null : (int)Math.Round(totals.Average(), MidpointRounding.AwayFromZero);
    }
}
