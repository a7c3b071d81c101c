using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Skills;

namespace Upward.Web.Tests.Features.Demo;

public sealed class DemoPlanTests
{
    public static TheoryData<ulong> Seeds => [DemoPlan.DefaultSeed, 1, 7, 20_260_921, ulong.MaxValue];

    private static readonly HashSet<string> Skills = [.. BuiltInSkills.All.Select(s => s.Name)];

    [Theory, MemberData(nameof(Seeds))]
    public void Holds_240_people_in_five_levels_without_a_circle(ulong seed)
    {
        var people = DemoPlan.Make(seed).People;

        Assert.Equal(240, people.Count);
        Assert.Equal([1, 8, 24, 73, 134], people.GroupBy(p => p.Depth).OrderBy(g => g.Key).Select(g => g.Count()));
        Assert.Equal(Enumerable.Range(0, 240), people.Select(p => p.Number));
        Assert.Equal(1, people.Count(p => p.Manager is null));
        foreach (var person in people.Where(p => p.Manager is not null))
        {
            // To a smaller number and one level up: a circle cannot be.
            Assert.InRange(person.Manager!.Value, 0, person.Number - 1);
            Assert.Equal(person.Depth - 1, people[person.Manager.Value].Depth);
            Assert.All(person.DottedManagers, d => Assert.True(people[d].Depth < person.Depth && d != person.Manager));
        }
        Assert.InRange(people.Count(p => p.DottedManagers.Count > 0), 10, 30);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Names_come_from_many_countries_and_are_told_apart(ulong seed)
    {
        var people = DemoPlan.Make(seed).People;

        Assert.Equal(240, people.Select(p => p.Email.ToUpperInvariant()).Distinct().Count());
        Assert.Equal(240, people.Select(p => p.Name).Distinct().Count());
        Assert.Equal(240, people.Select(p => p.EmployeeId).Distinct().Count());
        Assert.All(people, p => Assert.Matches(@"^[a-z-]+(\.[a-z])?\.[a-z-]+@harbourvale\.example$", p.Email));
        Assert.InRange(people.Select(p => p.Site.Country).Distinct().Count(), 10, 12);
        // Whoever is written in another script has a name in Latin letters beside it, and nobody else.
        Assert.All(people, p => Assert.Equal(p.Name.Any(c => c > 0x36F && c is not (>= '\u1E00' and <= '\u1EFF')), p.PreferredName.Length > 0));
        Assert.InRange(people.Count(p => p.PreferredName.Length > 0), 8, 60);
        foreach (var (first, last) in new[] { ('\u0400', '\u04FF'), ('\u0600', '\u06FF'), ('\u4E00', '\u9FFF') })
            Assert.Contains(people, p => p.Name.Any(c => c >= first && c <= last));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Every_zone_is_known(ulong seed) =>
        Assert.All(DemoPlan.Make(seed).People, p => Assert.NotNull(NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(p.Site.TimeZone)));

    [Theory, MemberData(nameof(Seeds))]
    public void Seniors_learn_and_juniors_teach_and_nobody_is_in_both_programmes(ulong seed)
    {
        var plan = DemoPlan.Make(seed);

        Assert.Equal(45, plan.DigitalCompass.Participants.Count(p => p.Role == ProgrammeRole.Mentee));
        Assert.Equal(52, plan.DigitalCompass.Participants.Count(p => p.Role == ProgrammeRole.Mentor));
        Assert.Equal(DemoPlan.PublishedPairs + DemoPlan.EarlyAccepted, plan.FreshEyes.Participants.Count(p => p.Role == ProgrammeRole.Mentee));
        var all = plan.FreshEyes.Participants.Concat(plan.DigitalCompass.Participants).ToList();
        Assert.Equal(all.Count, all.Select(p => p.Person).Distinct().Count());
        Assert.DoesNotContain(all, p => p.Person == plan.Organiser);
        Assert.All(all, p => Assert.Equal(p.Role == ProgrammeRole.Mentee, plan.People[p.Person].IsSenior));
        Assert.InRange(all.Count(p => p.Vetoes.Count > 0), 3, 8);
        Assert.All(all, p =>
        {
            Assert.InRange(p.Wants.Count, 2, 4);
            Assert.All(p.Wants.Select(w => w.Skill).Concat(p.Offers.Select(o => o.Skill)), s => Assert.Contains(s, Skills));
            Assert.All(p.Goals, g => Assert.Contains(g, ProfileWords.Goals));
            Assert.All(p.Interests, i => Assert.Contains(i, ProfileWords.Interests));
            Assert.InRange(p.Offers.Count, 3, 9);
            Assert.True(WeeklyAvailability.IsWellFormed(p.Week));
            Assert.DoesNotContain(p.Wishes.Concat(p.Vetoes), other => all.Single(a => a.Person == other).Role == p.Role);
        });
    }

    [Fact]
    public void Answers_come_in_every_state()
    {
        var plan = DemoPlan.Make(DemoPlan.DefaultSeed);

        Assert.Equal(40, plan.Answers.Count);
        Assert.Equal(Enum.GetValues<DemoAnswer>(), plan.Answers.Concat(plan.EarlyAnswers).Distinct().Order());
        // A round whose answers are still awaited cannot have let any lapse.
        Assert.DoesNotContain(DemoAnswer.ClosedByLapse, plan.Answers);
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan_and_another_one_another()
    {
        Assert.Equal(HashOf(DemoPlan.Make(3)), HashOf(DemoPlan.Make(3)));
        Assert.NotEqual(HashOf(DemoPlan.Make(3)), HashOf(DemoPlan.Make(4)));
        // The plan of the pictures in the handbook. When it changes on purpose, so does this line.
        Assert.Equal("59c8a908691a56f5", HashOf(DemoPlan.Make(DemoPlan.DefaultSeed)));
    }

    private static string HashOf(DemoPlan plan) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(plan))))[..16];
}
