using Upward.MatchingEngine;

namespace Upward.Web.Features.Matching.Board;

/// <summary>
/// The pairs that only a private rule forbids. Nothing is ever shown of them; a sentence that rests on who is possible asks
/// here first whether it would tell of one.
/// </summary>
public sealed class PrivateGaps
{
    private readonly List<PairKey> _pairs = [];
    private readonly Lazy<ILookup<int, int>> _ofMentee, _ofMentor;

    private PrivateGaps()
    {
        _ofMentee = new(() => _pairs.ToLookup(p => p.Mentee, p => p.Mentor));
        _ofMentor = new(() => _pairs.ToLookup(p => p.Mentor, p => p.Mentee));
    }

    public static PrivateGaps Of(MatchingProblem problem, ScoreTable scores)
    {
        var gaps = new PrivateGaps();
        var hidden = problem.Rules.Where(r => r.IsPrivate).ToList();
        var named = problem.Rules.Where(r => !r.IsPrivate).ToList();
        for (var mentee = 0; mentee < problem.Mentees.Count; mentee++)
            for (var mentor = 0; mentor < problem.Mentors.Count; mentor++)
                if (scores.Row(mentee)[mentor] < 0 && hidden.Exists(r => !r.Allows(mentee, mentor)) && named.TrueForAll(r => r.Allows(mentee, mentor))) gaps._pairs.Add(new(mentee, mentor));
        return gaps;
    }

    /// <summary>Whether this person would have a partner more, were it not for a private rule, outside the given partners.</summary>
    public bool ReachBeyond(int person, bool isMentee, IReadOnlySet<int> partners) =>
        (isMentee ? _ofMentee : _ofMentor).Value[person].Any(partner => !partners.Contains(partner));
}
