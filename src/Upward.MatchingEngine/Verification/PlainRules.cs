namespace Upward.MatchingEngine.Verification;

/// <summary>The hard rules from their raw data, written a second time; lines of command by walking up instead of the Euler tour.</summary>
internal sealed class PlainRules
{
    private readonly MatchingProblem _problem;
    private readonly HashSet<PairKey>[] _listed;
    private readonly Lines?[] _lines;

    internal PlainRules(MatchingProblem problem)
    {
        _problem = problem;
        _listed = [.. problem.Rules.Select(r => r is ForbiddenPairs f ? f.Pairs.ToHashSet() : [])];
        _lines = [.. problem.Rules.Select(r => r is NotInLine n ? new Lines(n) : null)];
    }

    /// <summary>The first rule the pair breaks, or -1.</summary>
    internal int FirstBroken(int mentee, int mentor)
    {
        for (var i = 0; i < _problem.Rules.Count; i++)
        {
            if (Breaks(i, mentee, mentor)) return i;
        }
        return -1;
    }

    internal bool Breaks(int index, int mentee, int mentor) => _problem.Rules[index] switch
    {
        RequireOverlap r => PlainScoring.CountCommon(r.Tags.Mentees[mentee], r.Tags.Mentors[mentor]) < r.Minimum,
        MinimumGap r => r.MenteeValues[mentee] is not { } high || r.MentorValues[mentor] is not { } low || high - low < r.Minimum,
        MustDiffer r => r.MenteeClasses[mentee] is { } a && r.MentorClasses[mentor] is { } b ? a == b : !r.UnknownDiffers,
        NotInLine => _lines[index]!.Join(mentee, mentor),
        ForbiddenPairs => _listed[index].Contains(new(mentee, mentor)),
        var other => throw new NotSupportedException($"The verifier does not know the rule {other.GetType().Name}."),
    };

    /// <summary>For each person of the problem, everybody above them: found by climbing all solid and dotted lines.</summary>
    private sealed class Lines
    {
        private readonly NotInLine _rule;
        private readonly ILookup<int, int> _managers;
        private readonly Dictionary<int, HashSet<int>> _above = [];

        internal Lines(NotInLine rule)
        {
            _rule = rule;
            _managers = rule.Chart.Managers.Select((manager, report) => (manager, report)).Where(x => x.manager >= 0)
                .Concat(rule.Chart.Dotted.Select(d => (manager: d.Manager, report: d.Report)))
                .ToLookup(x => x.report, x => x.manager);
            foreach (var person in rule.MenteePositions.Concat(rule.MentorPositions)) Climb(person);
        }

        internal bool Join(int mentee, int mentor)
        {
            int a = _rule.MenteePositions[mentee], b = _rule.MentorPositions[mentor];
            return a >= 0 && b >= 0 && (a == b || _above[a].Contains(b) || _above[b].Contains(a));
        }

        private void Climb(int person)
        {
            if (person < 0 || _above.ContainsKey(person)) return;
            var above = new HashSet<int>();
            var next = new Stack<int>([person]);
            while (next.TryPop(out var at))
            {
                foreach (var manager in _managers[at])
                {
                    if (above.Add(manager)) next.Push(manager);
                }
            }
            _above.Add(person, above);
        }
    }
}
