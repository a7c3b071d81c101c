namespace Upward.Web.Features.Curriculum;

/// <summary>A branch of the tree with its topics. What each is called stands in the texts: curriculum.branch.KEY, curriculum.topic.KEY.</summary>
public sealed record Branch(string Key, IReadOnlyList<string> Topics);

/// <summary>
/// What may be taught, in the order in which it is offered until a programme orders it otherwise: people, customers and business
/// before technology, because the juniors of most programmes are asked for their tools and have far more to tell.
/// </summary>
public static class TopicTree
{
    /// <summary>The branch of the topics that a programme adds; it comes first.</summary>
    public const string Own = "own";

    public static IReadOnlyList<Branch> All { get; } =
    [
        new("culture", ["generations", "lgbt", "disability", "ethnicity", "mental-health"]),
        new("people", ["meeting", "motivation", "soft-skills"]),
        new("market", ["younger-customers", "sustainability", "products", "crowdsourcing"]),
        new("business", ["business"]),
        new("social", ["social-media"]),
        new("it", ["ai", "digital", "security"]),
    ];

    /// <summary>Topics whose need is asked for one by one in the five domains, that is no need at all, or that the mentee teaches.</summary>
    public static IReadOnlyList<string> NotAsked { get; } = ["ai", "digital", "security", "meeting", "business"];

    /// <summary>Units that belong together. A unit says in its file to which it belongs; its name is the text curriculum.pack.KEY.</summary>
    public static IReadOnlyList<string> Packs { get; } = ["first-meeting", "culture", "people", "market", "business", "social", "digital"];
}

/// <summary>Who leads through a unit.</summary>
public enum TaughtBy { Mentor, Mentee, Both }
