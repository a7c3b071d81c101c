using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Board;

/// <summary>What is sent back after a change: the parts that differ, or the whole board to whom has not seen the one before.</summary>
public sealed partial class BoardPage
{
    /// <param name="moves">Whether pairs come or go by it.</param>
    /// <param name="begins">It begins a run around the locks.</param>
    private async Task<IActionResult> ChangeAsync(Func<Task<Outcome>> change, string done, CancellationToken ct, bool undo = true, bool moves = true, bool begins = false, IReadOnlyList<string>? focus = null)
    {
        var before = Request.IsFragment() && Seen > 0 ? await show.SheetAsync(ProgrammeId, Number, Look, ct) : null;
        var outcome = await change();
        if (outcome.IsNotFound) return NotFound();
        Refused = !outcome.Succeeded;
        CanUndo = undo && outcome.Succeeded;
        var names = await NamesAsync(ct);
        Said = outcome.Succeeded ? t[done, ("mentor", names.Mentor), ("mentee", names.Mentee)] : string.Join(" ", outcome.Refusals.Select(r => t.Say(r.Message)));
        if (!Request.IsFragment())
        {
            this.Note(Said, CanUndo ? UndoHref : null);
            return Redirect($"{Request.PathBase}/programmes/{ProgrammeId}/rounds/{Number}{Look.Query()}");
        }
        if (!await LoadAsync(ct)) return NotFound();
        if (Board is null) return Partial("_Running", this);
        // A short run has ended before its beginning is told: then anything may have changed.
        var ended = begins && !Refused && Task is not { IsRunning: true };
        PairsMoved = moves;
        Voice = ended ? Standing(Board) : Refused || !moves ? Said : $"{Said} {Standing(Board)}";
        FocusOn = string.Join(' ', Refused ? ["board-notice"] : [.. focus ?? [], .. before?.Neighbours(Pair, Board.Pairs) ?? [], "act-undo", "act-redo", "act-rerun"]);
        // Only who has seen the very board that was changed can make the new one of it by parts.
        if (!Refused && !ended && before?.Version == Seen) Patch = BoardPatch.Between(before, Board.Pairs);
        return Patch is null ? Whole() : Onto("_Patch", "#board-state");
    }

    private string Standing(BoardView board) => t["board.said.standing", ("pairs", board.Yours.Pairs), ("total", board.Yours.Total), ("best", board.IsBest ? "yes" : "no"), ("bestTotal", board.Round.Best.Total)];

    private PartialViewResult Whole() => Onto("_Board", "#board");

    private PartialViewResult Onto(string partial, string target)
    {
        Response.Headers["HX-Retarget"] = target;
        Response.Headers["HX-Reswap"] = "outerMorph";
        return Partial(partial, this);
    }

    /// <summary>The undo of a message after a change carries no version: it takes back whatever was last, which is that change.</summary>
    private async Task<BoardAddress> AddressNowAsync(CancellationToken ct) => Version != 0 ? Address
        : new(ProgrammeId, Number, await db.MatchRounds.Where(r => r.ProgrammeId == ProgrammeId && r.Number == Number).Select(r => r.Version).SingleOrDefaultAsync(ct));

    private async Task<(string Mentor, string Mentee)> NamesAsync(CancellationToken ct)
    {
        var names = await db.Enrolments.Where(e => e.ProgrammeId == ProgrammeId && (e.Id == Mentor || e.Id == Mentee)).Select(e => new { e.Id, e.Person.Name }).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        return (names.GetValueOrDefault(Mentor, ""), names.GetValueOrDefault(Mentee, ""));
    }
}
