using Upward.MatchingEngine;

namespace Upward.Web.Features.Matching.Rounds;

/// <summary>
/// The best remaining pair, again and again; of equals the one whose mentee, then mentor, stands first. Only the best pair of
/// each mentee stands in line: a list of all, to be sorted, would hold 16 million pairs at 5,000 x 5,000.
/// </summary>
public sealed class BestPairFirst(MatchingProblem problem, ScoreTable scores)
{
    private readonly int[] _places = [.. problem.Mentors.Select(p => p.Capacity)];

    public IEnumerable<PairKey> Pairs()
    {
        var places = problem.Mentees.Select(p => p.Capacity).ToArray();
        var line = new PriorityQueue<PairKey, (int Points, int Mentee)>();
        for (var mentee = 0; mentee < places.Length; mentee++)
            if (places[mentee] > 0) Stand(line, mentee, int.MaxValue, -1);
        while (line.TryDequeue(out var pair, out var order))
        {
            var free = _places[pair.Mentor] > 0;
            if (free)
            {
                _places[pair.Mentor]--;
                places[pair.Mentee]--;
                yield return pair;
            }
            if (places[pair.Mentee] > 0) Stand(line, pair.Mentee, -order.Points, pair.Mentor);
        }
    }

    /// <summary>The mentee's best mentor with a place, behind the one looked at last: who had none then has none now.</summary>
    private void Stand(PriorityQueue<PairKey, (int, int)> line, int mentee, int lastPoints, int lastMentor)
    {
        var row = scores.Row(mentee);
        var (best, at) = (-1, -1);
        for (var mentor = 0; mentor < row.Length; mentor++)
        {
            int points = row[mentor];
            if (points <= best || points > lastPoints || (points == lastPoints && mentor <= lastMentor) || _places[mentor] == 0) continue;
            (best, at) = (points, mentor);
        }
        if (at >= 0) line.Enqueue(new(mentee, at), (-best, mentee));
    }
}
