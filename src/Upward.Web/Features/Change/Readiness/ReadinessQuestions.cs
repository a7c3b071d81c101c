namespace Upward.Web.Features.Change;

/// <summary>The twelve statements, in our own words. Texts: change.readiness.q.KEY, the action when it is not true: change.readiness.act.KEY and .why.</summary>
public static class ReadinessQuestions
{
    public static IReadOnlyList<(string Area, IReadOnlyList<string> Keys)> Areas { get; } =
    [
        ("purpose", ["reason", "sponsor", "willing"]),
        ("trust", ["badNews", "disagree", "followed"]),
        ("time", ["hours", "lineManagers", "owner"]),
        ("safety", ["neutral", "sayNo", "burden"]),
    ];

    public static IReadOnlyList<string> Keys { get; } = [.. Areas.SelectMany(a => a.Keys)];

    /// <summary>Without these, people with less power can come to harm: not true or hardly true means to wait.</summary>
    public static IReadOnlySet<string> Needed { get; } = new HashSet<string> { "neutral", "sayNo", "sponsor" };
}
