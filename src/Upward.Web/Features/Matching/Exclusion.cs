using Upward.Web.Platform;

namespace Upward.Web.Features.Matching;

/// <summary>Two people whom the programme manager keeps apart in one programme.</summary>
public sealed class Exclusion : IBelongToOrganisation
{
    private Exclusion() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Guid MentorPersonId { get; private set; }
    public Guid MenteePersonId { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public Guid? AddedById { get; private set; }

    public static Exclusion Between(Guid organisationId, Guid programmeId, Guid mentorPersonId, Guid menteePersonId, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId,
        MentorPersonId = mentorPersonId, MenteePersonId = menteePersonId, AddedAt = now, AddedById = by,
    };
}
