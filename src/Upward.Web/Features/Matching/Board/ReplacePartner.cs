using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Board;

/// <summary>
/// Gives somebody another partner, or a first one. Whoever is in the way is freed: the partner until now, and the new
/// partner's lowest pair when that one is full.
/// </summary>
[UseCase]
public sealed class ReplacePartner(BoardDesk desk)
{
    /// <param name="from">The partner until now, where the change starts from a pair.</param>
    public async Task<Outcome> ExecuteAsync(BoardAddress address, Guid moved, Guid? from, Guid to, string why, CancellationToken ct)
    {
        var taken = await desk.TakeAsync(address, ct);
        if (!taken.Succeeded) return taken.Result;
        var (removed, added, refusal) = Plan(taken.Value, moved, from, to);
        return refusal is not null ? Outcome.Refused(refusal) : await desk.DoAsync(taken.Value, BoardChangeKind.Replace, removed, added, why, ct);
    }

    /// <summary>What the move would take apart and make, or the key of why it cannot be.</summary>
    public static (IReadOnlyList<BoardPair> Removed, IReadOnlyList<BoardPair> Added, string? Refusal) Plan(BoardAtHand board, Guid moved, Guid? from, Guid to)
    {
        var movedIsMentee = board.Bench.MenteeAt(moved) >= 0;
        var (mentor, mentee) = movedIsMentee ? (to, moved) : (moved, to);
        if (!board.Bench.Knows(mentor, mentee)) return ([], [], "board.noSuchPerson");
        if (board.Find(mentor, mentee) is not null) return ([], [], "board.alreadyAPair");
        if (board.Bench.ScoreOf(mentor, mentee) is null) return ([], [], "board.notPossible");

        var leaves = new List<BoardRow>();
        var own = from is { } partner ? board.Of(moved).FirstOrDefault(r => r.Mentor == partner || r.Mentee == partner) : null;
        if (from is not null && own is null) return ([], [], "board.noSuchPair");
        // Without a pair to start from, somebody who is full gives up the lowest of theirs.
        own ??= board.IsFull(moved) ? Weakest(board, moved) : null;
        if (own is null && board.IsFull(moved)) return ([], [], "board.allLocked");
        if (own is { IsLocked: true }) return ([], [], "board.lockedPair");
        if (own is not null) leaves.Add(own);
        if (board.IsFull(to))
        {
            if (Weakest(board, to) is not { } theirs) return ([], [], "board.allLocked");
            leaves.Add(theirs);
        }
        return ([.. leaves.Select(r => r.Pair)], [new BoardPair(mentor, mentee, ByHand: true, Locked: false)], null);
    }

    private static BoardRow? Weakest(BoardAtHand board, Guid enrolmentId) =>
        board.Of(enrolmentId).Where(r => !r.IsLocked).OrderBy(r => r.Score).ThenBy(r => r.ProposalId).FirstOrDefault();
}
