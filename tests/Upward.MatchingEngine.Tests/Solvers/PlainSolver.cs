namespace Upward.MatchingEngine.Tests.Solvers;

/// <summary>
/// The best value by one heaviest augmenting path after the other over the full table, found as Bellman and Ford do: slow, short, and without
/// candidates, prices or scaling, so that it shares nothing with the engine. For up to about 60 x 60.
/// </summary>
/// <remarks>Heaviest paths in succession keep the flow heaviest for its size (Ford, Fulkerson: Flows in Networks, 1962), and their weights fall, so the first that adds nothing is the end.</remarks>
internal sealed class PlainSolver
{
    private const long None = long.MinValue / 2;

    private readonly int _mentees;
    private readonly int _mentors;
    private readonly long[,] _weight;
    private readonly bool[,] _chosen;
    private readonly int[] _menteeLeft;
    private readonly int[] _mentorLeft;

    private PlainSolver(MatchingProblem problem)
    {
        (_mentees, _mentors) = (problem.Mentees.Count, problem.Mentors.Count);
        _menteeLeft = [.. problem.Mentees.Select(p => Math.Min(p.Capacity, _mentors))];
        _mentorLeft = [.. problem.Mentors.Select(p => Math.Min(p.Capacity, _mentees))];
        foreach (var pair in problem.Locked)
        {
            _menteeLeft[pair.Mentee]--;
            _mentorLeft[pair.Mentor]--;
        }
        var locked = problem.Locked.ToHashSet();
        // Either part of the objective outweighs all that the other can come to.
        var (perPair, perPoint) = problem.Objective == Objective.PeopleFirst ? (1_000_000_000L, 1L) : (1L, 1_000_000L);
        _weight = new long[_mentees, _mentors];
        _chosen = new bool[_mentees, _mentors];
        for (var i = 0; i < _mentees; i++)
        {
            for (var j = 0; j < _mentors; j++)
                _weight[i, j] = problem.Allows(i, j) && !locked.Contains(new(i, j)) ? perPair + perPoint * BruteForce.Score(problem, i, j) : None;
        }
    }

    public static (long Pairs, long Total) Best(MatchingProblem problem)
    {
        var solver = new PlainSolver(problem);
        while (solver.Augment())
        {
        }
        var chosen = problem.Locked.ToList();
        for (var i = 0; i < solver._mentees; i++)
        {
            for (var j = 0; j < solver._mentors; j++) if (solver._chosen[i, j]) chosen.Add(new(i, j));
        }
        return (chosen.Count, chosen.Sum(p => (long)BruteForce.Score(problem, p.Mentee, p.Mentor)));
    }

    /// <summary>Takes the heaviest path from a mentee with room to a mentor with room; pairs not chosen lead there, chosen ones back.</summary>
    private bool Augment()
    {
        long[] toMentee = [.. _menteeLeft.Select(left => left > 0 ? 0 : None)], toMentor = new long[_mentors];
        Array.Fill(toMentor, None);
        int[] fromMentor = new int[_mentees], fromMentee = new int[_mentors];
        Array.Fill(fromMentor, -1);
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < _mentees; i++)
            {
                for (var j = 0; j < _mentors; j++)
                {
                    if (_weight[i, j] == None) continue;
                    if (!_chosen[i, j] && toMentee[i] > None && toMentee[i] + _weight[i, j] > toMentor[j])
                        (toMentor[j], fromMentee[j], changed) = (toMentee[i] + _weight[i, j], i, true);
                    if (_chosen[i, j] && toMentor[j] > None && toMentor[j] - _weight[i, j] > toMentee[i])
                        (toMentee[i], fromMentor[i], changed) = (toMentor[j] - _weight[i, j], j, true);
                }
            }
        }
        var end = -1;
        for (var j = 0; j < _mentors; j++) if (_mentorLeft[j] > 0 && toMentor[j] > 0 && (end < 0 || toMentor[j] > toMentor[end])) end = j;
        if (end < 0) return false;
        _mentorLeft[end]--;
        for (var mentor = end; mentor >= 0;)
        {
            var mentee = fromMentee[mentor];
            _chosen[mentee, mentor] = true;
            mentor = fromMentor[mentee];
            if (mentor >= 0) _chosen[mentee, mentor] = false;
            else _menteeLeft[mentee]--;
        }
        return true;
    }
}
