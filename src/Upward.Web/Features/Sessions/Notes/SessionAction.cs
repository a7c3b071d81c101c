using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;

namespace Upward.Web.Features.Sessions;

/// <summary>Something that will be done until a day, and whether it was.</summary>
public abstract class KeptAction
{
    public const int Longest = 300, MostOpen = 50;

    public string Text { get; private set; } = "";
    public DateOnly? DueOn { get; private set; }
    public Guid AddedById { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public Guid? DoneById { get; private set; }

    protected Outcome Say(string text, DateOnly? due, Guid by, DateTimeOffset now)
    {
        var clean = text.ReplaceLineEndings(" ").Trim();
        if (clean.Length == 0) return Outcome.RefusedAt("Action", "action.refused.empty");
        if (clean.Length > Longest) return Outcome.RefusedAt("Action", "refused.tooLong", ("max", Longest), ("length", clean.Length));
        (Text, DueOn, AddedById, AddedAt) = (clean, due, by, now);
        return Outcome.Done;
    }

    public void Mark(bool done, Guid by, DateTimeOffset now) => (DoneAt, DoneById) = (done ? DoneAt ?? now : null, done ? DoneById ?? by : null);
}

/// <summary>Something one of the two, or both, will do until a day. It belongs to the pair, and remembers the session it came from.</summary>
public sealed class SessionAction : KeptAction, IBelongToOrganisation
{
    private SessionAction() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid MentorshipId { get; private set; }
    public Guid SessionId { get; private set; }
    /// <summary>Null: both.</summary>
    public ProgrammeRole? Owner { get; private set; }

    public static Outcome<SessionAction> Add(Session session, string text, ProgrammeRole? owner, DateOnly? due, Guid by, DateTimeOffset now)
    {
        var action = new SessionAction { Id = Guid.CreateVersion7(now), OrganisationId = session.OrganisationId, MentorshipId = session.MentorshipId, SessionId = session.Id, Owner = owner };
        var outcome = action.Say(text, due, by, now);
        return outcome.Succeeded ? action : outcome;
    }
}
