using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Circles;

/// <param name="IsHere">Has not left.</param>
public sealed record CirclePerson(Guid PersonId, string Name, string CallName, string Title, ProgrammeRole? Side, bool IsHost, bool IsHere);

/// <summary>A circle as one of its members finds it.</summary>
/// <param name="People">Everybody who is or was in it, hosts first: what somebody wrote keeps its writer.</param>
public sealed record CircleSpace(Guid Id, CircleKind Kind, string Name, string Topic, Programme Programme, CirclePerson Me, IReadOnlyList<CirclePerson> People, int Seats, DateTimeOffset FormedAt, DateTimeOffset? ClosedAt)
{
    public bool Runs => ClosedAt is null;
    public IEnumerable<CirclePerson> Present => People.Where(p => p.IsHere);
    public bool MayHost => Runs && Me.IsHost;
    public CirclePerson? Find(Guid personId) => People.FirstOrDefault(p => p.PersonId == personId);

    /// <param name="circle">With members, their people and the programme.</param>
    /// <param name="me">One of its members.</param>
    public static CircleSpace Of(Circle circle, Guid me)
    {
        // Somebody who left and came back stands once, as they are now.
        var people = circle.Members.GroupBy(m => m.PersonId).Select(g => g.OrderBy(m => m.LeftAt is null).ThenBy(m => m.JoinedAt).Last())
            .Select(m => new CirclePerson(m.PersonId, m.Person.Name, m.Person.CallName, m.Person.Title, m.Side, m.IsHost, m.LeftAt is null))
            .OrderByDescending(p => p.IsHost).ThenBy(p => p.Side ?? ProgrammeRole.Mentor).ThenBy(p => p.Name, StringComparer.Ordinal).ToList();
        return new(circle.Id, circle.Kind, circle.Name, circle.Topic, circle.Programme, people.Single(p => p.PersonId == me), people, circle.MentorSeats + circle.MenteeSeats, circle.FormedAt, circle.ClosedAt);
    }
}

public static class CircleAccess
{
    /// <summary>Circles this person is in. What is said in them is opened by this alone: managers and admins have no way in.</summary>
    public static IQueryable<Circle> LivedBy(this IQueryable<Circle> circles, CurrentPerson person) => circles.Where(c => c.Members.Any(m => m.PersonId == person.Id && m.LeftAt == null));

    /// <summary>Pairs whose two people meet in a running circle of their programme: nobody asks them for dates of their own.</summary>
    public static IQueryable<Mentorship> MeetInCircle(this IQueryable<Mentorship> pairs, AppDb db) => pairs.Where(p => db.Circles.Any(c => c.ProgrammeId == p.ProgrammeId && c.Kind == CircleKind.Circle && c.ClosedAt == null
        && c.Members.Any(m => m.LeftAt == null && m.PersonId == p.Mentor.PersonId) && c.Members.Any(m => m.LeftAt == null && m.PersonId == p.Mentee.PersonId)));

    public static IQueryable<Circle> WithAll(this IQueryable<Circle> circles) => circles.Include(c => c.Members).ThenInclude(m => m.Person).Include(c => c.Programme).AsSplitQuery();
}

/// <summary>Finds a circle for one of its members; for everybody else it does not exist.</summary>
[UseCase]
public sealed class FindCircle(AppDb db, CurrentPerson person)
{
    public async Task<CircleSpace?> FindAsync(Guid circleId, CancellationToken ct) =>
        await db.Circles.AsNoTracking().LivedBy(person).WithAll().SingleOrDefaultAsync(c => c.Id == circleId, ct) is { } circle ? CircleSpace.Of(circle, person.Id) : null;

    /// <summary>Those this person is in, the running ones first.</summary>
    public async Task<IReadOnlyList<CircleSpace>> OwnAsync(CancellationToken ct) =>
        [.. (await db.Circles.AsNoTracking().LivedBy(person).WithAll().ToListAsync(ct)).OrderBy(c => c.ClosedAt is not null).ThenByDescending(c => c.FormedAt).ThenBy(c => c.Id).Select(c => CircleSpace.Of(c, person.Id))];
}
