using Upward.Web.Platform;

namespace Upward.Web.Features.Sessions.Preparing;

/// <summary>Something that should be at hand when the two meet (R249): a laptop, the phone the question is about, a page to read before.</summary>
public sealed class SessionNeed : IBelongToOrganisation
{
    public const int Longest = 160, MostOfSession = 30;

    private SessionNeed() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid SessionId { get; private set; }
    public string Text { get; private set; } = "";
    public Guid AddedById { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public DateTimeOffset? ReadyAt { get; private set; }
    public Guid? ReadyById { get; private set; }

    public static string Clean(string text) => text.ReplaceLineEndings(" ").Trim();

    public static Outcome<SessionNeed> Add(Session session, string text, Guid by, DateTimeOffset now)
    {
        var clean = Clean(text);
        if (clean.Length == 0) return Outcome.RefusedAt("Need", "need.refused.empty");
        if (clean.Length > Longest) return Outcome.RefusedAt("Need", "refused.tooLong", ("max", Longest), ("length", clean.Length));
        return new SessionNeed { Id = Guid.CreateVersion7(now), OrganisationId = session.OrganisationId, SessionId = session.Id, Text = clean, AddedById = by, AddedAt = now };
    }

    public void Tick(bool ready, Guid by, DateTimeOffset now) => (ReadyAt, ReadyById) = (ready ? ReadyAt ?? now : null, ready ? ReadyById ?? by : null);
}
