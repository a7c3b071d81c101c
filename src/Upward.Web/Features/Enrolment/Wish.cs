using Upward.Web.Platform;

namespace Upward.Web.Features.Enrolment;

/// <summary>A partner whom a participant ranked: 1 is the first choice.</summary>
public sealed class Wish : IBelongToOrganisation
{
    private Wish() { }
    public Wish(Guid organisationId, Guid enrolmentId, Guid partnerEnrolmentId, int rank) =>
        (OrganisationId, EnrolmentId, PartnerEnrolmentId, Rank) = (organisationId, enrolmentId, partnerEnrolmentId, rank);

    public Guid OrganisationId { get; private set; }
    public Guid EnrolmentId { get; private set; }
    public Guid PartnerEnrolmentId { get; private set; }
    public int Rank { get; private set; }

    public void Rerank(int rank) => Rank = rank;
}

/// <summary>
/// A person whom a participant must not be paired with. Private: only its author sees it. It is never counted, named or
/// given as a cause; where it bites, the text is "not possible".
/// </summary>
public sealed class Veto : IBelongToOrganisation
{
    private Veto() { }
    public Veto(Guid organisationId, Guid enrolmentId, Guid personId, DateTimeOffset now) =>
        (OrganisationId, EnrolmentId, PersonId, AddedAt) = (organisationId, enrolmentId, personId, now);

    public Guid OrganisationId { get; private set; }
    public Guid EnrolmentId { get; private set; }
    public Guid PersonId { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
}
