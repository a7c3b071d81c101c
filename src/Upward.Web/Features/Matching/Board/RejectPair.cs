using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Board;

/// <summary>Takes a pair apart and frees both. Running again does not bring it back.</summary>
[UseCase]
public sealed class RejectPair(BoardDesk desk)
{
    public async Task<Outcome> ExecuteAsync(BoardAddress address, Guid mentor, Guid mentee, string why, CancellationToken ct)
    {
        var taken = await desk.TakeAsync(address, ct);
        if (!taken.Succeeded) return taken.Result;
        if (taken.Value.Find(mentor, mentee) is not { } row) return Outcome.Refused("board.noSuchPair");
        if (row.IsLocked) return Outcome.Refused("board.lockedPair");
        return await desk.DoAsync(taken.Value, BoardChangeKind.Reject, [row.Pair], [], why, ct);
    }
}
