using Microsoft.EntityFrameworkCore;
using Upward.MatchingEngine;
using Upward.Web.Data;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Matching.Board;

/// <summary>Asks the engine for the best board that keeps every locked pair and brings no rejected pair back.</summary>
[UseCase]
public sealed class RerunAroundLocks(AppDb db, BoardDesk desk, LongTasks tasks)
{
    public async Task<Outcome<LongTask>> ExecuteAsync(BoardAddress address, CancellationToken ct)
    {
        var taken = await desk.TakeAsync(address, ct);
        if (!taken.Succeeded) return taken.Result;
        var id = taken.Value.Round.Id;
        if (await db.LongTasks.AnyAsync(t => t.SubjectId == id && t.Kind == RunAgain.TaskKind && t.FinishedAt == null, ct)) return Outcome.Refused("board.runningAgain");
        var task = tasks.Add(RunAgain.TaskKind, id);
        await db.SaveChangesAsync(ct);
        await tasks.ScheduleAsync(task, ct);
        return task;
    }
}

/// <summary>The work behind it. Run twice it finds nothing left to change.</summary>
public sealed class RunAgain(AppDb db, RoundBenches benches, BoardDesk desk, TimeProvider clock) : ILongTaskHandler
{
    public const string TaskKind = "matching.rerun";

    public string Kind => TaskKind;

    public async Task<LongTaskResult> RunAsync(Guid subjectId, TaskProgress progress, CancellationToken ct)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            db.ChangeTracker.Clear();
            var round = await db.MatchRounds.SingleAsync(r => r.Id == subjectId, ct);
            if (!round.IsDraft) return LongTaskResult.Failed("board.notADraft");
            var board = new BoardAtHand(round, await benches.OfAsync(db, round, ct), await BoardRows.OfAsync(db, round.Id, ct),
                await db.BoardChanges.Where(c => c.RoundId == round.Id).OrderBy(c => c.Sequence).ToListAsync(ct));
            var answer = await SolveProblem.RunAsync(Around(board), progress, ct);
            await progress.ReportAsync("round.phase.storing", 995, 1000, ct);
            var (removed, added) = BoardDifference.Between(board.Rows, Wanted(board, answer.Result));
            round.RanAgain(answer.Proven, clock.GetUtcNow());
            var done = removed.Count + added.Count > 0
                ? await desk.DoAsync(board, BoardChangeKind.Rerun, removed, added, "", ct)
                : await desk.SaveAsync(board, "matching.board.rerun", [], [], ct);
            // Refused means that a hand changed the board meanwhile: solve again around what stands now.
            if (done.Succeeded) return LongTaskResult.Done;
        }
        return LongTaskResult.Failed("board.changedMeanwhile");
    }

    private static MatchingProblem Around(BoardAtHand board)
    {
        var (bench, problem) = (board.Bench, board.Bench.Problem);
        PairKey Key((Guid Mentor, Guid Mentee) pair) => new(bench.MenteeAt(pair.Mentee), bench.MentorAt(pair.Mentor));
        var locked = board.Rows.Where(r => r.IsLocked).Select(r => Key(r.Key)).ToList();
        var rejected = ForbiddenPairs.Private([.. board.Rejected.Select(Key)]);
        return MatchingProblem.Create(problem.Mentees, problem.Mentors, problem.Criteria, [.. problem.Rules, rejected], locked, problem.Objective, problem.Seed);
    }

    /// <summary>A pair that stays keeps its marks: who locked it, and that a hand made it.</summary>
    private static List<BoardPair> Wanted(BoardAtHand board, MatchingResult result) =>
    [
        .. result.Pairs.Select(p =>
        {
            var (mentor, mentee) = (board.Bench.Mentors[p.Mentor], board.Bench.Mentees[p.Mentee]);
            return board.Find(mentor, mentee)?.Pair ?? new BoardPair(mentor, mentee, ByHand: false, Locked: false);
        }),
    ];
}
