namespace Upward.MatchingEngine;

/// <summary>Capacities that are left once the locked pairs have used theirs, never more than there are partners.</summary>
internal sealed record Capacities(int[] Mentees, int[] Mentors)
{
    internal static Capacities Left(MatchingProblem problem)
    {
        var mentees = problem.Mentees.Select(p => p.Capacity).ToArray();
        var mentors = problem.Mentors.Select(p => p.Capacity).ToArray();
        foreach (var pair in problem.Locked)
        {
            mentees[pair.Mentee]--;
            mentors[pair.Mentor]--;
        }
        for (var i = 0; i < mentees.Length; i++) mentees[i] = Math.Min(mentees[i], problem.Mentors.Count);
        for (var j = 0; j < mentors.Length; j++) mentors[j] = Math.Min(mentors[j], problem.Mentees.Count);
        return new(mentees, mentors);
    }

    internal static long MostPairs(MatchingProblem problem) => Math.Min(
        problem.Mentees.Sum(p => (long)Math.Min(p.Capacity, problem.Mentors.Count)),
        problem.Mentors.Sum(p => (long)Math.Min(p.Capacity, problem.Mentees.Count)));
}
