using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Matching.Reasons;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Board;

/// <summary>The board as it stands, or the page of it that was asked for: only the cards that are shown are explained.</summary>
[UseCase]
public sealed class ShowBoard(AppDb db, CurrentPerson person, RoundBenches benches, Texts t)
{
    private const int CardsAPage = 40, LinesAPage = 100;

    /// <summary>Names and places do not change by a change of the board: read once for what stood before it and what stands after.</summary>
    private Dictionary<Guid, Face>? _faces;

    public async Task<BoardView?> ExecuteAsync(Guid programmeId, int number, BoardLook look, CancellationToken ct)
    {
        if (await FindAsync(programmeId, number, ct) is not (var programme, var round)) return null;
        var bench = await benches.OfAsync(db, round, ct);
        var rows = await BoardRows.OfAsync(db, round.Id, ct);
        var history = await db.BoardChanges.AsNoTracking().Where(c => c.RoundId == round.Id).OrderBy(c => c.Sequence).ToListAsync(ct);
        var board = new BoardAtHand(round, bench, rows, history);
        var faces = _faces ??= await Faces.OfAsync(db, programmeId, round.Week, ct);
        var warned = Warned(rows, bench);
        var chosen = Chosen(rows, look, warned, faces);
        var (page, pages, perPage) = Paged(chosen, look);
        var yours = bench.Figures([.. rows.Select(r => r.Key)]);
        var best = bench.Best.ToHashSet();
        var task = await db.LongTasks.Where(x => x.SubjectId == round.Id && x.FinishedAt == null).Select(x => (Guid?)x.Id).FirstOrDefaultAsync(ct);
        return new()
        {
            Round = round, Programme = programme, Look = look with { Page = page },
            Yours = yours, MenteesInAll = bench.Mentees.Count, MostPoints = round.Criteria.MostPoints(),
            PairsThatDiffer = Math.Max(rows.Count(r => !best.Contains(r.Key)), best.Count - rows.Count(r => best.Contains(r.Key))),
            Ruler = Ruler.Of(round.Best.Total, round.Draft.Total, yours.Total),
            Legend = ScoreBars.Legend(round.Criteria, t),
            UndoCount = board.UndoCount, CanRedo = board.NextRedo is not null,
            ByHand = rows.Count(r => r.ByHand), Warned = warned.Count, Locked = rows.Count(r => r.IsLocked),
            Chosen = chosen.Count, Pages = pages, PageSize = perPage,
            Pairs = Cards([.. chosen.Skip((page - 1) * perPage).Take(perPage)], bench, faces, yours, await NamesAsync(rows, ct), look.IsList),
            Mentees = LaneOf(bench.Mentees, board, faces, look.All), Mentors = LaneOf(bench.Mentors, board, faces, look.All),
            RunningTaskId = task,
        };
    }

    /// <summary>Which pairs the page shows as the board stands, without a word about them.</summary>
    public async Task<BoardSheet?> SheetAsync(Guid programmeId, int number, BoardLook look, CancellationToken ct)
    {
        if (await FindAsync(programmeId, number, ct) is not (_, var round)) return null;
        var bench = await benches.OfAsync(db, round, ct);
        var rows = await BoardRows.OfAsync(db, round.Id, ct);
        var chosen = Chosen(rows, look, Warned(rows, bench), _faces ??= await Faces.OfAsync(db, programmeId, round.Week, ct));
        var (page, _, perPage) = Paged(chosen, look);
        var lowest = rows.Select(r => r.Score).DefaultIfEmpty().Min();
        return new(round.Version, [.. chosen.Skip((page - 1) * perPage).Take(perPage).Select(r => new BoardLine(r.Mentor, r.Mentee, r.ByHand, r.IsLocked, r.Score == lowest && rows.Count > 1))]);
    }

    private async Task<(Programme Programme, MatchRound Round)?> FindAsync(Guid programmeId, int number, CancellationToken ct)
    {
        var found = await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId)
            .Join(db.MatchRounds.Where(r => r.Number == number && r.SolvedAt != null), p => p.Id, r => r.ProgrammeId, (p, r) => new { Programme = p, Round = r })
            .AsNoTracking().SingleOrDefaultAsync(ct);
        return found is null ? null : (found.Programme, found.Round);
    }

    private static HashSet<Guid> Warned(List<BoardRow> rows, RoundBench bench) =>
        rows.Where(r => bench.Warns(r.Mentor, r.Mentee)).Select(r => r.ProposalId).ToHashSet();

    private static (int Page, int Pages, int PerPage) Paged(List<BoardRow> chosen, BoardLook look)
    {
        var perPage = look.IsList ? LinesAPage : CardsAPage;
        var pages = Math.Max(1, (chosen.Count + perPage - 1) / perPage);
        return (Math.Clamp(look.Page, 1, pages), pages, perPage);
    }

    private static List<BoardRow> Chosen(List<BoardRow> rows, BoardLook look, HashSet<Guid> warned, Dictionary<Guid, Face> faces)
    {
        IEnumerable<BoardRow> chosen = look.Filter switch
        {
            "hand" => rows.Where(r => r.ByHand), "warn" => rows.Where(r => warned.Contains(r.ProposalId)), "locked" => rows.Where(r => r.IsLocked), _ => rows,
        };
        var byName = Comparer<BoardRow>.Create((a, b) => StringComparer.CurrentCulture.Compare(faces[a.Mentee].Name, faces[b.Mentee].Name));
        return look.Sort switch
        {
            "low" => [.. chosen.OrderBy(r => r.Score).ThenBy(r => r, byName).ThenBy(r => r.Mentee).ThenBy(r => r.Mentor)],
            "name" => [.. chosen.OrderBy(r => r, byName).ThenBy(r => r.Mentee).ThenBy(r => r.Mentor)],
            _ => [.. chosen.OrderByDescending(r => r.Score).ThenBy(r => r, byName).ThenBy(r => r.Mentee).ThenBy(r => r.Mentor)],
        };
    }

    private List<PairCard> Cards(List<BoardRow> rows, RoundBench bench, Dictionary<Guid, Face> faces, RoundFigures yours, Dictionary<Guid, string> names, bool brief)
    {
        var reasons = new PairReasons(t);
        return
        [
            .. rows.Select(r =>
            {
                var parts = bench.PartsOf(r.Mentor, r.Mentee);
                var (mentor, mentee) = (faces[r.Mentor], faces[r.Mentee]);
                return new PairCard(r.ProposalId, mentor, mentee, r.Score, ScoreBars.Of(parts, t),
                    reasons.Strongest(parts, mentee.CallName, mentor.CallName, brief ? 1 : 3), PairWarnings.Say(parts, t),
                    r.ByHand, r.IsLocked, r.LockedById is { } by ? names.GetValueOrDefault(by, "") : "", r.Score == yours.Lowest && yours.Pairs > 1);
            }),
        ];
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(List<BoardRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => r.LockedById).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0 ? [] : await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }

    private Lane LaneOf(IReadOnlyList<Guid> people, BoardAtHand board, Dictionary<Guid, Face> faces, int page)
    {
        var load = board.Rows.SelectMany(r => new[] { r.Mentor, r.Mentee }).CountBy(id => id).ToDictionary();
        var unmatched = people.Where(p => !load.ContainsKey(p)).OrderBy(p => faces[p].Name, StringComparer.CurrentCulture).ToList();
        var causes = new UnmatchedCauses(board, faces, t, new RuleWords(t));
        var spare = people.Where(p => load.TryGetValue(p, out var n) && n < board.Bench.PlacesOf(p)).OrderBy(p => faces[p].Name, StringComparer.CurrentCulture).ToList();
        page = Math.Clamp(page, 0, Math.Max(1, (Math.Max(unmatched.Count, spare.Count) + Lane.OnAPage - 1) / Lane.OnAPage));
        return new([.. Lane.Cut(unmatched, page).Select(causes.Of)], unmatched.Count,
            [.. Lane.Cut(spare, page).Select(p => new SparePlace(faces[p], board.Bench.PlacesOf(p) - load[p]))], spare.Count, page);
    }
}
