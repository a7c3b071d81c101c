using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;

namespace Upward.Web.Features.Mentorships;

/// <summary>
/// A confirmed pair. Each side sits on a numbered seat, 1 to its capacity; a unique index on enrolment and seat keeps two
/// confirmations at the same moment from going over capacity.
/// </summary>
public sealed class Mentorship : IBelongToOrganisation
{
    private Mentorship() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Guid ProposalId { get; private set; }
    public Guid MentorEnrolmentId { get; private set; }
    public ParticipantEnrolment Mentor { get; private set; } = null!;
    public int? MentorSeat { get; private set; }
    public Guid MenteeEnrolmentId { get; private set; }
    public ParticipantEnrolment Mentee { get; private set; } = null!;
    public int? MenteeSeat { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public static Mentorship Confirm(Guid organisationId, Guid programmeId, Guid proposalId,
        Guid mentorEnrolmentId, int mentorSeat, Guid menteeEnrolmentId, int menteeSeat, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, ProposalId = proposalId,
        MentorEnrolmentId = mentorEnrolmentId, MentorSeat = mentorSeat, MenteeEnrolmentId = menteeEnrolmentId, MenteeSeat = menteeSeat, StartedAt = now,
    };

    /// <summary>Ends it and frees both seats.</summary>
    public void End(DateTimeOffset now) => (EndedAt, MentorSeat, MenteeSeat) = (now, null, null);
}
