namespace Upward.MatchingEngine.Tests;

/// <summary>Small problems given as a table of points; -1 forbids.</summary>
internal static class Toy
{
    public static MatchingProblem Of(int[,] points, Objective objective = Objective.PeopleFirst, int[]? menteeCapacity = null, int[]? mentorCapacity = null, PairKey[]? locked = null, ulong seed = 0)
    {
        int mentees = points.GetLength(0), mentors = points.GetLength(1);
        var all = Enumerable.Range(0, mentees).SelectMany(i => Enumerable.Range(0, mentors).Select(j => new BonusPair(i, j, points[i, j]))).ToList();
        return MatchingProblem.Create(
            People("senior", mentees, menteeCapacity), People("junior", mentors, mentorCapacity),
            [new SparseBonus("points", [.. all.Where(p => p.Points >= 0)])],
            [new ForbiddenPairs("forbidden", [.. all.Where(p => p.Points < 0).Select(p => new PairKey(p.Mentee, p.Mentor))])],
            locked, objective, seed);
    }

    /// <summary>A random table with many ties; sometimes an empty side, people without capacity, nobody feasible, everybody the same.</summary>
    public static MatchingProblem Random(Random random, int most, int mostCapacity, Objective objective)
    {
        int mentees = random.Next(most + 1), mentors = random.Next(most + 1);
        var levels = random.Next(1, 5);
        var forbidden = random.NextDouble();
        var points = new int[mentees, mentors];
        for (var i = 0; i < mentees; i++)
        {
            for (var j = 0; j < mentors; j++) points[i, j] = random.NextDouble() < forbidden ? -1 : random.Next(levels) * random.Next(1, 4);
        }
        int[] menteeCapacity = Capacities(random, mentees, mostCapacity), mentorCapacity = Capacities(random, mentors, mostCapacity);
        return Of(points, objective, menteeCapacity, mentorCapacity, Locks(random, points, menteeCapacity, mentorCapacity), (ulong)random.NextInt64());
    }

    private static Participant[] People(string name, int count, int[]? capacity) =>
        [.. Enumerable.Range(0, count).Select(i => new Participant($"{name}-{i:000}", capacity?[i] ?? 1))];

    private static int[] Capacities(Random random, int count, int most) =>
        [.. Enumerable.Range(0, count).Select(_ => most == 1 ? 1 : random.Next(most + 1))];

    private static PairKey[] Locks(Random random, int[,] points, int[] menteeCapacity, int[] mentorCapacity)
    {
        int[] menteeLeft = [.. menteeCapacity], mentorLeft = [.. mentorCapacity];
        var locks = new List<PairKey>();
        for (var tries = random.Next(4) - 1; tries > 0 && points.Length > 0; tries--)
        {
            var pair = new PairKey(random.Next(points.GetLength(0)), random.Next(points.GetLength(1)));
            if (points[pair.Mentee, pair.Mentor] < 0 || menteeLeft[pair.Mentee] == 0 || mentorLeft[pair.Mentor] == 0 || locks.Contains(pair)) continue;
            locks.Add(pair);
            menteeLeft[pair.Mentee]--;
            mentorLeft[pair.Mentor]--;
        }
        return [.. locks];
    }
}
