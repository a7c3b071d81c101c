using Upward.MatchingEngine;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Matching.Reasons;

namespace Upward.Web.Tests.Features.Matching;

/// <summary>Importance × level: full points at the level asked for or above, half one level below, none further below.</summary>
public sealed class SkillLevelTests
{
    private static readonly Guid Podcasts = Guid.Parse("00000000-0000-0000-0000-00000000000a"), Prompts = Guid.Parse("00000000-0000-0000-0000-00000000000b");

    [Theory]
    [InlineData(3, 4, 40)]
    [InlineData(3, 3, 40)]
    [InlineData(3, 2, 20)]
    [InlineData(3, 1, 0)]
    [InlineData(4, 3, 20)]
    [InlineData(1, 1, 40)]
    [InlineData(0, 1, 40)]
    public void Points_follow_the_level(int wanted, int offered, int points) =>
        Assert.Equal(points, Assert.Single(Parts([new(Podcasts, 2, wanted)], [new(Podcasts, offered)])).Points);

    [Fact]
    public void Importance_weighs_what_the_level_leaves()
    {
        // Must-have one level below: 3 of 6 halves; nice-to-have in full: 2 of 2. Five of eight halves of 40 points.
        var part = Assert.Single(Parts([new(Podcasts, 3, 4), new(Prompts, 1, 1)], [new(Podcasts, 3), new(Prompts, 4)]));

        Assert.Equal(25, part.Points);
        Assert.Equal(("Prompts", "Podcasts"), (part.Facts["met"], part.Facts["nearly"]));
        Assert.DoesNotContain("missed", part.Facts.Keys);
    }

    [Fact]
    public void A_stored_round_of_the_first_compilation_reads_as_it_did()
    {
        var words = System.Text.Json.JsonSerializer.Deserialize<ProblemWords>("""{"Skills":["Podcasts","Prompts"]}""")!;

        var (met, nearly, missed) = SkillTags.Read(new CoverageFacts(Side.Mentee, [0], [1], 2, 3), words);

        Assert.Equal(1, words.Compilation);
        Assert.Equal(["Podcasts"], met);
        Assert.Equal(["Prompts"], missed);
        Assert.Empty(nearly);
    }

    private static List<ScorePart> Parts(IReadOnlyList<WantedSkill> wants, IReadOnlyList<OfferedSkill> offers)
    {
        var settings = new CriteriaSettings
        {
            NeverInLineOfCommand = false, MinimumLevelGap = 0, SharedLanguage = false, MinimumSharedHours = 0, DifferentDepartment = false,
            SkillsWeight = 40, ReciprocalWeight = 0, GoalsWeight = 0, InterestsWeight = 0, DistanceWeight = 0, TimeZoneWeight = 0, LevelGapWeight = 0, WishesWeight = 0,
        };
        var inputs = new MatchingInputs(new(2026, 3, 2), [new() { EnrolmentId = Guid.NewGuid(), PersonId = Guid.NewGuid(), Wants = wants }], [new() { EnrolmentId = Guid.NewGuid(), PersonId = Guid.NewGuid(), Offers = offers }],
            new OrgChart([]), [], new Dictionary<Guid, string> { [Podcasts] = "Podcasts", [Prompts] = "Prompts" }, new HashSet<CandidatePair>(), new HashSet<CandidatePair>());
        return ScoreParts.Of(CompileProblem.Of(inputs, settings, 1), settings, 0, 0);
    }
}
