using Upward.Web.Platform;

namespace Upward.Web.Features.Mentorships;

/// <summary>
/// A pair that had ended before Upward knew of it, from a file. It stands with people and not with enrolments: who only took
/// part years ago does not become a participant again by it.
/// </summary>
public sealed class PastPair : IBelongToOrganisation
{
    public const int LongestName = 120, LongestEnding = 200;

    private PastPair() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    /// <summary>Whose manager brought it; they see it, and nobody else's manager does.</summary>
    public Guid ProgrammeId { get; private set; }
    public Guid ImportId { get; private set; }
    public Guid MentorPersonId { get; private set; }
    public Guid MenteePersonId { get; private set; }
    public DateOnly StartedOn { get; private set; }
    public DateOnly EndedOn { get; private set; }
    /// <summary>What its programme or cohort was called.</summary>
    public string CalledBefore { get; private set; } = "";
    public string Ending { get; private set; } = "";

    public static PastPair Of(Guid organisationId, Guid programmeId, Guid importId, Guid mentorPersonId, Guid menteePersonId, DateOnly startedOn, DateOnly endedOn, string calledBefore, string ending, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, ImportId = importId, MentorPersonId = mentorPersonId, MenteePersonId = menteePersonId,
        StartedOn = startedOn, EndedOn = endedOn, CalledBefore = calledBefore, Ending = ending,
    };
}
