using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Notifications.Webhooks;

public enum WebhookKind { Slack, Teams }

/// <summary>
/// Where a chat takes a line of ours (an incoming webhook): somebody's own, or a programme's channel that many read. Whoever knows the address
/// can write there, so it is stored sealed and never shown again. What fails makes the whole webhook pause, not one line: a chat that is down for an hour costs one try, however many lines wait.
/// </summary>
public sealed class Webhook : IBelongToOrganisation
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    private Webhook() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    /// <summary>Whose it is; null where it is a programme's.</summary>
    public Guid? PersonId { get; private set; }
    public Guid? ProgrammeId { get; private set; }
    /// <summary>What a programme has posted there. A person chooses by topic, as for mails.</summary>
    public List<ProgrammeNews> News { get; private set; } = [];
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

    /// <summary>One name for all failures since a line last arrived: its owner is told once that it was given up.</summary>
    public string Streak => $"{PersonId ?? ProgrammeId:N}:{(LastAt ?? SetAt).ToUnixTimeMilliseconds()}";

    public static Webhook For(Guid organisationId, Guid personId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, PersonId = personId };

    public static Webhook For(Programme programme, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), OrganisationId = programme.OrganisationId, ProgrammeId = programme.Id };

    /// <summary>The first line has just arrived there.</summary>
    public void Point(TriedAddress tried, DateTimeOffset now) =>
        (SealedAddress, Host, Kind, SetAt, LastAt, Problem, FailedInARow, PausedUntil, OffSince) = (tried.Sealed, tried.Host, tried.Kind, now, now, "", 0, null, null);

    public void Choose(IReadOnlyCollection<ProgrammeNews> news) => News = [.. news.Distinct().Order()];

    /// <summary>Where a line arrives, more can follow, also after we had given up.</summary>
    public void Arrived(DateTimeOffset now) => (LastAt, Problem, FailedInARow, PausedUntil, OffSince) = (now, "", 0, null, null);

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

/// <summary>That one thing is to be posted, or was. There is one for each at most, so nothing is posted twice.</summary>
public sealed class WebhookPost : IBelongToOrganisation
{
    public const int LongestKey = 100;

    private WebhookPost() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid WebhookId { get; private set; }
    /// <summary>What it says: a notice, or a programme's news (<see cref="NewsLine.Key"/>).</summary>
    public string Key { get; private set; } = "";
    /// <summary>With the notice it goes.</summary>
    public Guid? NoticeId { get; private set; }
    /// <summary>When its reader wants to be told: at once, after their quiet hours, or on the morning of their digest.</summary>
    public DateTimeOffset DueAt { get; private set; }
    /// <summary>Moved on by whoever takes it, so that no second node posts it too.</summary>
    public DateTimeOffset NextTryAt { get; private set; }
    public int Tries { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    /// <summary>Left out: it is confidential or withheld, not chosen, was read meanwhile, is too old or no longer so, or its reader has left.</summary>
    public DateTimeOffset? LeftOutAt { get; private set; }

    public static WebhookPost OfNotice(Webhook webhook, Guid noticeId, DateTimeOffset due) => Of(webhook, noticeId.ToString("N"), noticeId, due);

    public static WebhookPost OfNews(Webhook webhook, string key, DateTimeOffset due) => Of(webhook, key, null, due);

    public void Sent(DateTimeOffset now) => SentAt = now;

    public WebhookPost LeaveOut(DateTimeOffset now)
    {
        LeftOutAt = now;
        return this;
    }

    private static WebhookPost Of(Webhook webhook, string key, Guid? noticeId, DateTimeOffset due) =>
        new() { Id = Guid.CreateVersion7(due), OrganisationId = webhook.OrganisationId, WebhookId = webhook.Id, Key = key, NoticeId = noticeId, DueAt = due, NextTryAt = due };
}
