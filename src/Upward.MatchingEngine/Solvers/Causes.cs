namespace Upward.MatchingEngine;

/// <summary>Finds for everybody who is left out the cause.</summary>
internal sealed class Causes(MatchingProblem problem, ScoreTable scores, Network network, AugmentingPaths paths, bool finished)
{
    private AlternatingReach? _fromRows;
    private AlternatingReach? _fromColumns;

    internal UnmatchedPerson[] Unmatched(IReadOnlyList<MatchedPair> pairs)
    {
        var rowOfMentee = Inverse(network.MenteeOfRow);
        var columnOfMentor = Inverse(network.MentorOfColumn);
        return [.. LeftOut(problem, pairs).Select(p => p with { Cause = p.Side == Side.Mentee ? OfMentee(p.Index, rowOfMentee[p.Index]) : OfMentor(p.Index, columnOfMentor[p.Index]) })];
    }

    internal static UnmatchedPerson[] NotReached(MatchingProblem problem, IReadOnlyList<MatchedPair> pairs) => [.. LeftOut(problem, pairs)];

    private static IEnumerable<UnmatchedPerson> LeftOut(MatchingProblem problem, IReadOnlyList<MatchedPair> pairs) =>
        LeftOut(Side.Mentee, problem.Mentees, pairs.Select(p => p.Mentee)).Concat(LeftOut(Side.Mentor, problem.Mentors, pairs.Select(p => p.Mentor)));

    private static IEnumerable<UnmatchedPerson> LeftOut(Side side, IReadOnlyList<Participant> people, IEnumerable<int> matched)
    {
        var paired = matched.ToHashSet();
        return Enumerable.Range(0, people.Count).Where(i => people[i].Capacity > 0 && !paired.Contains(i))
            .Select(i => new UnmatchedPerson(side, i, people[i].Id, new NotReached()))
            .OrderBy(p => p.Id, StringComparer.Ordinal);
    }

    private UnmatchedCause OfMentee(int mentee, int row)
    {
        var partners = problem.Mentors.Count;
        if (Enumerable.Range(0, partners).All(mentor => scores.Score(mentee, mentor) < 0))
            return NobodyPossible(partners, (rule, mentor) => rule.Allows(mentee, mentor));
        return finished ? Taken(_fromRows ??= AlternatingReach.FromRows(network, paths), row, network.RowCapacity, network.ColumnCapacity, c => paths.RowsOf(c).Count) : new NotReached();
    }

    private UnmatchedCause OfMentor(int mentor, int column)
    {
        var partners = problem.Mentees.Count;
        if (Enumerable.Range(0, partners).All(mentee => scores.Score(mentee, mentor) < 0))
            return NobodyPossible(partners, (rule, mentee) => rule.Allows(mentee, mentor));
        return finished ? Taken(_fromColumns ??= AlternatingReach.FromColumns(network, paths), column, network.ColumnCapacity, network.RowCapacity, r => paths.ColumnsOf(r).Count) : new NotReached();
    }

    private UnmatchedCause NobodyPossible(int partners, Func<HardRule, int, bool> allows)
    {
        HardRule[] named = [.. problem.Rules.Where(r => !r.IsPrivate)];
        // A count here would tell by difference whom a private rule forbids.
        if (Enumerable.Range(0, partners).Any(p => named.All(rule => allows(rule, p)))) return new NotPossible();
        var counts = problem.Rules.Select((rule, i) => (rule, i)).Where(x => !x.rule.IsPrivate)
            .Select(x => new RuleCount(x.i, x.rule.Name, x.rule.Kind, Enumerable.Range(0, partners).Count(p => !allows(x.rule, p))));
        return new NoFeasiblePartner([.. counts.Where(c => c.Count > 0)]);
    }

    private static UnmatchedCause Taken(AlternatingReach reach, int start, int[] capacity, int[] partnerCapacity, Func<int, int> load)
    {
        reach.Search([start]);
        var (people, demand, places) = (0, 0L, 0L);
        for (var i = 0; i < reach.People.Length; i++)
        {
            if (!reach.People[i]) continue;
            people++;
            demand += capacity[i];
        }
        for (var i = 0; i < reach.Partners.Length; i++)
        {
            if (!reach.Partners[i]) continue;
            if (load(i) < partnerCapacity[i]) return new LowersTotal();
            places += partnerCapacity[i];
        }
        return new PartnersTaken(people, demand, places);
    }

    private static int[] Inverse(int[] order)
    {
        var inverse = new int[order.Length];
        for (var i = 0; i < order.Length; i++) inverse[order[i]] = i;
        return inverse;
    }
}
