using Upward.Web.Data;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;

namespace Upward.Web.Features.Training;

/// <summary>Open; being looked at by the contact; closed by the contact; taken back by whoever asked.</summary>
public enum HelpState { Open, Accepted, Closed, Withdrawn }

/// <summary>Help: a word in confidence. Mediation: a talk of three, if the other wants it too.</summary>
public enum HelpKind { Help, Mediation }

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
    public HelpKind Kind { get; private set; }
    public string Text { get; private set; } = "";
    /// <summary>What the two have written to each other since; gone when it is closed.</summary>
    public List<HelpMessage> Messages { get; private set; } = [];
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    /// <summary>Who closed it: the contact, or the one who asked.</summary>
    public Guid? ClosedById { get; private set; }
    public int Version { get; private set; }

    public HelpState State => ClosedAt is not null ? (ClosedById == FromId ? HelpState.Withdrawn : HelpState.Closed) : AcceptedAt is not null ? HelpState.Accepted : HelpState.Open;

    public static HelpRequest Ask(Guid organisationId, Guid programmeId, Guid from, Guid contact, string text, DateTimeOffset now, HelpKind kind = HelpKind.Help) => new()
    {
        // Not by the clock: in a list of ids the order must not tell who asked first.
        Id = Guid.NewGuid(), OrganisationId = organisationId, ProgrammeId = programmeId, FromId = from, ContactId = contact, Text = text, AskedAt = now, Kind = kind,
    };

    public Outcome Accept(DateTimeOffset now)
    {
        if (State != HelpState.Open) return Outcome.Refused("mediation.refused.notOpen");
        (AcceptedAt, Version) = (now, Version + 1);
        return Outcome.Done;
    }

    /// <summary>A word of either of the two. The contact's first word takes it on.</summary>
    public Outcome<HelpMessage> Say(Guid by, string text, DateTimeOffset now)
    {
        if (ClosedAt is not null) return Outcome.Refused("mediation.refused.closed");
        var message = HelpMessage.Of(this, by == ContactId, text, now);
        Messages.Add(message);
        if (by == ContactId) AcceptedAt ??= now;
        Version++;
        return message;
    }

    /// <summary>With the messages: their words go too.</summary>
    public Outcome Close(Guid by, DateTimeOffset now)
    {
        Messages.Clear();
        if (ClosedAt is not null) return Outcome.Refused("mediation.refused.closed");
        (ClosedAt, ClosedById, Text, Version) = (now, by, "", Version + 1);
        return Outcome.Done;
    }
}

/// <summary>One message between who asked and the contact.</summary>
public sealed class HelpMessage : IBelongToOrganisation
{
    private HelpMessage() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid RequestId { get; private set; }
    public bool ByContact { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public static HelpMessage Of(HelpRequest request, bool byContact, string text, DateTimeOffset now) =>
        new() { Id = Guid.NewGuid(), OrganisationId = request.OrganisationId, RequestId = request.Id, ByContact = byContact, Text = text, At = now };
}

public static class HelpRequestAccess
{
    /// <summary>One's own.</summary>
    public static IQueryable<HelpRequest> AskedBy(this IQueryable<HelpRequest> requests, CurrentPerson person) => requests.Where(r => r.FromId == person.Id);

    /// <summary>What was sent to this person, as long as they are the programme's neutral contact.</summary>
    public static IQueryable<HelpRequest> AskedOf(this IQueryable<HelpRequest> requests, CurrentPerson person, AppDb db) => requests.Where(r => r.ContactId == person.Id
        && db.TeamMembers.Any(m => m.ProgrammeId == r.ProgrammeId && m.PersonId == person.Id && m.Role == TeamRole.NeutralContact && m.EndedAt == null));
}
