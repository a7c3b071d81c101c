using Upward.MatchingEngine;
using Upward.Web.Features.Matching.Reasons;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Board;

/// <summary>
/// Why somebody has no pair, as the board stands. Only rules that may be named are counted; where a private one has its
/// part in it, the words are "not possible".
/// </summary>
public sealed class UnmatchedCauses(BoardAtHand board, IReadOnlyDictionary<Guid, Face> faces, Texts t, RuleWords rules)
{
    private readonly Dictionary<Guid, int> _load = board.Rows.SelectMany(r => new[] { r.Mentor, r.Mentee }).GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count());

    private readonly Competition _competition = new(board);
    private const int NamesShown = 5;

    public UnmatchedCard Of(Guid enrolmentId)
    {
        var problem = board.Bench.Problem;
        var isMentee = board.Bench.MenteeAt(enrolmentId) >= 0;
        var own = isMentee ? board.Bench.MenteeAt(enrolmentId) : board.Bench.MentorAt(enrolmentId);
        var partners = isMentee ? board.Bench.Mentors : board.Bench.Mentees;
        int Score(int other) => isMentee ? board.Bench.Scores.Score(own, other) : board.Bench.Scores.Score(other, own);
        bool Allows(HardRule rule, int other) => isMentee ? rule.Allows(own, other) : rule.Allows(other, own);

        (int Points, int Other) best = (-1, -1);
        var possible = 0;
        for (var other = 0; other < partners.Count; other++)
        {
            var points = Score(other);
            if (points < 0) continue;
            possible++;
            if (points > best.Points && _load.GetValueOrDefault(partners[other]) < board.Bench.PlacesOf(partners[other])) best = (points, other);
        }
        var person = faces[enrolmentId];
        if (best.Other >= 0) return new(person, t["unmatched.free"], t["unmatched.bestOpen", ("name", faces[partners[best.Other]].Name), ("points", best.Points)]);
        if (possible > 0) return Taken(person, isMentee);
        var named = problem.Rules.Where(r => !r.IsPrivate).ToList();
        if (partners.Count == 0) return new(person, t["unmatched.inTheWay"], t["unmatched.nobody"]);
        if (Enumerable.Range(0, partners.Count).Any(other => named.TrueForAll(r => Allows(r, other)))) return new(person, t["rule.notPossible"], "");
        var counts = named.Select(r => (r.Name, Count: Enumerable.Range(0, partners.Count).Count(other => !Allows(r, other))))
            .Where(c => c.Count > 0).OrderByDescending(c => c.Count).Take(3)
            .Select(c => t["unmatched.rule", ("rule", rules.Name(c.Name)), ("n", c.Count), ("all", partners.Count)]);
        return new(person, t["unmatched.inTheWay"], string.Join("; ", counts) + ".");
    }

    private UnmatchedCard Taken(Face person, bool isMentee)
    {
        var side = isMentee ? "mentee" : "mentor";
        var (kind, contest) = _competition.Around(person.EnrolmentId);
        if (kind == Competition.Kind.NotToBeTold) return new(person, t["rule.notPossible"], "");
        if (contest is null) return new(person, t["unmatched.taken"], t["unmatched.taken." + side]);
        var names = contest.Partners.Select(p => faces[p].Name).Order(StringComparer.CurrentCulture).ToList();
        return new(person, t["unmatched.taken"], t["unmatched.contest." + side,
            ("people", contest.People), ("wanted", contest.Wanted), ("partners", contest.Partners.Count), ("places", contest.Places),
            ("more", contest.Wanted > contest.People ? "yes" : "no"), ("room", contest.Places > contest.Partners.Count ? "yes" : "no"),
            ("names", string.Join(", ", names.Take(NamesShown))), ("rest", Math.Max(0, names.Count - NamesShown))]);
    }
}
