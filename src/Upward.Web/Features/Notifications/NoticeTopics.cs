namespace Upward.Web.Features.Notifications;

/// <summary>
/// Which mails may wait or be turned off, by topic. A kind that stands in none of them has to arrive at once: somebody waits for an answer, or it
/// is about their account, their safety or their place. The texts of a topic: notice.topic.KEY.
/// </summary>
public static class NoticeTopics
{
    public const string Digest = "digest";

    private static readonly Dictionary<string, string[]> Kinds = new(StringComparer.Ordinal)
    {
        ["messages"] = ["message-waiting", "message-waiting-reply", "message-unanswered", "circle-message", "circle-message-reply"],
        ["agreement"] = ["agreement-handed-over", "agreement-signed", "agreement-in-force", "agreement-unsigned"],
        ["sessions"] = ["session-nodate", "session-often-off", "session-brief", "session-fit", "group-brief"],
        ["tables"] = ["table-open"],
        ["actions"] = ["action-due"],
        ["nudges"] = ["nudge-nodate", "nudge-agreement", "nudge-silent"],
        ["plan"] = ["plan-added", "goal-ours"],
        ["milestones"] = ["milestone-first-session", "milestone-half-way", "milestone-goal"],
        ["hours"] = ["hours-over"],
        ["training"] = ["training-reminder", "training-refresh", "ally-pledge"],
        ["recommendations"] = ["recommendation-written", "recommendation-thanked"],
    };

    private static readonly Dictionary<string, string> TopicOf = Kinds.SelectMany(t => t.Value.Select(kind => (kind, t.Key))).ToDictionary(x => x.kind, x => x.Key, StringComparer.Ordinal);

    /// <summary>An invitation to everybody at once is no reason to interrupt anybody: it comes with the mail of the day, unless they choose otherwise.</summary>
    private static readonly Dictionary<string, Delivery> Usual = new(StringComparer.Ordinal) { ["tables"] = Delivery.Daily };

    public static IReadOnlyCollection<string> All => Kinds.Keys;

    /// <summary>How it comes to who never chose.</summary>
    public static Delivery UsualOf(string topic) => Usual.GetValueOrDefault(topic, Delivery.AtOnce);

    /// <summary>Null: it has to arrive, at once.</summary>
    public static string? Of(string kind) => TopicOf.GetValueOrDefault(kind);
}
