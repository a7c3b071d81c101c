namespace Upward.Web.Features.Curriculum.Needs;

/// <summary>One group of lines on the page: a domain, or the programme's topics.</summary>
/// <param name="Key">The text needs.domain.KEY.</param>
/// <param name="Items">A line of a domain is the text needs.item.KEY; a topic is "topic:KEY".</param>
public sealed record NeedsDomain(string Key, IReadOnlyList<string> Items);

/// <summary>What the needs assessment asks: five domains of technology, and the topics of this programme.</summary>
public static class NeedsItems
{
    public const string TopicPrefix = "topic:";
    public const string Topics = "topics";

    /// <summary>After the five domains that reverse mentoring of technology is assessed by.</summary>
    public static IReadOnlyList<NeedsDomain> Domains { get; } =
    [
        new("devices", ["devices-everyday", "devices-trouble", "devices-safe"]),
        new("network", ["network-video", "network-chat", "network-social"]),
        new("finding", ["finding-search", "finding-own", "finding-ai"]),
        new("sharing", ["sharing-together", "sharing-rights", "sharing-plan"]),
        new("media", ["media-pictures", "media-slides", "media-access"]),
    ];

    /// <summary>Topics without a unit are no use to ask for, apart from the programme's own: somebody thought of them for a reason.</summary>
    public static IReadOnlyList<NeedsDomain> Of(CurriculumPlan plan) =>
    [
        .. Domains,
        new(Topics, [.. plan.Branches.SelectMany(b => b.Topics.Where(t => b.Key == TopicTree.Own || !TopicTree.NotAsked.Contains(t.Key) && t.Units.Any(u => u.IsShown))).Select(t => TopicPrefix + t.Key)]),
    ];

    public static string TopicOf(string item) => item[TopicPrefix.Length..];
    public static bool IsTopic(string item) => item.StartsWith(TopicPrefix, StringComparison.Ordinal);
}
