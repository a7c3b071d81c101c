namespace Upward.Web.Features.Demo.Plan;

/// <summary>What the participants of the demo say about themselves, and what colleagues wrote about some mentors.</summary>
internal static class DemoTalents
{
    public static readonly string[] AskJuniors =
    [
        "Life on the night shift", "How a complaint travels through our systems", "Building something in a weekend", "Which of our forms people give up on",
        "Being the only one in the room", "What new starters say after two weeks", "Sign language at work", "Repairing instead of buying", "Running a stall at the careers fair",
    ];

    public static readonly string[] AskSeniors =
    [
        "Negotiating with a regulator", "Closing a site without losing its people", "Your first budget", "Coming back after a year of parental leave",
        "What a board paper really does", "Saying no to a customer", "Moving from expert to manager", "A project that failed, and what I kept from it",
    ];

    public static readonly string[] Education =
    [
        "Apprenticeship here, then evening classes in business studies.", "Mechanical engineering; most of what I use I learnt in the workshop.",
        "History, of all things. It taught me to read sources twice.", "No degree. Courses when there was a question to answer.",
        "Nursing, and later a diploma in data analysis.", "Economics by distance learning, with two small children.",
    ];

    public static readonly string[] Background =
    [
        "Grew up above my parents’ shop, so customers were always there before breakfast.", "Moved countries twice. I still count in the first language.",
        "Six years in a call centre before anybody asked me what the calls were about.", "Volunteer fire brigade since I was sixteen: short sentences when it matters.",
        "Started on the floor and still know most people there by name.", "Came from a charity where three people did everything.",
    ];

    public static readonly string[] OffLimits = ["My health", "My family", "Politics at home", "Salaries in my team"];

    public static readonly string[] Praise =
    [
        "When our new dashboard confused everybody, it was explained to three directors in ten minutes, without a single word they had to look up. They use it now.\n\nWhat I value most: asks first what the other person already does, and begins there.",
        "Patient in a way that I am not. Our trainees go there with the questions they would not put to me, and come back with an answer and the next question.",
        "Says what does not work, to anybody, and stays friendly. That is rarer than it should be.",
    ];
}
