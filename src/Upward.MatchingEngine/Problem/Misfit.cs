namespace Upward.MatchingEngine;

/// <summary>How criteria and rules say that they were made for other people than the problem's.</summary>
internal static class Misfit
{
    internal static ProblemError? OfLengths(int menteesHeld, int mentees, int mentorsHeld, int mentors) =>
        menteesHeld != mentees ? new(ProblemErrorKind.LengthsDiffer, $"it describes {menteesHeld} mentees, the problem has {mentees}.")
        : mentorsHeld != mentors ? new(ProblemErrorKind.LengthsDiffer, $"it describes {mentorsHeld} mentors, the problem has {mentors}.")
        : null;

    internal static ProblemError? OfPairs(IEnumerable<PairKey> pairs, int mentees, int mentors)
    {
        foreach (var pair in pairs)
        {
            if (pair.Mentee < 0 || pair.Mentee >= mentees || pair.Mentor < 0 || pair.Mentor >= mentors)
                return new(ProblemErrorKind.UnknownPerson, $"it lists mentee {pair.Mentee} with mentor {pair.Mentor}; one of them is not there.");
        }
        return null;
    }
}
