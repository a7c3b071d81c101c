using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Platform;
using Upward.Web.Platform.Tasks;
using Upward.Web.Platform.Text;
using Upward.Web.Shell;

namespace Upward.Web.Features.Matching.Board;

/// <summary>
/// The board of a round: every change is one small post. htmx gets the board back, a browser without script is sent to the
/// page again; both are told what happened and can undo it.
/// </summary>
[ProgrammeManagersOnly]
public sealed class BoardPage(AppDb db, Texts t, ShowBoard show, ShowRound round) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid ProgrammeId { get; set; }
    [BindProperty(SupportsGet = true)] public int Number { get; set; }
    [BindProperty(SupportsGet = true)] public BoardLook Look { get; set; } = new();
    [BindProperty] public int Version { get; set; }
    [BindProperty(SupportsGet = true)] public Guid Mentor { get; set; }
    [BindProperty(SupportsGet = true)] public Guid Mentee { get; set; }

    public BoardView? Board { get; private set; }
    public RoundSummary Round { get; private set; } = null!;
    public LongTask? Task { get; private set; }
    public string? Said { get; private set; }
    public bool CanUndo { get; private set; }
    public bool Refused { get; private set; }
    public string UndoHref => Url.Page("BoardPage", "Undo", new { ProgrammeId, Number })!;

    private BoardAddress Address => new(ProgrammeId, Number, Version);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        return Request.IsFragment() ? Partial(Board is null ? "_Running" : "_Board", this) : Page();
    }

    public async Task<IActionResult> OnPostLockAsync([FromServices] LockPair useCase, CancellationToken ct) =>
        await AnswerAsync(await useCase.ExecuteAsync(Address, Mentor, Mentee, locked: true, ct), "board.said.locked", ct);

    public async Task<IActionResult> OnPostUnlockAsync([FromServices] LockPair useCase, CancellationToken ct) =>
        await AnswerAsync(await useCase.ExecuteAsync(Address, Mentor, Mentee, locked: false, ct), "board.said.unlocked", ct);

    public async Task<IActionResult> OnPostRejectAsync([FromServices] RejectPair useCase, string? why, CancellationToken ct) =>
        await AnswerAsync(await useCase.ExecuteAsync(Address, Mentor, Mentee, why ?? "", ct), "board.said.rejected", ct);

    public async Task<IActionResult> OnPostReplaceAsync([FromServices] ReplacePartner useCase, Guid moved, Guid? from, Guid to, string? why, CancellationToken ct)
    {
        (Mentor, Mentee) = (moved, to);
        return await AnswerAsync(await useCase.ExecuteAsync(Address, moved, from, to, why ?? "", ct), "board.said.replaced", ct);
    }

    public async Task<IActionResult> OnPostUndoAsync([FromServices] UndoChange useCase, CancellationToken ct) =>
        await AnswerAsync(await useCase.UndoAsync(await AddressNowAsync(ct), ct), "board.said.undone", ct, undo: false);

    public async Task<IActionResult> OnPostRedoAsync([FromServices] UndoChange useCase, CancellationToken ct) =>
        await AnswerAsync(await useCase.RedoAsync(Address, ct), "board.said.redone", ct);

    public async Task<IActionResult> OnPostReturnAsync([FromServices] ReturnToBest useCase, CancellationToken ct) =>
        await AnswerAsync(await useCase.ExecuteAsync(Address, ct), "board.said.returned", ct);

    public async Task<IActionResult> OnPostRerunAsync([FromServices] RerunAroundLocks useCase, CancellationToken ct) =>
        await AnswerAsync((await useCase.ExecuteAsync(Address, ct)).Result, "board.said.rerun", ct, undo: false);

    /// <summary>The undo of a message after a change carries no version: it takes back whatever was last, which is that change.</summary>
    private async Task<BoardAddress> AddressNowAsync(CancellationToken ct) => Version != 0 ? Address
        : new(ProgrammeId, Number, await db.MatchRounds.Where(r => r.ProgrammeId == ProgrammeId && r.Number == Number).Select(r => r.Version).SingleOrDefaultAsync(ct));

    private async Task<IActionResult> AnswerAsync(Outcome outcome, string done, CancellationToken ct, bool undo = true)
    {
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
        return Partial("_Board", this);
    }

    private async Task<(string Mentor, string Mentee)> NamesAsync(CancellationToken ct)
    {
        var names = await db.Enrolments.Where(e => e.ProgrammeId == ProgrammeId && (e.Id == Mentor || e.Id == Mentee)).Select(e => new { e.Id, e.Person.Name }).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        return (names.GetValueOrDefault(Mentor, ""), names.GetValueOrDefault(Mentee, ""));
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await round.ExecuteAsync(ProgrammeId, Number, ct) is not { } found) return false;
        Round = found;
        Board = found.IsDraft || found.IsSolved ? await show.ExecuteAsync(ProgrammeId, Number, Look, ct) : null;
        var task = Board is null ? found.TaskId : Board.RunningTaskId;
        Task = task is null ? null : await db.LongTasks.AsNoTracking().SingleOrDefaultAsync(x => x.Id == task, ct);
        return true;
    }
}
