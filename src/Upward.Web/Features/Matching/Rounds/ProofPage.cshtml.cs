using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Platform;

namespace Upward.Web.Features.Matching.Rounds;

/// <summary>What makes the answer believable, and a button that proves it once more before one's eyes.</summary>
[ProgrammeManagersOnly]
public sealed class ProofPage(AppDb db, ShowRound show, CheckRound check) : PageModel
{
    public RoundSummary Round { get; private set; } = null!;
    public MatchRound Facts { get; private set; } = null!;
    public long Bytes { get; private set; }
    public int Compilation { get; private set; }
    public RoundCheck? Check { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, int number, CancellationToken ct) => await LoadAsync(programmeId, number, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid programmeId, int number, CancellationToken ct)
    {
        var outcome = await check.ExecuteAsync(programmeId, number, ct);
        if (!outcome.Succeeded || !await LoadAsync(programmeId, number, ct)) return NotFound();
        Check = outcome.Value;
        return Page();
    }

    private async Task<bool> LoadAsync(Guid programmeId, int number, CancellationToken ct)
    {
        if (await show.ExecuteAsync(programmeId, number, ct) is not { IsSolved: true } round) return false;
        Round = round;
        Facts = await db.MatchRounds.AsNoTracking().SingleAsync(r => r.Id == round.Id, ct);
        Compilation = JsonSerializer.Deserialize<ProblemWords>(await db.RoundRecords.Where(r => r.RoundId == round.Id).Select(r => r.Words).SingleAsync(ct))!.Compilation;
        Bytes = await db.RoundRecords.Where(r => r.RoundId == round.Id).Select(r => (long)r.Problem.Length).SingleAsync(ct);
        return true;
    }
}
