using Upward.Web.Data;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;

namespace Upward.Web.Features.Training;

public enum HelpState { Open, Accepted, Closed }

/// <summary>
/// Somebody asks the neutral contact to help with a difficulty. Its words are between the two: no manager, admin or export
/// reads them, nothing of it stands in the log, and they are gone when it is closed.
/// </summary>
public sealed class HelpRequest : IBelongToOrganisation
{
    public const int Longest = 1_000;

    private HelpRequest() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Guid FromId { get; private set; }
    public Guid ContactId { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    /// <summary>Who closed it: the contact, or the one who asked.</summary>
    public Guid? ClosedById { get; private set; }
    public int Version { get; private set; }

    public HelpState State => ClosedAt is not null ? HelpState.Closed : AcceptedAt is not null ? HelpState.Accepted : HelpState.Open;

    public static HelpRequest Ask(Guid organisationId, Guid programmeId, Guid from, Guid contact, string text, DateTimeOffset now) => new()
    {
        // Not by the clock: in a list of ids the order must not tell who asked first.
        Id = Guid.NewGuid(), OrganisationId = organisationId, ProgrammeId = programmeId, FromId = from, ContactId = contact, Text = text, AskedAt = now,
    };

    public Outcome Accept(DateTimeOffset now)
    {
        if (State != HelpState.Open) return Outcome.Refused("mediation.refused.notOpen");
        (AcceptedAt, Version) = (now, Version + 1);
        return Outcome.Done;
    }

    public Outcome Close(Guid by, DateTimeOffset now)
    {
        if (State == HelpState.Closed) return Outcome.Refused("mediation.refused.closed");
        (ClosedAt, ClosedById, Text, Version) = (now, by, "", Version + 1);
        return Outcome.Done;
    }
}

public static class HelpRequestAccess
{
    /// <summary>One's own.</summary>
    public static IQueryable<HelpRequest> AskedBy(this IQueryable<HelpRequest> requests, CurrentPerson person) => requests.Where(r => r.FromId == person.Id);

    /// <summary>What was sent to this person, as long as they are the programme's neutral contact.</summary>
    public static IQueryable<HelpRequest> AskedOf(this IQueryable<HelpRequest> requests, CurrentPerson person, AppDb db) => requests.Where(r => r.ContactId == person.Id
        && db.TeamMembers.Any(m => m.ProgrammeId == r.ProgrammeId && m.PersonId == person.Id && m.Role == TeamRole.NeutralContact && m.EndedAt == null));
}
