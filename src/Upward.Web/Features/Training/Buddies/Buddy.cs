using Upward.Web.Platform;

namespace Upward.Web.Features.Training;

/// <summary>A mentor who is willing to be a buddy of new mentors.</summary>
public sealed class BuddyOffer : IBelongToOrganisation
{
    private BuddyOffer() { }

    public Guid ProgrammeId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public DateTimeOffset OfferedAt { get; private set; }

    public static BuddyOffer Of(Guid organisationId, Guid programmeId, Guid personId, DateTimeOffset now) =>
        new() { OrganisationId = organisationId, ProgrammeId = programmeId, PersonId = personId, OfferedAt = now };
}

/// <summary>A new mentor and their buddy. One buddy at a time; when it ends, the row goes: nobody needs to know later.</summary>
public sealed class BuddyPair : IBelongToOrganisation
{
    /// <summary>A quarter of an hour before and after each session, for three people, is what somebody can give beside their own pair.</summary>
    public const int MostOfOne = 3;

    private BuddyPair() { }

    public Guid ProgrammeId { get; private set; }
    public Guid NewMentorId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid BuddyId { get; private set; }
    public DateTimeOffset Since { get; private set; }

    public static BuddyPair Of(Guid organisationId, Guid programmeId, Guid newMentor, Guid buddy, DateTimeOffset now) =>
        new() { OrganisationId = organisationId, ProgrammeId = programmeId, NewMentorId = newMentor, BuddyId = buddy, Since = now };
}

/// <summary>What of the practice session somebody has ticked for themselves. Nobody else sees it.</summary>
public sealed class Practice : IBelongToOrganisation
{
    public static readonly IReadOnlyList<string> Steps = ["inventory", "mentor", "mentee", "observer", "again", "lines"];

    private Practice() { }

    public Guid ProgrammeId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public List<string> Done { get; private set; } = [];
    public DateTimeOffset ChangedAt { get; private set; }

    public static Practice Of(Guid organisationId, Guid programmeId, Guid personId) => new() { OrganisationId = organisationId, ProgrammeId = programmeId, PersonId = personId };

    public void Tick(IEnumerable<string> done, DateTimeOffset now) => (Done, ChangedAt) = ([.. Steps.Intersect(done)], now);
}
