using Upward.Web.Features.Sessions;
using Upward.Web.Platform;

namespace Upward.Web.Features.Circles;

/// <summary>The one note of a group session, written by those who were at it.</summary>
public sealed class GroupNote : KeptNote, IBelongToOrganisation
{
    private GroupNote() { }

    public Guid GroupSessionId { get; private set; }
    public Guid OrganisationId { get; private set; }

    public static GroupNote Of(GroupSession session) => new() { GroupSessionId = session.Id, OrganisationId = session.OrganisationId };
}

/// <summary>Something that one of a circle, or all of them, will do until a day.</summary>
public sealed class CircleAction : KeptAction, IBelongToOrganisation
{
    private CircleAction() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid CircleId { get; private set; }
    /// <summary>Null: all of them.</summary>
    public Guid? OwnerId { get; private set; }

    public static Outcome<CircleAction> Add(Guid organisationId, Guid circleId, string text, Guid? owner, DateOnly? due, Guid by, DateTimeOffset now)
    {
        var action = new CircleAction { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, CircleId = circleId, OwnerId = owner };
        var outcome = action.Say(text, due, by, now);
        return outcome.Succeeded ? action : outcome;
    }
}
