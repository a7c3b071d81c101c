using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles;

/// <param name="Mentors">One, or two who share mentees.</param>
public sealed record ProposedCircle(IReadOnlyList<ProposedCircle.Seat> Mentors, IReadOnlyList<ProposedCircle.Seat> Mentees)
{
    public sealed record Seat(Guid PersonId, string Name, string CallName);
}

/// <summary>
/// What matching has found becomes circles: a mentor with all of their mentees is one, and two mentors who share mentees are one
/// as long as it stays small enough. Whoever is in a running circle already is left where they are.
/// </summary>
[UseCase]
public sealed class CirclesFromPairs(AppDb db, CurrentPerson person, SeatMembers seat, AuditLog audit, Texts texts, TimeProvider clock)
{
    public async Task<IReadOnlyList<ProposedCircle>> ProposeAsync(Guid programmeId, CancellationToken ct)
    {
        var hosting = db.CircleMembers.Where(m => m.LeftAt == null && m.Circle.ProgrammeId == programmeId && m.Circle.ClosedAt == null && m.Circle.Kind == CircleKind.Circle && m.Side == ProgrammeRole.Mentor).Select(m => m.PersonId);
        var pairs = await db.Mentorships.AsNoTracking().Where(m => m.ProgrammeId == programmeId && m.EndedAt == null && !hosting.Contains(m.Mentor.PersonId))
            .Select(m => new { Mentor = m.Mentor.Person, Mentee = m.Mentee.Person, m.StartedAt, m.Id }).OrderBy(m => m.StartedAt).ThenBy(m => m.Id).ToListAsync(ct);
        return Join([.. pairs.GroupBy(p => p.Mentor.Id).Select(g => new ProposedCircle([SeatOf(g.First().Mentor)], [.. g.Select(p => SeatOf(p.Mentee))]))]);
    }

    /// <summary>Two and two, those who share most first; in the order given where they share alike.</summary>
    public static IReadOnlyList<ProposedCircle> Join(IReadOnlyList<ProposedCircle> apart)
    {
        var left = apart.ToList();
        var joined = new List<ProposedCircle>();
        while (Closest(left) is var (one, other))
        {
            joined.Add(new([.. one.Mentors, .. other.Mentors], [.. one.Mentees.Concat(other.Mentees).DistinctBy(m => m.PersonId)]));
            left.Remove(one);
            left.Remove(other);
        }
        return [.. joined, .. left];
    }

    private static (ProposedCircle, ProposedCircle)? Closest(List<ProposedCircle> circles) =>
        circles.SelectMany((one, i) => circles.Skip(i + 1).Select(other => (one, other, Shared: one.Mentees.Count(m => other.Mentees.Any(x => x.PersonId == m.PersonId)))))
            .Where(p => p.Shared > 0 && p.one.Mentees.Count + p.other.Mentees.Count - p.Shared <= new CircleFacts().MenteeSeats)
            .OrderByDescending(p => p.Shared).Select(p => ((ProposedCircle, ProposedCircle)?)(p.one, p.other)).FirstOrDefault();

    /// <returns>How many were formed.</returns>
    public async Task<Outcome<int>> FormAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var proposed = await ProposeAsync(programmeId, ct);
        if (proposed.Count == 0) return Outcome.Refused("circle.refused.noPairs");
        var now = clock.GetUtcNow();
        foreach (var one in proposed)
        {
            var names = one.Mentors.Count == 1 ? texts["circle.named.one", ("name", one.Mentors[0].CallName)] : texts["circle.named.two", ("one", one.Mentors[0].CallName), ("other", one.Mentors[1].CallName)];
            var usual = new CircleFacts();
            var circle = Circle.Form(programme, usual with { Name = names, MenteeSeats = Math.Max(usual.MenteeSeats, one.Mentees.Count) }, person.Id, now);
            db.Circles.Add(circle);
            foreach (var mentor in one.Mentors) circle.Admit(mentor.PersonId, ProgrammeRole.Mentor, CircleRole.Host, person.Id, now, byPair: true);
            foreach (var mentee in one.Mentees) circle.Admit(mentee.PersonId, ProgrammeRole.Mentee, CircleRole.Member, person.Id, now, byPair: true);
            audit.Record("circle.formed", "circle", circle.Id, circle.Name);
            await seat.AddAsync(circle, [.. circle.Present.Select(m => m.PersonId)], ct);
        }
        var saved = await db.SaveSeenAsync(ct);
        return saved.Succeeded ? proposed.Count : saved;
    }

    private static ProposedCircle.Seat SeatOf(People.Person person) => new(person.Id, person.Name, person.CallName);
}
