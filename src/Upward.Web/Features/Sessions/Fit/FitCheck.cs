using Upward.Web.Platform;

namespace Upward.Web.Features.Sessions.Fit;

public enum Fit { Good, TooEarly, NotRight }

/// <summary>What one of the two answered to themselves after the first session. The partner and the programme never see it, nor that there is one.</summary>
public sealed class FitCheck : IBelongToOrganisation
{
    private FitCheck() { }

    public Guid MentorshipId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Fit Answer { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static FitCheck Of(Guid organisationId, Guid mentorshipId, Guid personId) => new() { OrganisationId = organisationId, MentorshipId = mentorshipId, PersonId = personId };

    public void Say(Fit answer, DateTimeOffset now) => (Answer, At) = (answer, now);
}
