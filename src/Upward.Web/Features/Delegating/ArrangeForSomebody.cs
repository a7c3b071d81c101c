using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Delegating;

/// <summary>
/// What a delegate may: state the weekly hours of the person they arrange meetings for, and see when they meet whom, to move it. The queries name the columns they read:
/// the person's name, the programme's name, the hours. Nothing else of the enrolment ever reaches them.
/// </summary>
[UseCase]
public sealed class ArrangeForSomebody(AppDb db, CurrentPerson person, AuditLog audit, TimeProvider clock)
{
    public sealed record Place(Guid EnrolmentId, Guid PersonId, string Name, string Programme, string Hours, DateTimeOffset Until);

    public async Task<IReadOnlyList<Place>> ShowAsync(CancellationToken ct)
    {
        // Named for one programme and for all: once is enough, with the later day.
        return [.. (await MineAsync(ct)).GroupBy(p => p.EnrolmentId).Select(g => g.MaxBy(p => p.Until)!).OrderBy(p => p.Name, StringComparer.CurrentCulture).ThenBy(p => p.Programme, StringComparer.CurrentCulture)];
    }

    public async Task<Outcome> StateHoursAsync(Guid enrolmentId, string hours, CancellationToken ct)
    {
        if ((await MineAsync(ct)).Find(p => p.EnrolmentId == enrolmentId) is not { } place) return Outcome.NotFound;
        var enrolment = await db.Enrolments.SingleAsync(e => e.Id == enrolmentId, ct);
        var outcome = enrolment.StateHours(hours, clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome;
        audit.Record("enrolment.hours.stated", "person", place.PersonId, place.Name, new { programme = place.Programme, by = "delegate" });
        return await db.SaveSeenAsync(ct);
    }

    public sealed record Meeting(Guid MentorshipId, Guid SessionId, Guid PersonId, DateTimeOffset StartsAt, string With);

    /// <summary>The sessions to come of those whose meetings this person arranges: when, and with whom.</summary>
    public async Task<IReadOnlyList<Meeting>> MeetingsAsync(CancellationToken ct)
    {
        var (now, places) = (clock.GetUtcNow(), await MineAsync(ct));
        var enrolments = places.Select(p => p.EnrolmentId).ToList();
        return (await db.Sessions.AsNoTracking().Where(s => s.CancelledAt == null && s.HeldSaidAt == null && s.StartsAt > now && s.Mentorship.EndedAt == null && (enrolments.Contains(s.Mentorship.MentorEnrolmentId) || enrolments.Contains(s.Mentorship.MenteeEnrolmentId)))
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(200).Select(s => new { s.MentorshipId, s.Id, s.StartsAt, Mentor = s.Mentorship.Mentor.Person.Name, s.Mentorship.Mentor.PersonId, Mentee = s.Mentorship.Mentee.Person.Name, MenteeId = s.Mentorship.Mentee.PersonId, s.Mentorship.MenteeEnrolmentId }).ToListAsync(ct))
            .ConvertAll(s => enrolments.Contains(s.MenteeEnrolmentId) ? new Meeting(s.MentorshipId, s.Id, s.MenteeId, s.StartsAt, s.Mentor) : new Meeting(s.MentorshipId, s.Id, s.PersonId, s.StartsAt, s.Mentee));
    }

    private Task<List<Place>> MineAsync(CancellationToken ct)
    {
        var held = db.Delegations.AsNoTracking().HeldBy(person, clock.GetUtcNow());
        return (
            from d in held
            from e in db.Enrolments.AsNoTracking()
            where e.PersonId == d.PersonId && e.WithdrawnAt == null && e.Person.LeftAt == null && (d.EnrolmentId == null || d.EnrolmentId == e.Id) && e.Programme.ClosedAt == null
            select new Place(e.Id, e.PersonId, e.Person.PreferredName != "" ? e.Person.PreferredName : e.Person.Name, e.Programme.Name, e.Availability, d.Until)).ToListAsync(ct);
    }
}
