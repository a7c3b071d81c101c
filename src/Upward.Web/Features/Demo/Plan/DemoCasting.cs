using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;

namespace Upward.Web.Features.Demo.Plan;

/// <summary>Who takes part in which programme. Nobody is in both.</summary>
internal sealed class DemoCasting(ulong seed, IReadOnlyList<DemoPerson> people, int organiser)
{
    private static readonly string[] ForCompass = ["ai", "ai", "ai", "ai", "data", "data", "tools", "tools", "tech", "security", "social", "design"];
    private static readonly string[] ForFreshEyes = ["customers", "customers", "customers", "social", "social", "inclusion", "inclusion", "climate", "health", "ways", "ai", "design"];

    private readonly HashSet<int> _cast = [organiser];
    private readonly SeededRandom _random = SeededRandom.For(seed, "casting");

    /// <summary>All chiefs and the chief executive learn; four seniors stay without a partner, each for another reason.</summary>
    public DemoProgramme DigitalCompass()
    {
        var oddLanguage = people.First(p => p.Title == "Japan and Korea lead");
        var oddHours = people.First(p => p.Title == "Contact centre lead");
        var unknownLevel = people.First(p => p.Rank == 0 && p.IsSenior);
        List<DemoPerson> seniors = [.. people.Where(p => p.Depth <= 2), oddLanguage, oddHours, unknownLevel];
        Cast(seniors);
        seniors.AddRange(Draw(p => p.Depth == 3, 15));
        seniors.AddRange(Draw(p => p.Depth == 4, 45 - seniors.Count));
        var juniors = Draw(p => p.Depth == 5, 52);

        var profiles = new DemoProfiles(SeededRandom.For(seed, "compass"), ForCompass);
        List<DemoParticipant> participants = [.. seniors.Select(p => profiles.Mentee(p, early: false)), .. juniors.Select(p => profiles.Mentor(p, StrengthsOf(p), early: false))];
        Change(participants, oddLanguage.Number, p => p with { Languages = ["ja"] });
        foreach (var junior in juniors.Where(p => p.Languages.Contains("ja"))) Change(participants, junior.Number, p => p with { Languages = [.. junior.Languages.Where(l => l != "ja")] });
        Change(participants, oddHours.Number, p => p with { Week = DemoWeek.SundayMornings() });
        AddWishesAndVetoes(participants, wishes: 14, vetoes: 3);
        return new()
        {
            Name = "Digital Compass", Preset = "hartford",
            Purpose = "Directors and heads learn from digital natives how AI, data and new tools change our work, and use it in one decision of their own.",
            Criteria = new CriteriaSettings { MinimumLevelGap = 2, MinimumSharedHours = 2 },
            Participants = participants,
            Exclusions = [.. _random.Some(juniors, 2).Zip(_random.Some(seniors.Skip(9), 2), (mentor, mentee) => (mentor.Number, mentee.Number))],
        };
    }

    /// <summary>As many seniors as pairs are to be published, besides those whose pair of the first round runs.</summary>
    public DemoProgramme FreshEyes()
    {
        var seniors = Draw(p => p.Depth == 3, 6);
        seniors.AddRange(Draw(p => p.Depth == 4, DemoPlan.PublishedPairs + DemoPlan.EarlyAccepted - seniors.Count));
        var juniors = Draw(p => p.Depth == 5, seniors.Count + 6);

        var profiles = new DemoProfiles(SeededRandom.For(seed, "fresh eyes"), ForFreshEyes);
        List<DemoParticipant> participants =
        [
            .. seniors.Select((p, i) => profiles.Mentee(p, early: i < DemoPlan.EarlyPairs)),
            .. juniors.Select((p, i) => profiles.Mentor(p, StrengthsOf(p), early: i < DemoPlan.EarlyPairs + 2)),
        ];
        AddWishesAndVetoes(participants, wishes: 10, vetoes: 2);
        return new()
        {
            Name = "Fresh Eyes", Preset = "standard",
            Purpose = "Leaders see our company with the eyes of younger colleagues and customers, and change one habit because of it.",
            Criteria = new CriteriaSettings(),
            Participants = participants,
        };
    }

    private List<DemoPerson> Draw(Func<DemoPerson, bool> which, int count)
    {
        var drawn = _random.Some(people.Where(p => which(p) && p.Rank > 0 && !_cast.Contains(p.Number)), count);
        Cast(drawn);
        return drawn;
    }

    private void Cast(IEnumerable<DemoPerson> chosen)
    {
        foreach (var person in chosen) _cast.Add(person.Number);
    }

    private static string[] StrengthsOf(DemoPerson person) =>
        DemoHouse.Divisions.SelectMany(d => d.Departments).Single(d => d.Name == person.Department).Strengths;

    private void AddWishesAndVetoes(List<DemoParticipant> participants, int wishes, int vetoes)
    {
        var chosen = _random.Some(participants.Select(p => p.Person), wishes + vetoes);
        for (var i = 0; i < chosen.Count; i++)
        {
            var own = participants.Single(p => p.Person == chosen[i]);
            var department = people[own.Person].Department;
            var others = participants.Where(p => p.Role != own.Role && people[p.Person].Department != department).Select(p => p.Person).ToList();
            Change(participants, own.Person, i < wishes
                ? p => p with { Wishes = _random.Some(others, _random.Between(1, 3)) }
                : p => p with { Vetoes = _random.Some(others, 1) });
        }
    }

    private static void Change(List<DemoParticipant> participants, int person, Func<DemoParticipant, DemoParticipant> change)
    {
        var i = participants.FindIndex(p => p.Person == person);
        participants[i] = change(participants[i]);
    }
}
