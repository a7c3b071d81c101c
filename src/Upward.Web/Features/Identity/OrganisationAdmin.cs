using Upward.Web.Platform;

namespace Upward.Web.Features.Identity;

/// <summary>The fact that a person administers the organisation, since when and by whom.</summary>
public sealed class OrganisationAdmin : IBelongToOrganisation
{
    private OrganisationAdmin() { }

    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public DateTimeOffset GrantedAt { get; private set; }
    public Guid? GrantedById { get; private set; }

    public static OrganisationAdmin Grant(Guid organisationId, Guid personId, DateTimeOffset now, Guid? by) => new()
    {
        OrganisationId = organisationId, PersonId = personId, GrantedAt = now, GrantedById = by,
    };
}
