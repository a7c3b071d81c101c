using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Change;

[UseCase]
public sealed class AnswerReadiness(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, IReadOnlyDictionary<string, int> answers, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var open = ReadinessQuestions.Keys.Where(k => !answers.TryGetValue(k, out var a) || a is < ReadinessCheck.Unknown or > ReadinessCheck.Highest).ToList();
        if (open.Count > 0) return Outcome.RefusedAt("Answers_" + open[0], "change.readiness.missing", ("n", open.Count));

        var check = ReadinessCheck.Of(db.OrganisationId, programmeId, answers, person.Id, clock.GetUtcNow());
        db.ReadinessChecks.Add(check);
        audit.Record("change.readiness.answered", "programme", programmeId, programme.Name, new { suggests = check.Suggests.ToString() });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
