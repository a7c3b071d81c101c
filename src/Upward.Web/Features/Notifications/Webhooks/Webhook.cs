using Upward.Web.Platform;

namespace Upward.Web.Features.Notifications.Webhooks;

public enum WebhookKind { Slack, Teams }

/// <summary>
/// Where somebody's chat takes a line of ours (an incoming webhook). Whoever knows the address can write there, so it is stored sealed and
/// never shown again. What fails makes the whole webhook pause, not one line: a chat that is down for an hour costs one try, however many lines wait.
/// </summary>
public sealed class Webhook : IBelongToOrganisation
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    private Webhook() { }

    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string SealedAddress { get; private set; } = "";
    /// <summary>The host alone, so that its owner knows which one it is.</summary>
    public string Host { get; private set; } = "";
    public WebhookKind Kind { get; private set; }
    /// <summary>What came before is not posted.</summary>
    public DateTimeOffset SetAt { get; private set; }
    /// <summary>When a line last arrived.</summary>
    public DateTimeOffset? LastAt { get; private set; }
    /// <summary>The key of a sentence; empty when the last line arrived.</summary>
    public string Problem { get; private set; } = "";
    public int FailedInARow { get; private set; }
    public DateTimeOffset? PausedUntil { get; private set; }
    public DateTimeOffset? OffSince { get; private set; }

    public static Webhook For(Guid organisationId, Guid personId) => new() { OrganisationId = organisationId, PersonId = personId };

    /// <summary>The first line has just arrived there.</summary>
    public void Point(string sealedAddress, string host, WebhookKind kind, DateTimeOffset now) =>
        (SealedAddress, Host, Kind, SetAt, LastAt, Problem, FailedInARow, PausedUntil, OffSince) = (sealedAddress, host, kind, now, now, "", 0, null, null);

    public void Arrived(DateTimeOffset now) => (LastAt, Problem, FailedInARow, PausedUntil) = (now, "", 0, null);

    /// <param name="problem">The key of a sentence.</param>
    /// <param name="gone">It was taken away over there: another try is of no use.</param>
    /// <param name="now">From here the pause is counted.</param>
    public void Fail(string problem, bool gone, DateTimeOffset now)
    {
        (Problem, FailedInARow) = (problem, FailedInARow + 1);
        var isOver = gone || FailedInARow > Pauses.Length;
        OffSince = isOver ? now : null;
        PausedUntil = isOver ? null : now + Pauses[FailedInARow - 1];
    }
}

/// <summary>That one notice is to be posted, or was. There is one for each notice at most, so none is posted twice.</summary>
public sealed class WebhookPost : IBelongToOrganisation
{
    private WebhookPost() { }

    public Guid NoticeId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid PersonId { get; private set; }
    /// <summary>When its reader wants to be told: at once, after their quiet hours, or on the morning of their digest.</summary>
    public DateTimeOffset DueAt { get; private set; }
    /// <summary>Moved on by whoever takes it, so that no second node posts it too.</summary>
    public DateTimeOffset NextTryAt { get; private set; }
    public int Tries { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    /// <summary>Left out: it is confidential, its topic is off, it was read meanwhile, it is too old, or its reader has left.</summary>
    public DateTimeOffset? LeftOutAt { get; private set; }

    public static WebhookPost Of(Guid organisationId, Guid personId, Guid noticeId, DateTimeOffset due) =>
        new() { OrganisationId = organisationId, PersonId = personId, NoticeId = noticeId, DueAt = due, NextTryAt = due };

    public void Sent(DateTimeOffset now) => SentAt = now;

    public WebhookPost LeaveOut(DateTimeOffset now)
    {
        LeftOutAt = now;
        return this;
    }
}
