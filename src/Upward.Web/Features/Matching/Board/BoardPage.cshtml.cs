using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
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
public sealed partial class BoardPage(AppDb db, Texts t, ShowBoard show, ShowRound round) : PageModel
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
    /// <summary>The version of the board that the eyes see; 0 when the whole board is wanted.</summary>
    [BindProperty(SupportsGet = true)] public int Seen { get; set; }
    public BoardPatch? Patch { get; private set; }
    /// <summary>False when no pair came or went: then neither totals nor lanes have changed.</summary>
    public bool PairsMoved { get; private set; } = true;
    /// <summary>What is read out: what happened, and where the board stands with it.</summary>
    public string? Voice { get; private set; }
    /// <summary>Ids in the order of preference.</summary>
    public string? FocusOn { get; private set; }

    private BoardAddress Address => new(ProgrammeId, Number, Version);
    private string Pair => BoardLine.AnchorOf(Mentor, Mentee);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await StillRunningAsync(ct)) return Partial("_Again", this);
        if (!await LoadAsync(ct)) return NotFound();
        if (!Request.IsFragment()) return Page();
        if (Board is null) return Partial("_Running", this);
        // The run around the locks has ended: who waited for it is told where the board stands now.
        if (Seen > 0) Voice = Standing(Board);
        return Whole();
    }

    public async Task<IActionResult> OnPostLockAsync([FromServices] LockPair useCase, CancellationToken ct) =>
        await ChangeAsync(() => useCase.ExecuteAsync(Address, Mentor, Mentee, locked: true, ct), "board.said.locked", ct, moves: false, focus: [$"act-lock-{Pair}"]);

    public async Task<IActionResult> OnPostUnlockAsync([FromServices] LockPair useCase, CancellationToken ct) =>
        await ChangeAsync(() => useCase.ExecuteAsync(Address, Mentor, Mentee, locked: false, ct), "board.said.unlocked", ct, moves: false, focus: [$"act-lock-{Pair}"]);

    public async Task<IActionResult> OnPostRejectAsync([FromServices] RejectPair useCase, string? why, CancellationToken ct) =>
        await ChangeAsync(() => useCase.ExecuteAsync(Address, Mentor, Mentee, why ?? "", ct), "board.said.rejected", ct, focus: []);

    public async Task<IActionResult> OnPostReplaceAsync([FromServices] ReplacePartner useCase, Guid moved, Guid? from, Guid to, string? why, CancellationToken ct)
    {
        // Which of the two is the mentee is known by the participants: the message and the focus go to the pair as it is shown.
        (Mentor, Mentee) = await db.Enrolments.AnyAsync(e => e.ProgrammeId == ProgrammeId && e.Id == moved && e.Role == ProgrammeRole.Mentee, ct) ? (to, moved) : (moved, to);
        return await ChangeAsync(() => useCase.ExecuteAsync(Address, moved, from, to, why ?? "", ct), "board.said.replaced", ct, focus: [$"move-{Pair}"]);
    }

    public async Task<IActionResult> OnPostUndoAsync([FromServices] UndoChange useCase, CancellationToken ct) =>
        await ChangeAsync(async () => await useCase.UndoAsync(await AddressNowAsync(ct), ct), "board.said.undone", ct, undo: false);

    public async Task<IActionResult> OnPostRedoAsync([FromServices] UndoChange useCase, CancellationToken ct) =>
        await ChangeAsync(() => useCase.RedoAsync(Address, ct), "board.said.redone", ct, focus: ["act-redo"]);

    public async Task<IActionResult> OnPostReturnAsync([FromServices] ReturnToBest useCase, CancellationToken ct) =>
        await ChangeAsync(() => useCase.ExecuteAsync(Address, ct), "board.said.returned", ct);

    public async Task<IActionResult> OnPostRerunAsync([FromServices] RerunAroundLocks useCase, CancellationToken ct) =>
        await ChangeAsync(async () => (await useCase.ExecuteAsync(Address, ct)).Result, "board.said.rerun", ct, undo: false, moves: false, begins: true);

    /// <summary>Asked every second while the matching runs again: as long as it does, only its progress is sent.</summary>
    private async Task<bool> StillRunningAsync(CancellationToken ct)
    {
        if (!Request.IsFragment() || Seen == 0 || await round.ExecuteAsync(ProgrammeId, Number, ct) is not { IsDraft: true } found || found.Version != Seen) return false;
        Task = await db.LongTasks.AsNoTracking().Where(x => x.SubjectId == found.Id && x.FinishedAt == null).OrderByDescending(x => x.CreatedAt).FirstOrDefaultAsync(ct);
        Round = found;
        return Task is { IsRunning: true };
    }

    private async Task<bool> LoadAsync(CancellationToken ct, bool again = true)
    {
        if (await round.ExecuteAsync(ProgrammeId, Number, ct) is not { } found) return false;
        Round = found;
        Board = found.IsDraft || found.IsSolved ? await show.ExecuteAsync(ProgrammeId, Number, Look, ct) : null;
        var task = Board is null ? found.TaskId : Board.RunningTaskId;
        Task = task is null ? null : await db.LongTasks.AsNoTracking().SingleOrDefaultAsync(x => x.Id == task, ct);
        // Between the two looks the round may have been solved: a task that has ended beside a round that runs is looked at once more.
        return !again || !found.IsRunning || Task is not { IsRunning: false } || await LoadAsync(ct, again: false);
    }
}
