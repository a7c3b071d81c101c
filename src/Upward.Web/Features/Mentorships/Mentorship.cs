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
    /// <summary>Null for a pair that ran before Upward and came with a file.</summary>
    public Guid? ProposalId { get; private set; }
    /// <summary>The file that brought it.</summary>
    public Guid? ImportId { get; private set; }
    /// <summary>What its programme or cohort was called before, for a pair from a file.</summary>
    public string CalledBefore { get; private set; } = "";
    public Guid MentorEnrolmentId { get; private set; }
    public ParticipantEnrolment Mentor { get; private set; } = null!;
    public int? MentorSeat { get; private set; }
    public Guid MenteeEnrolmentId { get; private set; }
    public ParticipantEnrolment Mentee { get; private set; } = null!;
    public int? MenteeSeat { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    /// <summary>How it ended. Nothing says by whom, and nothing why.</summary>
    public MentorshipEnd? Ending { get; private set; }
    /// <summary>When both were told that what they wrote will soon be gone.</summary>
    public DateTimeOffset? ForgetWarnedAt { get; private set; }
    /// <summary>Since when the words of the two are gone.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }
    public DateTimeOffset? AgreementRemindedAt { get; private set; }

    public static Mentorship Confirm(Guid organisationId, Guid programmeId, Guid proposalId,
        Guid mentorEnrolmentId, int mentorSeat, Guid menteeEnrolmentId, int menteeSeat, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, ProposalId = proposalId,
        MentorEnrolmentId = mentorEnrolmentId, MentorSeat = mentorSeat, MenteeEnrolmentId = menteeEnrolmentId, MenteeSeat = menteeSeat, StartedAt = now,
    };

    /// <summary>A pair that has been running since before it was written down here.</summary>
    public static Mentorship Bring(Guid importId, ParticipantEnrolment mentor, int mentorSeat, ParticipantEnrolment mentee, int menteeSeat, string calledBefore, DateTimeOffset startedAt, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = mentor.OrganisationId, ProgrammeId = mentor.ProgrammeId, ImportId = importId, CalledBefore = calledBefore,
        MentorEnrolmentId = mentor.Id, MentorSeat = mentorSeat, MenteeEnrolmentId = mentee.Id, MenteeSeat = menteeSeat, StartedAt = startedAt,
    };

    public void RemindOfAgreement(DateTimeOffset now) => AgreementRemindedAt ??= now;

    /// <summary>Ends it and frees both seats.</summary>
    public void End(DateTimeOffset now, MentorshipEnd how = MentorshipEnd.Early) => (EndedAt, Ending, MentorSeat, MenteeSeat) = (now, how, null, null);

    public void WarnOfForgetting(DateTimeOffset now) => ForgetWarnedAt ??= now;
    public void Forget(DateTimeOffset now) => ForgottenAt ??= now;
}

/// <summary>Completed: both have looked back and closed it together. Early: everything else, whatever the cause.</summary>
public enum MentorshipEnd { Early, Completed }

public static class MentorshipAccess
{
    /// <summary>Running pairs of these two, whichever way round: what opens what partners share.</summary>
    public static IQueryable<Mentorship> RunningBetween(this IQueryable<Mentorship> mentorships, Guid one, Guid other) =>
        mentorships.Where(m => m.EndedAt == null && ((m.Mentor.PersonId == one && m.Mentee.PersonId == other) || (m.Mentee.PersonId == one && m.Mentor.PersonId == other)));
}
