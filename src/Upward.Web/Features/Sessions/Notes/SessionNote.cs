using Upward.Web.Platform;

namespace Upward.Web.Features.Sessions;

/// <summary>Words that several may write into: whoever comes second is shown what the first wrote, and nothing is lost.</summary>
public abstract class KeptNote
{
    public const int Longest = 20_000;

    /// <summary>Markdown.</summary>
    public string Text { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid ChangedById { get; private set; }
    public int Version { get; private set; }

    /// <param name="text">All of it.</param>
    /// <param name="seen">The version that the writer's words come from; 0: none stood there yet.</param>
    /// <param name="by">Who writes.</param>
    /// <param name="now">When.</param>
    public Outcome Write(string text, int seen, Guid by, DateTimeOffset now)
    {
        var clean = text.ReplaceLineEndings("\n").TrimEnd();
        if (clean.Length > Longest) return Outcome.RefusedAt("Text", "refused.tooLong", ("max", Longest), ("length", clean.Length));
        if (clean == Text) return Outcome.Done;
        if (seen != Version) return Outcome.Refused("note.refused.conflict");
        (Text, ChangedAt, ChangedById) = (clean, now, by);
        Version++;
        return Outcome.Done;
    }
}

/// <summary>
/// What somebody noted about a session. A private note has an owner and is read by nobody else; a shared one has none and is
/// written by both. The two are rows of their own: no switch can turn one into the other by mistake.
/// </summary>
public sealed class SessionNote : KeptNote, IBelongToOrganisation
{
    private SessionNote() { }

    public Guid SessionId { get; private set; }
    /// <summary>Whose private note it is; empty: of both.</summary>
    public Guid OwnerId { get; private set; }
    public Guid OrganisationId { get; private set; }

    public bool IsShared => OwnerId == Guid.Empty;

    public static SessionNote Of(Session session, Guid? owner) => new() { SessionId = session.Id, OrganisationId = session.OrganisationId, OwnerId = owner ?? Guid.Empty };
}

/// <summary>What one of the two took away from a session; the other reads it.</summary>
public sealed class Learned : IBelongToOrganisation
{
    public const int Longest = 1000;

    private Learned() { }

    public Guid SessionId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public static Learned In(Session session, Guid personId) => new() { SessionId = session.Id, OrganisationId = session.OrganisationId, PersonId = personId };

    public Outcome Say(string text, DateTimeOffset now)
    {
        var clean = text.ReplaceLineEndings("\n").Trim();
        if (clean.Length > Longest) return Outcome.RefusedAt("Words", "refused.tooLong", ("max", Longest), ("length", clean.Length));
        (Text, At) = (clean, now);
        return Outcome.Done;
    }
}

/// <summary>The mail after a session: sent once, by whoever was first.</summary>
public sealed class FollowUp : IBelongToOrganisation
{
    public const int Longest = 8000;

    private FollowUp() { }

    public Guid SessionId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid SentById { get; private set; }
    public DateTimeOffset SentAt { get; private set; }

    public static FollowUp Of(Session session, Guid by, DateTimeOffset now) => new() { SessionId = session.Id, OrganisationId = session.OrganisationId, SentById = by, SentAt = now };
}
