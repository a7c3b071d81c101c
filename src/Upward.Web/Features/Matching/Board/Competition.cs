using System.Numerics;
using Upward.Web.Features.Matching.Rounds;

namespace Upward.Web.Features.Matching.Board;

/// <summary>What stands in the way of somebody whose possible partners all have pairs.</summary>
/// <param name="People">So many of their side …</param>
/// <param name="Wanted">… who ask for so many places …</param>
/// <param name="Partners">… compete for these, who are all that any of them can have …</param>
/// <param name="Places">… and have so many places.</param>
public sealed record Contest(int People, int Wanted, IReadOnlyList<Guid> Partners, int Places);

/// <summary>
/// Who competes with whom for the same partners, as the board stands. From a person without a pair one follows "could be
/// paired with" and "is paired with" in turn; when that meets no free place, the people met are more than the places they
/// can have (Hall 1935; it is the set behind the engine's vertex cover, after König 1931), whatever one does.
/// </summary>
public sealed class Competition(BoardAtHand board)
{
    private readonly ILookup<Guid, Guid> _paired = board.Rows.SelectMany(r => new[] { (One: r.Mentor, Other: r.Mentee), (One: r.Mentee, Other: r.Mentor) }).ToLookup(x => x.One, x => x.Other);

    public enum Kind { Contest, RoomByMoving, NotToBeTold }

    public (Kind Kind, Contest? Contest) Around(Guid enrolmentId)
    {
        var bench = board.Bench;
        var isMentee = bench.MenteeAt(enrolmentId) >= 0;
        var (own, other) = isMentee ? (bench.Mentees, bench.Mentors) : (bench.Mentors, bench.Mentees);
        var self = IndexOf(bench, enrolmentId, isMentee);
        var people = new HashSet<int> { self };
        var partners = new HashSet<int>();
        var next = new Queue<int>(people);
        var met = new ulong[PossiblePartners.Words(other.Count)];
        while (next.TryDequeue(out var one))
            foreach (var partner in Unmet(bench.Possible.Of(one, isMentee), met))
            {
                var theirs = _paired[other[partner]].ToList();
                // Somebody free whom only a private rule keeps from this person: "everyone possible has a pair" would tell.
                if (theirs.Count < bench.PlacesOf(other[partner])) return (bench.PrivateGaps.ReachBeyond(self, isMentee, partners) ? Kind.NotToBeTold : Kind.RoomByMoving, null);
                partners.Add(partner);
                foreach (var rival in theirs.Select(id => IndexOf(bench, id, isMentee)).Where(people.Add)) next.Enqueue(rival);
            }
        // With a private rule in it, these numbers would differ from those that the named rules give, and so tell of it.
        if (people.Any(p => bench.PrivateGaps.ReachBeyond(p, isMentee, partners))) return (Kind.NotToBeTold, null);
        people.UnionWith(Enumerable.Range(0, own.Count).Where(p => !people.Contains(p) && _paired[own[p]].Count() < bench.PlacesOf(own[p]) && HasNobodyElse(bench, p, isMentee, partners, met)));
        return (Kind.Contest, new(people.Count, people.Sum(p => bench.PlacesOf(own[p])), [.. partners.Order().Select(p => other[p])], partners.Sum(p => bench.PlacesOf(other[p]))));
    }

    /// <summary>The possible partners who were not met before, in their order; from now on they are.</summary>
    private static IEnumerable<int> Unmet(ulong[] possible, ulong[] met)
    {
        for (var word = 0; word < met.Length; word++)
        {
            var left = possible[word] & ~met[word];
            met[word] |= left;
            for (; left != 0; left &= left - 1) yield return word * 64 + BitOperations.TrailingZeroCount(left);
        }
    }

    /// <summary>Somebody, of those who still have room, who can have one of these partners and no other.</summary>
    private static bool HasNobodyElse(RoundBench bench, int person, bool isMentee, HashSet<int> partners, ulong[] met)
    {
        var some = false;
        var possible = bench.Possible.Of(person, isMentee);
        for (var word = 0; word < met.Length; word++)
        {
            if ((possible[word] & ~met[word]) != 0) return false;
            some |= possible[word] != 0;
        }
        return some && !bench.PrivateGaps.ReachBeyond(person, isMentee, partners);
    }

    private static int IndexOf(RoundBench bench, Guid enrolmentId, bool isMentee) => isMentee ? bench.MenteeAt(enrolmentId) : bench.MentorAt(enrolmentId);
}
