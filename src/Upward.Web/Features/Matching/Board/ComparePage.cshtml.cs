using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Matching.Board;

public sealed record Difference(Face Mentee, string Yours, int? YoursPoints, string Best, int? BestPoints);

/// <summary>The pairs in which the board differs from the proven best, mentee by mentee.</summary>
[ProgrammeManagersOnly]
public sealed class ComparePage(AppDb db, CurrentPerson person, RoundBenches benches) : PageModel
{
    public MatchRound Round { get; private set; } = null!;
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, int number, CancellationToken ct)
    {
        var found = await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId)
            .Join(db.MatchRounds.Where(r => r.Number == number && r.SolvedAt != null), p => p.Id, r => r.ProgrammeId, (p, r) => new { Programme = p, Round = r }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null) return NotFound();
        (Round, Programme) = (found.Round, found.Programme);
        var bench = await benches.OfAsync(db, Round, ct);
        var faces = await Faces.OfAsync(db, programmeId, Round.Week, ct);
        var yours = (await BoardRows.OfAsync(db, Round.Id, ct)).Select(r => r.Key).ToHashSet();
        var best = bench.Best.ToHashSet();
        var (mine, theirs) = (yours.Except(best).ToLookup(p => p.Mentee, p => p.Mentor), best.Except(yours).ToLookup(p => p.Mentee, p => p.Mentor));
        Differences =
        [
            .. mine.Select(g => g.Key).Union(theirs.Select(g => g.Key)).Select(mentee => new Difference(faces[mentee],
                    Names(mine[mentee]), Points(mine[mentee], mentee), Names(theirs[mentee]), Points(theirs[mentee], mentee)))
                .OrderBy(d => d.Mentee.Name, StringComparer.CurrentCulture),
        ];
        return Page();

        string Names(IEnumerable<Guid> mentors) => string.Join(", ", mentors.Select(m => faces[m].Name));
        int? Points(IEnumerable<Guid> mentors, Guid mentee) => mentors.Any() ? mentors.Sum(m => bench.ScoreOf(m, mentee) ?? 0) : null;
    }
}
