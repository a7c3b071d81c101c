using Upward.Web.Features.Matching;

namespace Upward.Web.Features.Demo.Plan;

/// <summary>
/// The demo as it will be, before anything is stored: a pure function of its seed, the same on any machine. 240 people,
/// one programme that runs and one that waits on the board.
/// </summary>
public sealed record DemoPlan
{
    public const ulong DefaultSeed = 240;
    public const int EarlyPairs = 10, EarlyAccepted = 8, PublishedPairs = 40;

    public required ulong Seed { get; init; }
    public required IReadOnlyList<DemoPerson> People { get; init; }
    /// <summary>Number of the person whose seat the account takes.</summary>
    public required int Organiser { get; init; }
    public required DemoProgramme FreshEyes { get; init; }
    public required DemoProgramme DigitalCompass { get; init; }
    /// <summary>The answers of the first, small round of Fresh Eyes, and of its second one: in the order of the pairs.</summary>
    public required IReadOnlyList<DemoAnswer> EarlyAnswers { get; init; }
    public required IReadOnlyList<DemoAnswer> Answers { get; init; }

    public static DemoPlan Make(ulong seed)
    {
        var tree = new DemoTree(seed);
        var people = tree.Grow();
        var casting = new DemoCasting(seed, people, tree.Organiser);
        var random = SeededRandom.For(seed, "answers");
        return new()
        {
            Seed = seed,
            People = people,
            Organiser = tree.Organiser,
            DigitalCompass = casting.DigitalCompass(),
            FreshEyes = casting.FreshEyes(),
            EarlyAnswers = random.Shuffled([.. Times(DemoAnswer.BothAccepted, EarlyAccepted), DemoAnswer.ClosedByDecline, DemoAnswer.ClosedByLapse]),
            Answers = random.Shuffled(
            [
                .. Times(DemoAnswer.BothAccepted, 18), .. Times(DemoAnswer.OnlyMentorAccepted, 4), .. Times(DemoAnswer.OnlyMenteeAccepted, 4),
                .. Times(DemoAnswer.OnlyMentorDeclined, 1), .. Times(DemoAnswer.OnlyMenteeDeclined, 1), .. Times(DemoAnswer.Nobody, 7), .. Times(DemoAnswer.ClosedByDecline, 5),
            ]),
        };
    }

    private static IEnumerable<DemoAnswer> Times(DemoAnswer answer, int count) => Enumerable.Repeat(answer, count);
}
