namespace Upward.MatchingEngine.Tests;

/// <summary>The best answer by trying all of them: one mentee after another, every set of mentors that is left. For up to about 7 x 7.</summary>
internal sealed class BruteForce
{
    private readonly MatchingProblem _problem;
    private readonly int[] _mentorLeft;
    private (long Pairs, long Total) _best = (-1, -1);

    private BruteForce(MatchingProblem problem)
    {
        _problem = problem;
        _mentorLeft = [.. problem.Mentors.Select(m => m.Capacity)];
        foreach (var pair in problem.Locked) _mentorLeft[pair.Mentor]--;
    }

    public static (long Pairs, long Total) Best(MatchingProblem problem)
    {
        var search = new BruteForce(problem);
        var locked = problem.Locked.Sum(p => (long)Score(problem, p.Mentee, p.Mentor));
        search.Mentee(0, problem.Locked.Count, locked);
        return search._best;
    }

    public static int Score(MatchingProblem problem, int mentee, int mentor) => problem.Criteria.Sum(c => c.Points(mentee, mentor));

    private void Mentee(int mentee, long pairs, long total)
    {
        if (mentee == _problem.Mentees.Count)
        {
            if (IsBetter(pairs, total)) _best = (pairs, total);
            return;
        }
        var left = _problem.Mentees[mentee].Capacity - _problem.Locked.Count(p => p.Mentee == mentee);
        Mentor(mentee, 0, left, pairs, total);
    }

    private void Mentor(int mentee, int mentor, int left, long pairs, long total)
    {
        if (mentor == _problem.Mentors.Count || left == 0)
        {
            Mentee(mentee + 1, pairs, total);
            return;
        }
        Mentor(mentee, mentor + 1, left, pairs, total);
        if (_mentorLeft[mentor] == 0 || _problem.Locked.Contains(new(mentee, mentor)) || !_problem.Allows(mentee, mentor)) return;
        _mentorLeft[mentor]--;
        Mentor(mentee, mentor + 1, left - 1, pairs + 1, total + Score(_problem, mentee, mentor));
        _mentorLeft[mentor]++;
    }

    private bool IsBetter(long pairs, long total) => _problem.Objective == Objective.PeopleFirst
        ? (pairs, total).CompareTo(_best) > 0
        : (total, pairs).CompareTo((_best.Total, _best.Pairs)) > 0;
}
