using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Diversity;

/// <summary>Counts, for each optional question and role, how far people of each group came, and keeps what may be shown of it.</summary>
[UseCase]
public sealed class TakeFigures(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, CancellationToken ct) => await db.InTransactionAsync(async () =>
    {
        // Two at the same moment would each know nothing of the other's table.
        await db.LockAsync<Programme>([programmeId], ct);
        if (await db.Programmes.WatchedBy(person, db).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var last = await db.FairnessReports.Where(r => r.ProgrammeId == programmeId).MaxAsync(r => (DateTimeOffset?)r.TakenAt, ct);
        if (last is { } taken && now < taken.AddDays(FairnessReport.DaysBetween)) return Outcome.Refused("fairness.refused.soon", ("at", taken.AddDays(FairnessReport.DaysBetween)));
        var fields = await db.DiversityFields.Where(f => f.RetiredAt == null).OrderBy(f => f.AddedAt).ThenBy(f => f.Id).ToListAsync(ct);
        if (fields.Count == 0) return Outcome.Refused("fairness.refused.nothing");

        var before = await db.FairnessFigures.AsNoTracking().Where(f => f.Withheld == Withheld.No && db.FairnessReports.Any(r => r.Id == f.ReportId && r.ProgrammeId == programmeId)).ToListAsync(ct);
        var reached = await ReachedAsync(programmeId, ct);
        var answers = await db.DiversityAnswers.AsNoTracking().Where(a => reached.Keys.Contains(a.PersonId)).Select(a => new { a.PersonId, a.FieldId, a.Choice }).ToDictionaryAsync(a => (a.PersonId, a.FieldId), a => a.Choice, ct);
        var report = FairnessReport.Take(db.OrganisationId, programmeId, person.Id, now);
        foreach (var field in fields)
            foreach (var role in Enum.GetValues<ProgrammeRole>())
                report.Count(field, role, reached.Where(r => r.Value.Role == role).Select(r => (answers.GetValueOrDefault((r.Key, field.Id), ""), r.Value.Stage)),
                    [.. before.Where(b => b.FieldId == field.Id && b.Role == role).Select(b => b.Table!)]);
        db.FairnessReports.Add(report);
        audit.Record("diversity.figures.taken", "programme", programmeId, programme.Name);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }, ct);

    /// <summary>Everybody who applied or takes part, with the role and the last stage. Who took an application back is not counted.</summary>
    private async Task<Dictionary<Guid, (ProgrammeRole Role, FairStage Stage)>> ReachedAsync(Guid programmeId, CancellationToken ct)
    {
        var all = (await db.Applications.Where(a => a.ProgrammeId == programmeId && a.State != ApplicationState.Draft && a.State != ApplicationState.Withdrawn).Select(a => new { a.PersonId, a.Role }).ToListAsync(ct))
            .ToDictionary(a => a.PersonId, a => (a.Role, FairStage.CameIn));
        foreach (var taking in await db.Enrolments.Where(e => e.ProgrammeId == programmeId)
            .Select(e => new { e.PersonId, e.Role, Paired = db.Mentorships.Any(m => m.MentorEnrolmentId == e.Id || m.MenteeEnrolmentId == e.Id) }).ToListAsync(ct))
            all[taking.PersonId] = (taking.Role, taking.Paired ? FairStage.Paired : FairStage.Admitted);
        return all;
    }
}

public static class FairnessAccess
{
    /// <summary>Programmes whose team names this person DEI lead. Managers and admins as such do not see these figures (the visibility table).</summary>
    public static IQueryable<Programme> WatchedBy(this IQueryable<Programme> programmes, CurrentPerson person, AppDb db) =>
        programmes.Where(p => db.TeamMembers.Any(m => m.ProgrammeId == p.Id && m.PersonId == person.Id && m.Role == TeamRole.DeiLead && m.EndedAt == null));
}
