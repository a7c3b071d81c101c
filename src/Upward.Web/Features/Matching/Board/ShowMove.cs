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

/// <param name="Effect">What the move adds to the board's total.</param>
/// <param name="Freed">Who is left without this pair.</param>
public sealed record MoveOption(Face Partner, int Points, long Effect, IReadOnlyList<Face> Freed, string Text, IReadOnlyList<Components.ScorePart> Bar);

/// <summary>Somebody who cannot be chosen, and the public rule in the way, or "not possible".</summary>
/// <param name="Key">The cause before it is put into words: only who is shown is explained.</param>
public sealed record MoveRefusal(Face Partner, string Key, string Why);

public sealed record MoveView(
    MatchRound Round, Programme Programme, Face Moved, bool IsMentee, Face? From, string Search,
    long Total, int Pairs, IReadOnlyList<MoveOption> Options, int MoreOptions, IReadOnlyList<MoveRefusal> Refusals, int MoreRefusals)
{
    public string Address => $"/programmes/{Round.ProgrammeId}/rounds/{Round.Number}";
}

/// <summary>With whom somebody could be instead: best for the whole board first, then those who cannot, with the cause.</summary>
[UseCase]
public sealed class ShowMove(AppDb db, CurrentPerson person, RoundBenches benches, Texts t)
{
    private const int Most = 30;

    public async Task<Outcome<MoveView>> ExecuteAsync(Guid programmeId, int number, Guid moved, Guid? from, string search, CancellationToken ct)
    {
        var found = await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId)
            .Join(db.MatchRounds.Where(r => r.Number == number && r.SolvedAt != null), p => p.Id, r => r.ProgrammeId, (p, r) => new { Programme = p, Round = r })
            .AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null) return Outcome.NotFound;
        if (!found.Round.IsDraft) return Outcome.Refused("board.notADraft");
        var bench = await benches.OfAsync(db, found.Round, ct);
        var isMentee = bench.MenteeAt(moved) >= 0;
        if (!isMentee && bench.MentorAt(moved) < 0) return Outcome.NotFound;
        var board = new BoardAtHand(found.Round, bench, await BoardRows.OfAsync(db, found.Round.Id, ct), []);
        if (from is { } partner && !board.Of(moved).Any(r => r.Mentor == partner || r.Mentee == partner)) return Outcome.NotFound;
        var faces = await Faces.OfAsync(db, programmeId, found.Round.Week, ct);

        var (options, refusals) = (new List<MoveOption>(), new List<MoveRefusal>());
        foreach (var other in (isMentee ? bench.Mentors : bench.Mentees).Where(o => search.Length == 0 || faces[o].Says(search)))
            Weigh(board, faces, moved, from, other, isMentee, options, refusals);
        var ranked = options.OrderByDescending(o => o.Effect).ThenByDescending(o => o.Points).ThenBy(o => o.Partner.Name, StringComparer.CurrentCulture).ToList();
        var refused = refusals.OrderBy(o => o.Partner.Name, StringComparer.CurrentCulture).ToList();
        return new MoveView(found.Round, found.Programme, faces[moved], isMentee, from is { } f ? faces[f] : null, search,
            board.Rows.Sum(r => (long)r.Score), board.Rows.Count,
            [.. ranked.Take(Most).Select(o => Explain(o, bench, moved, isMentee))], Math.Max(0, ranked.Count - Most),
            [.. refused.Take(Most).Select(r => r with { Why = WhyNot(r, bench, faces, moved, isMentee) })], Math.Max(0, refused.Count - Most));
    }

    private void Weigh(BoardAtHand board, Dictionary<Guid, Face> faces, Guid moved, Guid? from, Guid other, bool isMentee, List<MoveOption> options, List<MoveRefusal> refusals)
    {
        var (removed, added, refusal) = ReplacePartner.Plan(board, moved, from, other);
        if (refusal == "board.alreadyAPair") return;
        var (mentor, mentee) = isMentee ? (other, moved) : (moved, other);
        if (refusal is not null)
        {
            refusals.Add(new(faces[other], refusal, ""));
            return;
        }
        var points = board.Bench.ScoreOf(mentor, mentee) ?? 0;
        var effect = points * (long)added.Count - removed.Sum(p => (long)(board.Bench.ScoreOf(p.MentorEnrolmentId, p.MenteeEnrolmentId) ?? 0));
        // Whoever loses a pair here and has no other is free afterwards.
        var freed = removed.SelectMany(p => new[] { p.MentorEnrolmentId, p.MenteeEnrolmentId })
            .Where(id => id != moved && id != other && board.Of(id).Count() == 1).Distinct().Select(id => faces[id]).ToList();
        options.Add(new(faces[other], points, effect, freed, "", []));
    }

    private string WhyNot(MoveRefusal refusal, RoundBench bench, Dictionary<Guid, Face> faces, Guid moved, bool isMentee)
    {
        if (refusal.Key != "board.notPossible") return t[refusal.Key];
        var (mentor, mentee) = isMentee ? (refusal.Partner.EnrolmentId, moved) : (moved, refusal.Partner.EnrolmentId);
        return new RuleWords(t).Why(bench.Scores.Breaches(bench.MenteeAt(mentee), bench.MentorAt(mentor)), bench.Compiled.Words, faces[mentee].CallName, faces[mentor].CallName);
    }

    private MoveOption Explain(MoveOption option, RoundBench bench, Guid moved, bool isMentee)
    {
        var (mentor, mentee) = isMentee ? (option.Partner.EnrolmentId, moved) : (moved, option.Partner.EnrolmentId);
        var parts = bench.PartsOf(mentor, mentee);
        var freed = option.Freed.Count == 0 ? t["move.nobodyElse"] : t["move.frees", ("names", string.Join(", ", option.Freed.Select(f => f.Name)))];
        return option with { Text = freed, Bar = ScoreBars.Of(parts, t) };
    }
}
