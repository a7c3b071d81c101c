using Upward.Web.Features.Enrolment;

namespace Upward.Web.Features.Demo.Plan;

/// <summary>What participants want and offer: juniors what their work has taught them, seniors what they have seen from above.</summary>
/// <param name="wanted">Themes that the programme's seniors ask for, more often the more often named.</param>
internal sealed class DemoProfiles(SeededRandom random, string[] wanted)
{
    private static readonly string[] Channels = ["", "video", "video", "video", "in-person", "phone", "chat"];
    private static readonly string[] Paces = ["", "", "short-often", "long-seldom"];
    private static readonly string[] Manners = ["", "", "direct", "gentle"];
    private int _told;

    public DemoParticipant Mentor(DemoPerson person, IReadOnlyList<string> strengths, bool early)
    {
        // Their department's strengths first, and one more theme of the programme, so that what is asked for is found.
        var themes = random.Some(strengths, 2).Append(random.Pick(wanted)).Distinct().ToList();
        var offers = random.Some(themes.SelectMany(t => random.Some(DemoTopics.Themes[t].Take(6), 4)).Distinct(), random.Between(6, 9));
        return new()
        {
            Person = person.Number, Role = ProgrammeRole.Mentor, Capacity = random.Chance(8) ? 2 : 1, Early = early,
            Offers = [.. offers.Select(skill => Offer(skill, random.Between(2, 4)))],
            Wants = Wants(random.Some(DemoTopics.FromAbove, random.Between(2, 3))),
            Goals = Goals(DemoTopics.GoalsOfJuniors), Interests = random.Some(DemoTopics.Interests, random.Between(2, 5)),
            Week = DemoWeek.Draw(random, person.Site), Communication = Manner(), SharesWants = random.Chance(40), Motivation = Why(DemoMotives.Mentor),
        };
    }

    public DemoParticipant Mentee(DemoPerson person, bool early)
    {
        var themes = random.Some(random.Shuffled(wanted).Distinct(), random.Between(1, 2));
        // Most ask for what most know: the first topics of a theme.
        var wants = random.Some(themes.SelectMany(t => random.Some(DemoTopics.Themes[t].Take(random.Chance(85) ? 5 : 9), 3)), random.Between(3, 4));
        return new()
        {
            Person = person.Number, Role = ProgrammeRole.Mentee, Early = early,
            Wants = Wants(wants),
            Offers = [.. random.Some(DemoTopics.FromAbove, random.Between(5, 7)).Select(skill => Offer(skill, random.Between(3, 4)))],
            Goals = Goals(DemoTopics.GoalsOfSeniors), Interests = random.Some(DemoTopics.Interests, random.Between(2, 4)),
            Week = DemoWeek.Draw(random, person.Site), Communication = Manner(), SharesWants = random.Chance(25), Motivation = Why(DemoMotives.Mentee),
        };
    }

    /// <summary>One of their own side's, and one or two that both sides share.</summary>
    private List<string> Goals(IReadOnlyList<string> own) => [.. random.Some(DemoTopics.SharedGoals, random.Between(1, 2)).Append(random.Pick(own)).Distinct()];

    /// <summary>The first is the most important one.</summary>
    private IReadOnlyList<DemoWant> Wants(List<string> skills) =>
        [.. skills.Select((skill, i) => new DemoWant(skill, i == 0 ? 3 : random.Between(1, 3), random.Chance(40) ? random.Between(2, 3) : 0))];

    private DemoOffer Offer(string skill, int level) =>
        new(skill, level, level >= 2 && random.Chance(45) ? random.Pick(DemoTopics.Evidence[level - 2]) : "");

    /// <summary>By how many came before, not drawn: what the others of the plan get stays as it is.</summary>
    private string Why(Dictionary<string, string[]> words) => (_told++ % 4) == 3 ? "" : words[Applications.FormQuestion.MotivationKey][_told % words[Applications.FormQuestion.MotivationKey].Length];

    private CommunicationPreferences Manner() => new() { Channel = random.Pick(Channels), Pace = random.Pick(Paces), Directness = random.Pick(Manners) };
}
