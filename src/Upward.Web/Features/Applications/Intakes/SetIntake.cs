using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications;

/// <summary>How a programme takes applications. Its first change stores it, with the usual rubric and checks.</summary>
[UseCase]
public sealed class SetIntake(AppDb db, AuditLog audit, CurrentPerson person, Texts texts)
{
    public async Task<Outcome<Intake>> FindAsync(Guid programmeId, CancellationToken ct) =>
        await db.Programmes.AsNoTracking().ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct) ? await KeepAsync(programmeId, ct) : Outcome.NotFound;

    public async Task<Outcome> ExecuteAsync(Guid programmeId, IntakeFacts facts, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var intake = await KeepAsync(programmeId, ct);
        var outcome = intake.Change(facts);
        if (!outcome.Succeeded) return outcome;
        audit.Record("applications.intake.changed", "programme", programmeId, programme.Name, facts);
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>The measure and the checks, one line each; a line that stays keeps its scores.</summary>
    public async Task<Outcome> MeasureAsync(Guid programmeId, IReadOnlyList<Criterion> rubric, IReadOnlyList<VettingItem> vetting, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (rubric.Count > Intake.MostItems || vetting.Count > Intake.MostItems) return Outcome.Refused("profile.refused.tooMany", ("max", Intake.MostItems));
        if (rubric.Any(c => c.Weight is < 1 or > 5)) return Outcome.RefusedAt("Rubric", "intake.refused.weight");
        if (rubric.Select(c => c.Text).Concat(vetting.Select(v => v.Text)).FirstOrDefault(t => t.Length > Intake.LongestItem) is { } tooLong) return Outcome.RefusedAt("Rubric", "refused.tooLong", ("max", Intake.LongestItem), ("length", tooLong.Length));
        var intake = await KeepAsync(programmeId, ct);
        intake.Measure(rubric);
        intake.Vet(vetting);
        await RateAgainAsync(programmeId, rubric, ct);
        audit.Record("applications.measure.changed", "programme", programmeId, programme.Name, new { criteria = rubric.Count, checks = vetting.Count });
        return await db.SaveSeenAsync(ct);
    }

    private async Task RateAgainAsync(Guid programmeId, IReadOnlyList<Criterion> rubric, CancellationToken ct)
    {
        var scored = await db.Applications.Where(a => a.ProgrammeId == programmeId && a.Reviews > 0).ToListAsync(ct);
        var ids = scored.Select(a => a.Id).ToList();
        var reviews = (await db.ApplicationReviews.AsNoTracking().Where(r => ids.Contains(r.ApplicationId)).ToListAsync(ct)).ToLookup(r => r.ApplicationId);
        foreach (var one in scored) one.Rate(Rubrics.MeanOf(reviews[one.Id], rubric), reviews[one.Id].Count());
    }

    private async Task<Intake> KeepAsync(Guid programmeId, CancellationToken ct)
    {
        // Local: the page has asked before in this request, and a new one is not stored yet.
        if (db.Intakes.Local.FirstOrDefault(i => i.ProgrammeId == programmeId) is { } atHand) return atHand;
        if (await db.Intakes.SingleOrDefaultAsync(i => i.ProgrammeId == programmeId, ct) is { } known) return known;
        var intake = Intake.For(db.OrganisationId, programmeId);
        intake.Measure(StandardMeasure.Rubric(texts));
        intake.Vet(StandardMeasure.Vetting(texts));
        db.Intakes.Add(intake);
        return intake;
    }
}

/// <summary>By what applications are read from the start (R060 R231): willing, patient, able to explain, with time, and somebody to learn with.</summary>
public static class StandardMeasure
{
    private static readonly (string Key, int Weight)[] Criteria = [("willing", 3), ("patient", 3), ("explains", 2), ("knows", 2), ("time", 1)];
    private static readonly string[] Checks = ["employment", "conduct"];

    public static IEnumerable<Criterion> Rubric(Texts t) => Criteria.Select(c => new Criterion(c.Key, t["intake.rubric." + c.Key], c.Weight));
    public static IEnumerable<VettingItem> Vetting(Texts t) => Checks.Select(key => new VettingItem(key, t["intake.vetting." + key]));
}
