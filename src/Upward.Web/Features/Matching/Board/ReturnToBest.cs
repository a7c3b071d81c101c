using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Board;

/// <summary>Back to the proven best, locks and all; one step of undo brings the hand-made board back.</summary>
[UseCase]
public sealed class ReturnToBest(BoardDesk desk)
{
    public async Task<Outcome> ExecuteAsync(BoardAddress address, CancellationToken ct)
    {
        var taken = await desk.TakeAsync(address, ct);
        if (!taken.Succeeded) return taken.Result;
        var (removed, added) = BoardDifference.Between(taken.Value.Rows, [.. taken.Value.Bench.Best.Select(p => new BoardPair(p.Mentor, p.Mentee, false, false))]);
        return await desk.DoAsync(taken.Value, BoardChangeKind.ReturnToBest, removed, added, "", ct);
    }
}

public static class BoardDifference
{
    /// <summary>The pairs to take away and to put there to come from one board to another. Pairs that are the same are left out.</summary>
    public static (IReadOnlyList<BoardPair> Removed, IReadOnlyList<BoardPair> Added) Between(IReadOnlyList<BoardRow> rows, IReadOnlyList<BoardPair> wanted)
    {
        var now = rows.Select(r => r.Pair).ToHashSet();
        var then = wanted.ToHashSet();
        return ([.. now.Except(then)], [.. then.Except(now)]);
    }
}
