namespace Upward.MatchingEngine;

/// <summary>Finds for everybody who is left out of a finished answer the cause. Told to stop, it leaves open those it has not come to.</summary>
internal sealed class Causes(MatchingProblem problem, PricedSolver solver, StopSignal stop)
{
    /// <summary>Beyond this many people left out on a side they are told of the group that all of them are in, instead of the smallest group of each.</summary>
    private const int MostOwnGroups = 64;

    internal UnmatchedPerson[] Unmatched(IReadOnlyList<MatchedPair> pairs)
    {
        var leftOut = LeftOut(problem, pairs).ToList();
        if (leftOut.Count == 0) return [];
        var mentees = new Group(problem, solver, stop, Side.Mentee, [.. leftOut.Where(p => p.Side == Side.Mentee)]);
        var mentors = new Group(problem, solver, stop, Side.Mentor, [.. leftOut.Where(p => p.Side == Side.Mentor)]);
        return [.. leftOut.Select(p => p with { Cause = Cause(p) })];

        UnmatchedCause Cause(UnmatchedPerson person)
        {
            try
            {
                stop.ThrowIfRequested();
                return (person.Side == Side.Mentee ? mentees : mentors).CauseOf(person.Index);
            }
            catch (OperationCanceledException)
            {
                return new NotReached();
            }
        }
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

    /// <summary>The people of one side who are left out.</summary>
    private sealed class Group
    {
        private readonly MatchingProblem _problem;
        private readonly PricedSolver _solver;
        private readonly StopSignal _stop;
        private readonly Side _side;
        private readonly int _partners;
        private readonly Lazy<HashSet<int>> _withPartner;
        private readonly Lazy<CompiledScores> _scores;
        private readonly Lazy<int[]> _rowOf;
        private readonly Lazy<UnmatchedCause> _together;

        internal Group(MatchingProblem problem, PricedSolver solver, StopSignal stop, Side side, List<UnmatchedPerson> people)
        {
            (_problem, _solver, _stop, _side) = (problem, solver, stop, side);
            _partners = side == Side.Mentee ? problem.Mentors.Count : problem.Mentees.Count;
            // Once stopped, all that was begun stays undone.
            _withPartner = new(() => [.. people.Select(p => p.Index).Where(HasPartner)]);
            _scores = new(() => side == Side.Mentee ? solver.Scores : ScoreCompiler.Compile(problem, _ => false, transposed: true, stop: stop));
            _rowOf = new(() => StableHash.Inverse(_scores.Value.PersonOfRow));
            _together = new(() => Taken(_withPartner.Value));
        }

        internal UnmatchedCause CauseOf(int person) =>
            !_withPartner.Value.Contains(person) ? NobodyPossible(person)
            : _problem.Objective == Objective.PeopleFirst && _withPartner.Value.Count > MostOwnGroups ? _together.Value
            : Taken([person]);

        private bool HasPartner(int person)
        {
            _stop.ThrowIfRequested();
            return Enumerable.Range(0, _partners).Any(partner => Allows(person, partner));
        }

        private bool Allows(int person, int partner) => _side == Side.Mentee ? _problem.Allows(person, partner) : _problem.Allows(partner, person);

        private bool Allows(HardRule rule, int person, int partner) => _side == Side.Mentee ? rule.Allows(person, partner) : rule.Allows(partner, person);

        private UnmatchedCause NobodyPossible(int person)
        {
            HardRule[] named = [.. _problem.Rules.Where(r => !r.IsPrivate)];
            // A count here would tell by difference whom a private rule forbids.
            if (Enumerable.Range(0, _partners).Any(p => named.All(rule => Allows(rule, person, p)))) return new NotPossible();
            var counts = _problem.Rules.Select((rule, i) => (rule, i)).Where(x => !x.rule.IsPrivate)
                .Select(x => new RuleCount(x.i, x.rule.Name, x.rule.Kind, Enumerable.Range(0, _partners).Count(p => !Allows(x.rule, person, p))));
            return new NoFeasiblePartner([.. counts.Where(c => c.Count > 0)]);
        }

        private UnmatchedCause Taken(IEnumerable<int> people)
        {
            var network = _solver.Network;
            var (capacity, partnerCapacity) = _side == Side.Mentee ? (network.RowCapacity, network.ColumnCapacity) : (network.ColumnCapacity, network.RowCapacity);
            var starts = people.Select(i => _rowOf.Value[i]);
            var reach = _side == Side.Mentee
                ? Reach.From(starts, _scores.Value, r => Reach.ColumnsOf(network, r), c => Reach.RowsOf(network, c), network.HasRoomAt, _stop)
                : Reach.From(starts, _scores.Value, c => Reach.RowsOf(network, c), r => Reach.ColumnsOf(network, r), network.HasRoom, _stop);
            if (reach is null) return new NotReached();
            if (reach.FoundRoom) return new LowersTotal();
            var (reached, demand, places) = (0, 0L, 0L);
            for (var i = 0; i < reach.Rows.Length; i++)
            {
                if (reach.Rows[i]) (reached, demand) = (reached + 1, demand + capacity[i]);
            }
            for (var i = 0; i < reach.Columns.Length; i++)
            {
                if (reach.Columns[i]) places += partnerCapacity[i];
            }
            return new PartnersTaken(reached, demand, places);
        }
    }
}
