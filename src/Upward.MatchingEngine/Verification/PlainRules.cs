namespace Upward.MatchingEngine.Verification;

/// <summary>The hard rules from their raw data, written a second time; lines of command by walking up instead of the Euler tour.</summary>
internal sealed class PlainRules
{
    private readonly Func<int, Func<int, bool>>[] _rules;

    internal PlainRules(MatchingProblem problem) => _rules = [.. problem.Rules.Select(Prepare)];

    /// <summary>For one mentee: position of the first rule the pair with a mentor breaks, or -1.</summary>
    internal Func<int, int> FirstBrokenOf(int mentee)
    {
        var rules = Array.ConvertAll(_rules, r => r(mentee));
        return mentor => Array.FindIndex(rules, breaks => breaks(mentor));
    }

    internal int FirstBroken(int mentee, int mentor) => FirstBrokenOf(mentee)(mentor);

    /// <summary>Whether one rule forbids the pair.</summary>
    internal bool Breaks(int index, int mentee, int mentor) => _rules[index](mentee)(mentor);

    private static Func<int, Func<int, bool>> Prepare(HardRule rule)
    {
        switch (rule)
        {
            case RequireOverlap r:
                var sets = new PlainSets(r.Tags);
                return mentee =>
                {
                    var own = sets.OfMentee(mentee);
                    return mentor => sets.Common(own, mentor) < r.Minimum;
                };
            case MinimumGap r:
                return mentee => mentor => r.MenteeValues[mentee] is not { } high || r.MentorValues[mentor] is not { } low || high - low < r.Minimum;
            case MustDiffer r:
                return mentee => mentor => r.MenteeClasses[mentee] is { } a && r.MentorClasses[mentor] is { } b ? a == b : !r.UnknownDiffers;
            case NotInLine r:
                var lines = new Lines(r);
                return lines.OfMentee;
            case ForbiddenPairs r:
                var listed = r.Pairs.ToLookup(p => p.Mentee, p => p.Mentor);
                return mentee =>
                {
                    var mentors = listed[mentee].ToHashSet();
                    return mentors.Count == 0 ? _ => false : mentors.Contains;
                };
            default:
                throw new NotSupportedException($"The verifier does not know the rule {rule.GetType().Name}.");
        }
    }

    /// <summary>For each person of the problem, everybody above them: found by climbing all solid and dotted lines.</summary>
    private sealed class Lines
    {
        private readonly NotInLine _rule;
        private readonly ILookup<int, int> _managers;
        private readonly Dictionary<int, HashSet<int>> _above = [];
        private readonly Dictionary<int, HashSet<int>> _below = [];

        internal Lines(NotInLine rule)
        {
            _rule = rule;
            _managers = rule.Chart.Managers.Select((manager, report) => (manager, report)).Where(x => x.manager >= 0)
                .Concat(rule.Chart.Dotted.Select(d => (manager: d.Manager, report: d.Report)))
                .ToLookup(x => x.report, x => x.manager);
            foreach (var person in rule.MenteePositions.Concat(rule.MentorPositions)) Climb(person);
            foreach (var (person, managers) in _above)
            {
                foreach (var manager in managers)
                {
                    if (!_below.TryGetValue(manager, out var reports)) _below.Add(manager, reports = []);
                    reports.Add(person);
                }
            }
        }

        /// <summary>Whom this mentee may not meet: whoever is above them, whoever has them above, and themself.</summary>
        internal Func<int, bool> OfMentee(int mentee)
        {
            var position = _rule.MenteePositions[mentee];
            if (position < 0) return _ => false;
            var own = _above[position];
            var below = _below.TryGetValue(position, out var people) ? people : [];
            return mentor =>
            {
                var other = _rule.MentorPositions[mentor];
                return other >= 0 && (other == position || own.Contains(other) || below.Contains(other));
            };
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
