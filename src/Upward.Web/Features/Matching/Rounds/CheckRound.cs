using Microsoft.EntityFrameworkCore;
using Upward.MatchingEngine;
using Upward.MatchingEngine.Formats;
using Upward.MatchingEngine.Verification;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Rounds;

/// <param name="Failures">How many checks failed; what exactly is in the log, for it may touch private rules.</param>
public sealed record RoundCheck(bool Proven, int Pairs, long Total, int Failures, bool Damaged, string Fingerprint, TimeSpan Took);

/// <summary>Proves the stored answer again, from the stored bytes alone: neither the directory nor the solver has a part in it.</summary>
[UseCase]
public sealed class CheckRound(AppDb db, CurrentPerson person, AuditLog audit, TimeProvider clock, ILogger<CheckRound> log)
{
    public async Task<Outcome<RoundCheck>> ExecuteAsync(Guid programmeId, int number, CancellationToken ct)
    {
        var round = await db.MatchRounds.AsNoTracking().Where(r => db.Programmes.ManageableBy(person).Any(p => p.Id == r.ProgrammeId))
            .SingleOrDefaultAsync(r => r.ProgrammeId == programmeId && r.Number == number && r.SolvedAt != null, ct);
        if (round is null) return Outcome.NotFound;
        var record = await db.RoundRecords.AsNoTracking().SingleAsync(r => r.RoundId == round.Id, ct);
        var start = clock.GetTimestamp();
        var check = await Task.Run(() => Check(record, start, ct), ct);
        audit.Record("matching.round.checked", "match-round", round.Id, round.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), new { check.Proven });
        await db.SaveChangesAsync(ct);
        return check;
    }

    private RoundCheck Check(RoundRecord record, long start, CancellationToken ct)
    {
        try
        {
            var problem = RoundBytes.Problem(record.Problem);
            var answer = RoundBytes.Answer(problem, record.Answer!);
            var report = Verifier.Check(problem, answer.Pairs, answer.Certificate, ct);
            foreach (var failure in report.Failures) log.LogError("Round {Round} failed its check: {Failure}", record.RoundId, failure.Message);
            return new(report.Proven && answer.Status == SolveStatus.Optimal, report.Pairs, report.Total, report.Failures.Count, false, ProblemFormat.Fingerprint(problem), clock.GetElapsedTime(start));
        }
        catch (StoredDataException damage)
        {
            log.LogError(damage, "The stored bytes of round {Round} cannot be read", record.RoundId);
            return new(false, 0, 0, 0, true, "", clock.GetElapsedTime(start));
        }
    }
}
