namespace Upward.MatchingEngine.Verification;

/// <summary>Whether the pairs are an allowed answer with the points they claim.</summary>
internal sealed class AnswerCheck(MatchingProblem problem, IReadOnlyList<MatchedPair> pairs, PlainRules rules, PlainScoring scoring, Failures failures)
{
    internal long Total { get; private set; }

    /// <summary>Chosen pairs that were not locked: what the proof is about.</summary>
    internal HashSet<PairKey> Free { get; } = [];

    internal HashSet<PairKey> Locked { get; } = [.. problem.Locked];

    internal void Run()
    {
        var seen = new HashSet<PairKey>();
        int[] menteeLoad = new int[problem.Mentees.Count], mentorLoad = new int[problem.Mentors.Count];
        foreach (var pair in pairs)
        {
            if (!IsKnown(pair))
            {
                failures.Add(VerificationFailureKind.UnknownPair, $"The pair '{pair.MenteeId}' and '{pair.MentorId}' is not one of the problem's.");
                continue;
            }
            if (!seen.Add(pair.Key)) failures.Add(VerificationFailureKind.RepeatedPair, $"{Name(pair)} occurs twice.");
            menteeLoad[pair.Mentee]++;
            mentorLoad[pair.Mentor]++;
            Check(pair);
        }
        foreach (var missing in Locked.Where(key => !seen.Contains(key)))
            failures.Add(VerificationFailureKind.WrongLock, $"The locked pair '{problem.Mentees[missing.Mentee].Id}' and '{problem.Mentors[missing.Mentor].Id}' is missing.");
        Loads(problem.Mentees, menteeLoad, "mentee");
        Loads(problem.Mentors, mentorLoad, "mentor");
    }

    private bool IsKnown(MatchedPair pair) =>
        pair.Mentee >= 0 && pair.Mentee < problem.Mentees.Count && pair.Mentor >= 0 && pair.Mentor < problem.Mentors.Count
        && problem.Mentees[pair.Mentee].Id == pair.MenteeId && problem.Mentors[pair.Mentor].Id == pair.MentorId;

    private void Check(MatchedPair pair)
    {
        var points = scoring.Of(pair.Mentee)(pair.Mentor);
        Total += points;
        if (!Locked.Contains(pair.Key)) Free.Add(pair.Key);
        if (points != pair.Points) failures.Add(VerificationFailureKind.WrongPoints, $"{Name(pair)} claims {pair.Points} points and has {points}.");
        if (pair.IsLocked != Locked.Contains(pair.Key)) failures.Add(VerificationFailureKind.WrongLock, $"{Name(pair)} is wrongly marked as {(pair.IsLocked ? "locked" : "not locked")}.");
        if (rules.FirstBroken(pair.Mentee, pair.Mentor) is var broken and >= 0)
            failures.Add(VerificationFailureKind.BrokenRule, problem.Rules[broken].IsPrivate ? $"{Name(pair)} is not possible." : $"{Name(pair)} breaks the rule '{problem.Rules[broken].Name}'.");
    }

    private void Loads(IReadOnlyList<Participant> people, int[] load, string side)
    {
        for (var i = 0; i < load.Length; i++)
        {
            if (load[i] > people[i].Capacity)
                failures.Add(VerificationFailureKind.OverCapacity, $"The {side} '{people[i].Id}' has {load[i]} partners and the capacity {people[i].Capacity}.");
        }
    }

    private static string Name(MatchedPair pair) => $"The pair '{pair.MenteeId}' and '{pair.MentorId}'";
}
