using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes;

/// <summary>The fact that a person runs a programme, since when and by whom.</summary>
public sealed class ProgrammeManager : IBelongToOrganisation
{
    private ProgrammeManager() { }

    public Guid ProgrammeId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public DateTimeOffset GrantedAt { get; private set; }
    public Guid? GrantedById { get; private set; }

    public static ProgrammeManager Grant(Guid organisationId, Guid programmeId, Guid personId, DateTimeOffset now, Guid? by) => new()
    {
        OrganisationId = organisationId, ProgrammeId = programmeId, PersonId = personId, GrantedAt = now, GrantedById = by,
    };
}
