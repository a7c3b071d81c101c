namespace Upward.MatchingEngine;

/// <summary>Everything that can be wrong with a problem, one check each.</summary>
internal static class ProblemChecks
{
    private const int MostErrors = 100;

    internal static List<ProblemError> Find(MatchingProblem problem)
    {
        var errors = new List<ProblemError>();
        // Said alone: what else is wrong with millions of people is of no help.
        if (problem.Mentors.Count > MatchingProblem.MaxMentors)
            return [new(ProblemErrorKind.TooManyMentors, $"There are {problem.Mentors.Count} mentors; at most {MatchingProblem.MaxMentors} are possible.")];
        People(problem.Mentees, "mentee", errors);
        People(problem.Mentors, "mentor", errors);
        Lengths(problem, errors);
        Points(problem, errors);
        // Locks are checked against rules and capacities, so only once those are sound.
        if (errors.Count == 0) Places(problem, errors);
        if (errors.Count == 0) Locks(problem, errors);
        return errors.Count <= MostErrors ? errors : errors[..MostErrors];
    }

    private static void People(IReadOnlyList<Participant> people, string side, List<ProblemError> errors)
    {
        var seen = new HashSet<string>(people.Count, StringComparer.Ordinal);
        for (var i = 0; i < people.Count && errors.Count < MostErrors; i++)
        {
            var person = people[i] ?? throw new ArgumentException($"The {side} at position {i} is null.");
            if (string.IsNullOrEmpty(person.Id))
                errors.Add(new(ProblemErrorKind.EmptyId, $"The {side} at position {i} has an empty id."));
            else if (!seen.Add(person.Id))
                errors.Add(new(ProblemErrorKind.DuplicateId, $"Two {side}s have the id '{person.Id}'."));
            if (person.Capacity < 0)
                errors.Add(new(ProblemErrorKind.NegativeCapacity, $"The {side} '{person.Id}' has the capacity {person.Capacity}; it must be 0 or more."));
        }
    }

    private static void Lengths(MatchingProblem problem, List<ProblemError> errors)
    {
        int mentees = problem.Mentees.Count, mentors = problem.Mentors.Count;
        foreach (var criterion in problem.Criteria)
        {
            if (criterion is null) throw new ArgumentException("A criterion is null.");
            if (criterion.MisfitWith(mentees, mentors) is { } misfit)
                errors.Add(misfit with { Message = $"Criterion '{criterion.Name}': {misfit.Message}" });
        }
        foreach (var rule in problem.Rules)
        {
            if (rule is null) throw new ArgumentException("A rule is null.");
            if (rule.MisfitWith(mentees, mentors) is { } misfit)
                errors.Add(misfit with { Message = $"{NameOf(rule)}: {misfit.Message}" });
        }
    }

    private static void Points(MatchingProblem problem, List<ProblemError> errors)
    {
        var most = problem.Criteria.Sum(c => (long)c.MaxPoints);
        if (most > MatchingProblem.MaxPairPoints)
            errors.Add(new(ProblemErrorKind.PointsOutOfRange, $"The criteria can give {most} points to a pair; at most {MatchingProblem.MaxPairPoints} are possible."));
        if (problem.Criteria.Count > 64 || problem.Rules.Count > 64)
            errors.Add(new(ProblemErrorKind.TooManyCriteriaOrRules, "At most 64 criteria and 64 rules are possible."));
    }

    private static void Places(MatchingProblem problem, List<ProblemError> errors)
    {
        if (Capacities.MostPairs(problem) > MatchingProblem.MaxPlaces)
            errors.Add(new(ProblemErrorKind.TooManyPlaces, $"The capacities allow more than {MatchingProblem.MaxPlaces} pairs."));
    }

    private static void Locks(MatchingProblem problem, List<ProblemError> errors)
    {
        var seen = new HashSet<PairKey>();
        var menteeLoad = new Dictionary<int, int>();
        var mentorLoad = new Dictionary<int, int>();
        foreach (var pair in problem.Locked)
        {
            if (pair.Mentee < 0 || pair.Mentee >= problem.Mentees.Count || pair.Mentor < 0 || pair.Mentor >= problem.Mentors.Count)
            {
                errors.Add(new(ProblemErrorKind.UnknownPerson, $"A locked pair names mentee {pair.Mentee} and mentor {pair.Mentor}; one of them is not there."));
                continue;
            }
            var (mentee, mentor) = (problem.Mentees[pair.Mentee], problem.Mentors[pair.Mentor]);
            if (!seen.Add(pair))
            {
                errors.Add(new(ProblemErrorKind.LockedTwice, $"The pair '{mentee.Id}' and '{mentor.Id}' is locked twice."));
                continue;
            }
            Count(menteeLoad, pair.Mentee, mentee, "mentee", errors);
            Count(mentorLoad, pair.Mentor, mentor, "mentor", errors);
            foreach (var rule in problem.Rules)
            {
                if (rule.Allows(pair.Mentee, pair.Mentor)) continue;
                var why = rule.IsPrivate ? "is not possible" : $"breaks the rule '{rule.Name}'";
                errors.Add(new(ProblemErrorKind.LockedBreaksRule, $"The locked pair '{mentee.Id}' and '{mentor.Id}' {why}."));
                break;
            }
        }
    }

    private static void Count(Dictionary<int, int> load, int index, Participant person, string side, List<ProblemError> errors)
    {
        load[index] = load.GetValueOrDefault(index) + 1;
        if (load[index] == person.Capacity + 1)
            errors.Add(new(ProblemErrorKind.LockedOverCapacity, $"The {side} '{person.Id}' has more locked pairs than the capacity {person.Capacity}."));
    }

    private static string NameOf(HardRule rule) => rule.IsPrivate ? "A private rule" : $"Rule '{rule.Name}'";
}
