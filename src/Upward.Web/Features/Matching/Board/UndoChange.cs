using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Board;

/// <summary>Takes the last change back, or does the last one that was taken back again.</summary>
[UseCase]
public sealed class UndoChange(BoardDesk desk, TimeProvider clock)
{
    public async Task<Outcome> UndoAsync(BoardAddress address, CancellationToken ct)
    {
        var taken = await desk.TakeAsync(address, ct);
        if (!taken.Succeeded) return taken.Result;
        if (taken.Value.NextUndo is not { } last) return Outcome.Refused("board.nothingToUndo");
        last.Undo(clock.GetUtcNow());
        return await desk.SaveAsync(taken.Value, "matching.board.undo", last.Added, last.Removed, ct);
    }

    public async Task<Outcome> RedoAsync(BoardAddress address, CancellationToken ct)
    {
        var taken = await desk.TakeAsync(address, ct);
        if (!taken.Succeeded) return taken.Result;
        if (taken.Value.NextRedo is not { } next) return Outcome.Refused("board.nothingToRedo");
        next.Redo();
        return await desk.SaveAsync(taken.Value, "matching.board.redo", next.Removed, next.Added, ct);
    }
}
