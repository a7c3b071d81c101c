namespace Upward.MatchingEngine;

/// <summary>
/// Neither is above the other in the organisation, at any depth, through any mix of solid and dotted lines; and nobody is paired with themself.
/// People who are not in the chart are allowed. O(log intervals) a pair.
/// </summary>
public sealed class NotInLine : HardRule
{
    private readonly int[] _mentees;
    private readonly int[] _mentors;
    private readonly (int First, int Last)[][] _belowMentee;
    private readonly (int First, int Last)[][] _belowMentor;

    /// <summary>Makes the rule; O(people x (1 + dotted lines below them)).</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="chart">The organisation.</param>
    /// <param name="menteeOrgIds">Id in the chart of each mentee; null or unknown = outside the organisation.</param>
    /// <param name="mentorOrgIds">Id in the chart of each mentor; null or unknown = outside the organisation.</param>
    public NotInLine(string name, OrgChart chart, IReadOnlyList<string?> menteeOrgIds, IReadOnlyList<string?> mentorOrgIds)
        : this(name, chart, Positions(chart, menteeOrgIds), Positions(chart, mentorOrgIds))
    {
    }

    internal NotInLine(string name, OrgChart chart, int[] mentees, int[] mentors)
        : base(name, RuleKind.NotInLine)
    {
        Chart = chart;
        _mentees = mentees;
        _mentors = mentors;
        _belowMentee = [.. mentees.Select(p => p < 0 ? [] : chart.Below(p))];
        _belowMentor = [.. mentors.Select(p => p < 0 ? [] : chart.Below(p))];
    }

    /// <summary>The organisation.</summary>
    public OrgChart Chart { get; }

    /// <summary>Position in the chart of each mentee, -1 outside.</summary>
    internal IReadOnlyList<int> MenteePositions => _mentees;

    /// <summary>Position in the chart of each mentor, -1 outside.</summary>
    internal IReadOnlyList<int> MentorPositions => _mentors;

    /// <inheritdoc/>
    public override bool Allows(int mentee, int mentor) => Relation(mentee, mentor) == LineRelation.None;

    /// <summary>How the two stand to each other.</summary>
    /// <param name="mentee">Position of the mentee.</param>
    /// <param name="mentor">Position of the mentor.</param>
    public LineRelation Relation(int mentee, int mentor)
    {
        int a = _mentees[mentee], b = _mentors[mentor];
        if (a < 0 || b < 0) return LineRelation.None;
        if (a == b) return LineRelation.SamePerson;
        if (Contains(_belowMentee[mentee], Chart.First(b))) return LineRelation.MenteeAbove;
        return Contains(_belowMentor[mentor], Chart.First(a)) ? LineRelation.MentorAbove : LineRelation.None;
    }

    /// <summary>All pairs in line, some perhaps twice; null when there are more than <paramref name="most"/>. O(people x log people + pairs).</summary>
    internal List<PairKey>? PairsInLine(long most)
    {
        var pairs = new List<PairKey>();
        return Add(_mentees, _belowMentee, _mentors, (a, b) => new(a, b)) && Add(_mentors, _belowMentor, _mentees, (a, b) => new(b, a)) ? pairs : null;

        bool Add(int[] managers, (int First, int Last)[][] below, int[] reports, Func<int, int, PairKey> pair)
        {
            int[] order = [.. Enumerable.Range(0, reports.Length).Where(i => reports[i] >= 0)];
            var firsts = Array.ConvertAll(order, i => Chart.First(reports[i]));
            Array.Sort(firsts, order);
            for (var manager = 0; manager < managers.Length; manager++)
            {
                if (managers[manager] < 0) continue;
                var self = Chart.First(managers[manager]);
                if (!AddRange(manager, self, self)) return false;
                foreach (var (first, last) in below[manager])
                {
                    if (!AddRange(manager, first, last)) return false;
                }
            }
            return true;

            bool AddRange(int manager, int first, int last)
            {
                var at = Array.BinarySearch(firsts, first);
                if (at < 0) at = ~at;
                while (at > 0 && firsts[at - 1] == first) at--;
                for (; at < firsts.Length && firsts[at] <= last; at++)
                {
                    if (pairs.Count >= most) return false;
                    pairs.Add(pair(manager, order[at]));
                }
                return true;
            }
        }
    }

    private protected override BreachFacts Facts(int mentee, int mentor) => new InLine(Relation(mentee, mentor));

    internal override ProblemError? MisfitWith(int mentees, int mentors) => Misfit.OfLengths(_mentees.Length, mentees, _mentors.Length, mentors);

    private static bool Contains((int First, int Last)[] intervals, int first)
    {
        int low = 0, high = intervals.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (intervals[middle].Last < first) low = middle + 1; else high = middle;
        }
        return low < intervals.Length && intervals[low].First <= first;
    }

    private static int[] Positions(OrgChart chart, IReadOnlyList<string?> ids)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(ids);
        return [.. ids.Select(id => id is null ? -1 : chart.IndexOf(id))];
    }
}
