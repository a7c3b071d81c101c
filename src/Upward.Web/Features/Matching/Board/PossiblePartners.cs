using Upward.MatchingEngine;

namespace Upward.Web.Features.Matching.Board;

/// <summary>
/// Who could be with whom, one bit for each pair, by person and by partner: to follow "could be paired with" through 5,000 people
/// then takes 79 words for each instead of 5,000 looks.
/// </summary>
public sealed class PossiblePartners
{
    private readonly ulong[][] _ofMentee, _ofMentor;

    public PossiblePartners(ScoreTable scores)
    {
        var (mentees, mentors) = (scores.Problem.Mentees.Count, scores.Problem.Mentors.Count);
        _ofMentee = [.. Enumerable.Range(0, mentees).Select(_ => new ulong[Words(mentors)])];
        _ofMentor = [.. Enumerable.Range(0, mentors).Select(_ => new ulong[Words(mentees)])];
        for (var mentee = 0; mentee < mentees; mentee++)
        {
            var row = scores.Row(mentee);
            for (var mentor = 0; mentor < row.Length; mentor++)
            {
                if (row[mentor] < 0) continue;
                _ofMentee[mentee][mentor >> 6] |= 1UL << (mentor & 63);
                _ofMentor[mentor][mentee >> 6] |= 1UL << (mentee & 63);
            }
        }
    }

    public ulong[] Of(int person, bool isMentee) => (isMentee ? _ofMentee : _ofMentor)[person];

    public static int Words(int people) => (people + 63) / 64;
}
