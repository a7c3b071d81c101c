using Upward.Web.Platform;

namespace Upward.Web.Features.Diversity;

/// <summary>
/// What one person said to one question. A row of its own, apart from the profile, so that no list, export or search of
/// people can carry it along. Withdrawing deletes the row; nothing tells that it was there.
/// </summary>
public sealed class DiversityAnswer : IBelongToOrganisation
{
    private DiversityAnswer() { }

    public Guid PersonId { get; private set; }
    public Guid FieldId { get; private set; }
    public DiversityField Field { get; private set; } = null!;
    public Guid OrganisationId { get; private set; }
    public string Choice { get; private set; } = "";
    /// <summary>The person asks that matching uses it. Without this it is in no score.</summary>
    public bool ForMatching { get; private set; }
    /// <summary>A confirmed partner may read it.</summary>
    public bool ToPartner { get; private set; }

    public static DiversityAnswer By(Guid organisationId, Guid personId, Guid fieldId) => new() { OrganisationId = organisationId, PersonId = personId, FieldId = fieldId };

    public void Say(string choice, bool forMatching, bool toPartner) => (Choice, ForMatching, ToPartner) = (choice, forMatching, toPartner);
}
