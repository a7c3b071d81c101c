using Upward.Web.Platform;

namespace Upward.Web.Features.People;

/// <summary>A second line of reporting. It counts for the rule "never in each other's line of command" like the solid one.</summary>
public sealed class DottedLine : IBelongToOrganisation
{
    private DottedLine() { }
    public DottedLine(Guid organisationId, Guid personId, Guid managerId) =>
        (OrganisationId, PersonId, ManagerId) = (organisationId, personId, managerId);

    public Guid OrganisationId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid ManagerId { get; private set; }
}
