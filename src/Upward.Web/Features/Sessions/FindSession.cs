using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Delegating;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Sessions;

/// <param name="Pair">As the one sees it for whom somebody acts: oneself, or whose meetings one arranges.</param>
/// <param name="IsDelegate">May move and cancel it, and reads nothing.</param>
public sealed record FoundSession(Session Session, OwnSpace Pair, bool IsDelegate);

/// <summary>Finds a session for those who may do something with it; for everybody else it does not exist.</summary>
[UseCase]
public sealed class FindSession(AppDb db, CurrentPerson person, TimeProvider clock)
{
    /// <summary>For one of the two.</summary>
    public async Task<FoundSession?> OwnAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) =>
        await PairAsync(db.Mentorships.LivedBy(person).Where(m => m.Id == mentorshipId), ct) is { } pair && await SessionAsync(pair.Id, sessionId, ct) is { } session
            ? new(session, OwnSpace.Of(pair, person.Id), false) : null;

    /// <summary>For one of the two, or for who arranges the meetings of one of them.</summary>
    public async Task<FoundSession?> ToArrangeAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct)
    {
        if (await OwnAsync(mentorshipId, sessionId, ct) is { } own) return own;
        var held = await db.Delegations.AsNoTracking().HeldBy(person, clock.GetUtcNow()).ToListAsync(ct);
        if (held.Count == 0 || await PairAsync(db.Mentorships.Where(m => m.Id == mentorshipId), ct) is not { } pair) return null;
        bool Covers(Delegation d, Enrolment.ParticipantEnrolment e) => d.PersonId == e.PersonId && (d.EnrolmentId is null || d.EnrolmentId == e.Id) && e.WithdrawnAt is null;
        var whom = held.Exists(d => Covers(d, pair.Mentee)) ? pair.Mentee.PersonId : held.Exists(d => Covers(d, pair.Mentor)) ? pair.Mentor.PersonId : (Guid?)null;
        return whom is { } id && await SessionAsync(mentorshipId, sessionId, ct) is { } session ? new(session, OwnSpace.Of(pair, id), true) : null;
    }

    private static Task<Mentorship?> PairAsync(IQueryable<Mentorship> pairs, CancellationToken ct) => pairs.AsNoTracking().WithBoth().SingleOrDefaultAsync(ct);

    private Task<Session?> SessionAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) =>
        db.Sessions.Include(s => s.Moves).Include(s => s.Replies).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == sessionId && s.MentorshipId == mentorshipId, ct);
}
