using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Mentorships;

/// <summary>
/// Makes the mentorship of a proposal that both accepted, if both still have a place. Inside a transaction that holds the
/// locks of both enrolments; behind it a unique index on the seats refuses what the locks should never let through.
/// </summary>
[UseCase]
public sealed class ConfirmMentorship(AppDb db, AuditLog audit, TimeProvider clock)
{
    public async Task<bool> TryAsync(Proposal proposal, CancellationToken ct)
    {
        var sides = await db.Enrolments.Where(e => e.Id == proposal.MentorEnrolmentId || e.Id == proposal.MenteeEnrolmentId)
            .Include(e => e.Person).ToListAsync(ct);
        var mentor = sides.Single(e => e.Role == ProgrammeRole.Mentor);
        var mentee = sides.Single(e => e.Role == ProgrammeRole.Mentee);
        if (!sides.TrueForAll(e => e.IsActive && e.Person.IsActive)) return false;
        Guid[] both = [mentor.Id, mentee.Id];
        var seats = new Seats(await db.Mentorships.AsNoTracking().Where(m => m.EndedAt == null && (both.Contains(m.MentorEnrolmentId) || both.Contains(m.MenteeEnrolmentId))).ToListAsync(ct));
        var (mentorSeat, menteeSeat) = (seats.Take(mentor.Id), seats.Take(mentee.Id));
        if (mentorSeat > mentor.Capacity || menteeSeat > mentee.Capacity) return false;
        var mentorship = Mentorship.Confirm(db.OrganisationId, mentor.ProgrammeId, proposal.Id, mentor.Id, mentorSeat, mentee.Id, menteeSeat, clock.GetUtcNow());
        db.Mentorships.Add(mentorship);
        audit.Record("mentorship.confirmed", "mentorship", mentorship.Id, $"{mentee.Person.Name}, {mentor.Person.Name}");
        return true;
    }
}
