using Upward.MatchingEngine;

namespace Upward.Web.Features.Matching.Rounds;

/// <summary>
/// How many pairs the rules that may be named allow: what <see cref="Feasibility"/> counts, which the tests hold it to, without its
/// other figures. By the engine's vectors; a table of more pairs than one array holds is counted pair by pair.
/// </summary>
public static class PossiblePairs
{
    public static long Count(MatchingProblem problem, CancellationToken ct)
    {
        if ((long)problem.Mentees.Count * problem.Mentors.Count > Array.MaxLength) return Feasibility.Of(problem, ct).FeasiblePairs;
        var named = MatchingProblem.Create(problem.Mentees, problem.Mentors, [], [.. problem.Rules.Where(r => !r.IsPrivate)]);
        var allowed = ScoreTable.Build(named, ct);
        var count = 0L;
        for (var mentee = 0; mentee < problem.Mentees.Count; mentee++)
        {
            var row = allowed.Row(mentee);
            count += row.Length - System.MemoryExtensions.Count(row, (short)ScoreTable.Forbidden);
        }
        return count;
    }
}
