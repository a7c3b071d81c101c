using System.Globalization;
using Upward.Cli.Match;

namespace Upward.Cli.Output;

/// <summary>The result in words; the same sentences on the terminal and in the report.</summary>
internal static class Sentences
{
    public static string Count(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {(count == 1 ? one : many)}");

    public static string Summary(Outcome outcome) =>
        $"{Count(outcome.Matched, "pair", "pairs")}, {Count(outcome.Total, "point", "points")}. {LeftOver(outcome)}";

    private static string LeftOver(Outcome outcome)
    {
        var mentees = outcome.Unmatched.Count(u => u.Side == outcome.Mentees);
        var mentors = outcome.Unmatched.Count - mentees;
        if (mentees + mentors == 0) return "Nobody is left over.";
        if (mentees == 0) return $"Every mentee has a mentor; {Count(mentors, "mentor is", "mentors are")} left over.";
        if (mentors == 0) return $"Every mentor has a mentee; {Count(mentees, "mentee is", "mentees are")} left over.";
        return $"{Count(mentees, "mentee", "mentees")} and {Count(mentors, "mentor", "mentors")} are left over.";
    }

    /// <summary>For the terminal: verdict and reason in one line.</summary>
    public static string Proof(Outcome outcome) => $"{Verdict(outcome)}: {Because(outcome)}";

    public static string Verdict(Outcome outcome) => outcome.Proven ? "Proven best" : "Not proven";

    public static string Because(Outcome outcome)
    {
        if (outcome.StoppedEarly)
        {
            return $"{outcome.NotProvenBecause} What is certain: no answer has more than " +
                $"{Count(outcome.MatchedUpperBound, "pair", "pairs")}, and none has more than {Count(outcome.UpperBound, "point", "points")}" +
                (outcome.Objective == "people-first" ? " with as many pairs as can be made." : ".");
        }
        if (!outcome.Proven) return outcome.NotProvenBecause!;
        return (outcome.Objective == "people-first"
            ? "no more people could be matched under these rules, and no other answer with as many pairs has more points."
            : "no other answer has more points, and none with as many points has more pairs.") +
            " A separate check recomputed every possible pair.";
    }
}
