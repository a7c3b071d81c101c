using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Board;

/// <summary>Keeps a pair as it is, also when the engine runs again; or lets it go again.</summary>
[UseCase]
public sealed class LockPair(BoardDesk desk)
{
    public async Task<Outcome> ExecuteAsync(BoardAddress address, Guid mentor, Guid mentee, bool locked, CancellationToken ct)
    {
        var taken = await desk.TakeAsync(address, ct);
        if (!taken.Succeeded) return taken.Result;
        if (taken.Value.Find(mentor, mentee) is not { } row) return Outcome.Refused("board.noSuchPair");
        if (row.IsLocked == locked) return Outcome.Done;
        return await desk.DoAsync(taken.Value, locked ? BoardChangeKind.Lock : BoardChangeKind.Unlock, [row.Pair], [row.Pair with { Locked = locked }], "", ct);
    }
}
