namespace Upward.Web.Features.Demo.Plan;

/// <summary>What people of the demo know and want, in the names of the built-in taxonomy and of the profile's own goals.</summary>
public static class DemoTopics
{
    /// <summary>What juniors teach, by theme.</summary>
    public static IReadOnlyDictionary<string, string[]> Themes { get; } = new Dictionary<string, string[]>
    {
        ["ai"] = ["AI basics", "Writing good prompts", "AI in daily work", "Checking what AI says", "Responsible AI", "Finding uses for AI", "AI agents", "AI rules and law"],
        ["data"] = ["Reading charts and figures", "Dashboards", "Telling stories with data", "Python for analysis", "Measuring what matters", "Experiments and A/B tests", "Statistics"],
        ["tools"] = ["Automating small tasks", "Chat and channels at work", "Digital whiteboards", "Shared documents", "Task boards", "Building apps without code", "Taming e-mail", "Video calls that work"],
        ["tech"] = ["How software is made", "Agile working", "Cloud platforms", "Open source", "Technology trends", "Programming basics", "DevOps"],
        ["security"] = ["Cyber security", "Passwords and passkeys", "Safe clicking", "Personal data and privacy", "Spotting false information"],
        ["social"] = ["LinkedIn presence", "TikTok and short video", "Instagram and pictures", "Making videos with a phone", "Online communities", "Writing for the web", "Podcasts", "Informal tone online"],
        ["customers"] = ["Young customers", "Customer journeys", "Interviews with users", "Online shopping", "Brands and purpose", "Subscription models", "Start-up scene", "Trend spotting"],
        ["inclusion"] = ["Everyday inclusion", "LGBT+ at work", "Ethnicity and racism", "Bias in decisions", "Microaggressions", "Being an ally", "Inclusive language", "Generations at work", "Working across cultures"],
        ["climate"] = ["Climate basics", "Carbon footprint", "Sustainability reporting", "Circular economy", "Sustainable travel", "What young people expect of employers"],
        ["health"] = ["Mental health", "Hidden disabilities", "Accessible documents", "Stress and recovery", "Flexible working time", "Neurodiversity"],
        ["design"] = ["User experience", "Design thinking", "Prototyping", "Service design", "Graphic design", "Storytelling"],
        ["ways"] = ["Remote and hybrid work", "Facilitating workshops", "Self-organised teams", "Working without meetings", "Learning from mistakes", "Crowdsourcing ideas", "Knowledge sharing"],
    };

    /// <summary>What comes back: seniors offer it, juniors want it.</summary>
    public static IReadOnlyList<string> FromAbove { get; } =
    [
        "Strategy", "Reading a balance sheet", "How our organisation works", "Stakeholders", "Decision making", "Negotiation", "Public speaking", "Leading people",
        "Career planning", "Being visible", "Networking", "Boards and governance", "Delegating", "Difficult conversations", "Change projects", "Business cases",
    ];

    public static IReadOnlyList<string> SharedGoals { get; } =
        ["Use AI with confidence", "Feel at home with digital tools", "Understand young customers", "Lead more inclusively", "Make hybrid work better", "Break down walls between departments"];

    public static IReadOnlyList<string> GoalsOfSeniors { get; } =
    [
        "Understand how younger colleagues work", "Be present on social media", "Hear what staff really think", "Change one habit as a leader",
        "Make one decision differently", "Keep talented people", "Make work more sustainable", "Listen better",
    ];

    public static IReadOnlyList<string> GoalsOfJuniors { get; } =
    [
        "See how senior decisions are made", "Understand strategy and finance", "Speak with confidence to leaders", "Build a network",
        "Plan the next career step", "Bring an idea to life", "Lead without a title", "Make work more sustainable",
    ];

    public static IReadOnlyList<string> Interests { get; } =
    [
        "Art and museums", "Baking and cooking", "Board games", "Books", "Camping and hiking", "Chess", "Cinema", "Climbing", "Coffee and tea", "Cricket", "Cycling", "Dance",
        "Family life", "Football", "Gardening", "History", "Languages", "Making music", "Live music", "Pets", "Photography", "Podcasts", "Running", "Science", "Swimming",
        "Technology", "Theatre", "Travel", "Video games", "Winter sports", "Yoga",
    ];

    /// <summary>Evidence for levels 2, 3 and 4; level 1 needs none.</summary>
    public static IReadOnlyList<string[]> Evidence { get; } =
    [
        ["I use it every week.", "Part of my daily work since last year.", "My last two projects were built on it.", "I do this for my team.", "Learnt at university, used here since."],
        ["Gave a lunch session on it in spring.", "I show it to everybody who joins our team.", "Wrote our team's guide.", "Ran two workshops last year.", "I taught it to my former team."],
        ["Other departments ask me for it.", "I lead our community on it.", "Spoke about it at a conference.", "I run the monthly open hour on it."],
    ];
}
