namespace Upward.Web.Features.Mentorships;

/// <summary>The seats that running pairs have. Behind it stands a unique index: two that take the same one at once do not both get it.</summary>
/// <param name="running">All running pairs of those whose seats are asked for.</param>
public sealed class Seats(IEnumerable<Mentorship> running)
{
    private readonly HashSet<(Guid Enrolment, int? Seat)> _taken = [.. running.SelectMany(m => new[] { (m.MentorEnrolmentId, m.MentorSeat), (m.MenteeEnrolmentId, m.MenteeSeat) })];

    /// <summary>The first free seat of somebody, from 1 on; higher than their capacity when they have none left.</summary>
    public int Take(Guid enrolment)
    {
        for (var seat = 1; ; seat++)
            if (_taken.Add((enrolment, seat))) return seat;
    }
}
