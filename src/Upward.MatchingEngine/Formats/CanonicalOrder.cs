namespace Upward.MatchingEngine.Formats;

/// <summary>People in ordinal order of id, whatever order they were given in.</summary>
internal sealed class CanonicalOrder
{
    internal CanonicalOrder(MatchingProblem problem)
    {
        Mentees = Sorted(problem.Mentees);
        Mentors = Sorted(problem.Mentors);
        MenteePlace = Inverse(Mentees);
        MentorPlace = Inverse(Mentors);
    }

    /// <summary>Position in the problem of each mentee of the canonical order.</summary>
    internal int[] Mentees { get; }

    /// <summary>Position in the problem of each mentor of the canonical order.</summary>
    internal int[] Mentors { get; }

    /// <summary>Place in the canonical order of each mentee of the problem.</summary>
    internal int[] MenteePlace { get; }

    /// <summary>Place in the canonical order of each mentor of the problem.</summary>
    internal int[] MentorPlace { get; }

    internal PairKey Place(PairKey pair) => new(MenteePlace[pair.Mentee], MentorPlace[pair.Mentor]);

    internal PairKey[] Places(IEnumerable<PairKey> pairs) => [.. pairs.Select(Place).OrderBy(p => p.Mentee).ThenBy(p => p.Mentor)];

    private static int[] Sorted(IReadOnlyList<Participant> people) =>
        [.. Enumerable.Range(0, people.Count).OrderBy(i => people[i].Id, StringComparer.Ordinal)];

    private static int[] Inverse(int[] order)
    {
        var inverse = new int[order.Length];
        for (var i = 0; i < order.Length; i++) inverse[order[i]] = i;
        return inverse;
    }
}
