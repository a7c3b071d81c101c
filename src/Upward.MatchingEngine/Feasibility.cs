using System.Numerics;

namespace Upward.MatchingEngine;

/// <summary>What the hard rules leave, for somebody who edits them. Private rules enter none of these numbers.</summary>
/// <param name="Pairs">All pairs: mentees x mentors.</param>
/// <param name="FeasiblePairs">Pairs that every rule that may be named allows.</param>
/// <param name="MenteesWithoutPartner">Positions of mentees without a feasible pair, ascending.</param>
/// <param name="MentorsWithoutPartner">Positions of mentors without a feasible pair, ascending.</param>
/// <param name="Rules">Each rule that may be named, in order.</param>
public sealed record Feasibility(
    long Pairs, long FeasiblePairs,
    IReadOnlyList<int> MenteesWithoutPartner, IReadOnlyList<int> MentorsWithoutPartner,
    IReadOnlyList<RuleEffect> Rules)
{
    /// <summary>The rule that blocks most pairs (the earlier one of equals), or null when none blocks any.</summary>
    public RuleEffect? BlocksMost => Rules.Where(r => r.Blocks > 0).MaxBy(r => r.Blocks);

    /// <summary>Counts over all pairs: O(mentees x mentors x rules) time, O(mentors) memory.</summary>
    /// <param name="problem">The problem; its criteria and locks do not matter.</param>
    /// <param name="ct">Checked after every mentee.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Feasibility Of(MatchingProblem problem, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        int mentees = problem.Mentees.Count, mentors = problem.Mentors.Count;
        long[] blocks = new long[problem.Rules.Count], alone = new long[problem.Rules.Count];
        var brokenBy = new ulong[mentors];
        var mentorHasPartner = new bool[mentors];
        var lonelyMentees = new List<int>();
        var feasible = 0L;
        for (var mentee = 0; mentee < mentees; mentee++)
        {
            ct.ThrowIfCancellationRequested();
            Array.Clear(brokenBy);
            for (var rule = 0; rule < problem.Rules.Count; rule++)
            {
                if (!problem.Rules[rule].IsPrivate) problem.Rules[rule].MarkBroken(mentee, brokenBy, 1UL << rule);
            }
            var before = feasible;
            for (var mentor = 0; mentor < mentors; mentor++)
            {
                var broken = brokenBy[mentor];
                if (broken == 0)
                {
                    feasible++;
                    mentorHasPartner[mentor] = true;
                    continue;
                }
                if ((broken & (broken - 1)) == 0) alone[BitOperations.TrailingZeroCount(broken)]++;
                for (; broken != 0; broken &= broken - 1) blocks[BitOperations.TrailingZeroCount(broken)]++;
            }
            if (feasible == before) lonelyMentees.Add(mentee);
        }
        var effects = problem.Rules.Select((rule, i) => (rule, i)).Where(x => !x.rule.IsPrivate)
            .Select(x => new RuleEffect(x.i, x.rule.Name, x.rule.Kind, blocks[x.i], alone[x.i]));
        return new((long)mentees * mentors, feasible, lonelyMentees,
            [.. Enumerable.Range(0, mentors).Where(j => !mentorHasPartner[j])], [.. effects]);
    }
}

/// <summary>What one rule forbids.</summary>
/// <param name="Rule">Position of the rule in <see cref="MatchingProblem.Rules"/>.</param>
/// <param name="Name">Name of the rule.</param>
/// <param name="Kind">Kind of the rule.</param>
/// <param name="Blocks">Pairs it forbids.</param>
/// <param name="BlocksAlone">Pairs that no other rule that may be named forbids: what dropping it would free.</param>
public sealed record RuleEffect(int Rule, string Name, RuleKind Kind, long Blocks, long BlocksAlone);
