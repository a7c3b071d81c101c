using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Upward.MatchingEngine;
using Upward.Web.Data;
using Upward.Web.Features.Matching.Answers;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Matching.Rounds;

/// <summary>
/// The work of a round: compile, solve, prove, put the pairs on the board. The compiled problem is stored first, so that a
/// run that is started again after a crash solves the very same problem; the rest is one save, so it happens once or not.
/// </summary>
public sealed class RunRound(AppDb db, LoadMatchingInputs load, OpenProposals open, RoundBenches benches, TimeProvider clock) : ILongTaskHandler
{
    public const string TaskKind = "matching.round";
    private const int LargeRound = 500;

    public string Kind => TaskKind;

    public async Task<LongTaskResult> RunAsync(Guid subjectId, TaskProgress progress, CancellationToken ct)
    {
        var round = await db.MatchRounds.SingleAsync(r => r.Id == subjectId, ct);
        if (round.SolvedAt is not null || round.CancelledAt is not null || round.DiscardedAt is not null) return LongTaskResult.Done;

        await progress.ReportAsync("round.phase.reading", 0, 4, ct);
        await open.LapsedAsync(round.ProgrammeId, ct);
        var record = await db.RoundRecords.SingleOrDefaultAsync(r => r.RoundId == round.Id, ct) ?? await CompileAsync(round, ct);
        var bench = RoundBenches.Read(record, round.Criteria);
        await progress.ReportAsync("round.phase.counting", 0, 4, ct);
        var feasible = PossiblePairs.Count(bench.Problem, ct);

        var answer = await SolveProblem.RunAsync(bench.Problem, progress, ct);
        await progress.ReportAsync("round.phase.storing", 995, 1000, ct);
        record.Answered(RoundBytes.Of(bench.Problem, answer.Result));
        var pairs = answer.Result.Pairs.Select(p => (Mentor: bench.Mentors[p.Mentor], Mentee: bench.Mentees[p.Mentee], p.Points)).ToList();
        foreach (var (mentor, mentee, points) in pairs)
            db.Proposals.Add(Proposal.Of(db.OrganisationId, round.Id, mentor, mentee, points, bench.PartsOf(mentor, mentee), byHand: false));
        round.Solve(answer.Result.EngineVersion, answer.Proven, bench.Figures([.. pairs.Select(p => (p.Mentor, p.Mentee))]), bench.FirstDraft(),
            answer.Result.UpperBound, feasible, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        if (pairs.Count > LargeRound) await db.CountAgainAsync(ct);
        // Whoever waits for the board looks at it in the next second: the table of scores is there already.
        benches.Keep(round.Id, bench.With(RoundBytes.Answer(bench.Problem, record.Answer!)));
        return LongTaskResult.Done;
    }

    public async Task CancelledAsync(Guid subjectId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var round = await db.MatchRounds.SingleAsync(r => r.Id == subjectId, ct);
        if (round.SolvedAt is null) round.Cancel(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    private async Task<RoundRecord> CompileAsync(MatchRound round, CancellationToken ct)
    {
        var inputs = await load.ExecuteAsync(round.ProgrammeId, round.Week, ct);
        var compiled = CompileProblem.Of(inputs, round.Criteria, round.Seed);
        var record = RoundRecord.Of(db.OrganisationId, round.Id, RoundBytes.Of(compiled.Problem), JsonSerializer.Serialize(compiled.Words));
        db.RoundRecords.Add(record);
        await db.SaveChangesAsync(ct);
        return record;
    }
}
