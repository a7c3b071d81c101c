using Upward.Web.Platform;

namespace Upward.Web.Features.Enrolment;

public static class EnrolmentAccess
{
    /// <summary>Whose role, capacity and state this person may see and change: the participants of the programmes they run.</summary>
    public static IQueryable<ParticipantEnrolment> ManageableBy(this IQueryable<ParticipantEnrolment> enrolments, CurrentPerson person)
    {
        if (person.IsOrganisationAdmin) return enrolments;
        var managed = person.ManagedProgrammeIds.ToList();
        return enrolments.Where(e => managed.Contains(e.ProgrammeId));
    }

    /// <summary>
    /// Whose profile this person may read and fill in for them: those of programmes they were appointed to run. An
    /// organisation admin as such may not: the visibility table gives the talent profile to its owner and the programme manager.
    /// </summary>
    public static IQueryable<ParticipantEnrolment> WithProfileOpenTo(this IQueryable<ParticipantEnrolment> enrolments, CurrentPerson person)
    {
        var managed = person.ManagedProgrammeIds.ToList();
        return enrolments.Where(e => managed.Contains(e.ProgrammeId));
    }

    public static IQueryable<ParticipantEnrolment> OwnedBy(this IQueryable<ParticipantEnrolment> enrolments, CurrentPerson person) =>
        enrolments.Where(e => e.PersonId == person.Id && e.WithdrawnAt == null);

    /// <summary>The people whom a participant may wish for: the active ones of the other role.</summary>
    public static IQueryable<ParticipantEnrolment> PossiblePartnersOf(this IQueryable<ParticipantEnrolment> enrolments, ParticipantEnrolment one) =>
        enrolments.Where(e => e.ProgrammeId == one.ProgrammeId && e.Role != one.Role && e.WithdrawnAt == null && e.PersonId != one.PersonId);
}
