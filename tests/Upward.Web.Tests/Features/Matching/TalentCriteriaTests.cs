using Upward.MatchingEngine;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Matching.Reasons;

namespace Upward.Web.Tests.Features.Matching;

/// <summary>The criteria that rest on the talent profile: points, reasons, and nobody who says nothing loses by it.</summary>
public sealed class TalentCriteriaTests
{
    private static readonly CriteriaSettings Nothing = new()
    {
        NeverInLineOfCommand = false, MinimumLevelGap = 0, SharedLanguage = false, MinimumSharedHours = 0, DifferentDepartment = false,
        SkillsWeight = 0, ReciprocalWeight = 0, GoalsWeight = 0, InterestsWeight = 0, DistanceWeight = 0, TimeZoneWeight = 0, LevelGapWeight = 0, WishesWeight = 0,
    };

    [Theory]
    [InlineData(4, 0, 30)]
    [InlineData(3, 0, 30)]
    [InlineData(1, 0, 10)]
    [InlineData(2, 2, 0)]
    [InlineData(0, 3, 0)]
    [InlineData(null, 0, 0)]
    public void A_mentee_who_has_been_here_longer_earns_by_bands(int? mentee, int? mentor, int points) =>
        Assert.Equal(points, Part(Nothing with { TenureWeight = 30 }, new() { Tenure = mentee }, new() { Tenure = mentor }).Points);

    [Theory]
    [InlineData(0, 2, 20)]
    [InlineData(2, 0, 20)]
    [InlineData(1, 2, 10)]
    [InlineData(2, 2, 0)]
    [InlineData(2, null, 0)]
    public void Generations_count_either_way_round_and_no_fact_names_them(int? mentee, int? mentor, int points)
    {
        var part = Part(Nothing with { GenerationWeight = 20 }, new() { Generation = mentee }, new() { Generation = mentor });
        Assert.Equal(points, part.Points);
        Assert.All(part.Facts.Keys, key => Assert.Equal("gap", key));
    }

    [Fact]
    public void Ways_of_talking_count_by_thirds()
    {
        var part = Part(Nothing with { StyleWeight = 30 }, new() { Styles = ["channel.video", "pace.short-often"] }, new() { Styles = ["channel.video", "pace.long-seldom", "directness.direct"] });
        Assert.Equal((10, "channel.video"), (part.Points, part.Facts["common"]));
    }

    [Fact]
    public void Reasons_in_the_same_words_earn_more_and_are_named_to_the_manager()
    {
        var settings = Nothing with { MotivationWeight = 100 };
        var alike = Part(settings, new() { Motivation = "I approve dashboards that I have never opened." }, new() { Motivation = "I build dashboards which nobody at the top has opened." });
        var apart = Part(settings, new() { Motivation = "I approve dashboards that I have never opened." }, new() { Motivation = "Speaking up before directors frightens me." });
        var silent = Part(settings, new() { Motivation = "I approve dashboards." }, new());
        Assert.True(alike.Points > apart.Points, $"{alike.Points} is not more than {apart.Points}");
        Assert.Contains("dashboards", alike.Facts["common"], StringComparison.Ordinal);
        Assert.Equal((0, "no"), (silent.Points, silent.Facts["known"]));
    }

    [Fact]
    public void A_programme_that_turned_nothing_on_gets_the_same_problem_as_before()
    {
        var said = new Candidate { EnrolmentId = Guid.NewGuid(), PersonId = Guid.NewGuid(), Tenure = 2, Generation = 1, Styles = ["channel.video"], Motivation = "Words" };
        Assert.Empty(CompileProblem.Of(Inputs(said, said with { EnrolmentId = Guid.NewGuid() }), Nothing, 1).Problem.Criteria);
    }

    private static ScorePart Part(CriteriaSettings settings, Someone mentee, Someone mentor) =>
        Assert.Single(ScoreParts.Of(CompileProblem.Of(Inputs(Of(mentee), Of(mentor)), settings, 1), settings, 0, 0));

    private sealed record Someone
    {
        public int? Tenure { get; init; }
        public int? Generation { get; init; }
        public IReadOnlyList<string> Styles { get; init; } = [];
        public string Motivation { get; init; } = "";
    }

    private static Candidate Of(Someone one) => new() { EnrolmentId = Guid.NewGuid(), PersonId = Guid.NewGuid(), Tenure = one.Tenure, Generation = one.Generation, Styles = one.Styles, Motivation = one.Motivation };

    private static MatchingInputs Inputs(Candidate mentee, Candidate mentor) =>
        new(new(2026, 3, 2), [mentee], [mentor], new OrgChart([]), [], new Dictionary<Guid, string>(), new HashSet<CandidatePair>(), new HashSet<CandidatePair>());
}
