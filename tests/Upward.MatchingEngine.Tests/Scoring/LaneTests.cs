using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Scoring;

/// <summary>Registers of any width, and either side as rows, give the very same scores.</summary>
public class LaneTests
{
    [Theory]
    [InlineData(16, false)]
    [InlineData(32, false)]
    [InlineData(64, false)]
    [InlineData(16, true)]
    [InlineData(32, true)]
    [InlineData(64, true)]
    public void Vector_scores_equal_the_plain_second_scoring_on_every_pair(int width, bool transposed)
    {
        Assert.SkipWhen(width > ScoreCompiler.BestLaneWidth, $"This machine has no registers of {width} bytes.");
        for (var seed = 1; seed <= 12; seed++)
        {
            // 150 on a side: several blocks of lanes and a last one that is not full.
            EveryPair.ScoresAsPlainly(new RandomProgramme(seed, 40, 150).Build(), transposed, width, $"seed {seed}");
        }
    }

    [Fact]
    public void Criteria_without_a_vector_form_are_settled_one_by_one()
    {
        // 100 wanted topics of importance 3 are beyond a table of counts; 600 levels beyond rows of ready points.
        var random = new Random(5);
        IReadOnlyList<WantedTag>[] wanted = [.. Enumerable.Range(0, 600).Select(_ => (IReadOnlyList<WantedTag>)[.. Enumerable.Range(0, 100).Where(_ => random.Next(2) == 0).Select(t => new WantedTag(t, 3))])];
        IReadOnlyList<OfferedTag>[] offered = [.. Enumerable.Range(0, 40).Select(_ => (IReadOnlyList<OfferedTag>)[.. Enumerable.Range(0, 100).Where(_ => random.Next(3) == 0).Select(t => new OfferedTag(t))])];
        int?[] levels = [.. Enumerable.Range(0, 600).Select(i => (int?)i)], others = [.. Enumerable.Range(0, 40).Select(i => (int?)(i * 10))];
        var problem = MatchingProblem.Create(
            [.. Enumerable.Range(0, 600).Select(i => new Participant($"a{i}"))], [.. Enumerable.Range(0, 40).Select(j => new Participant($"b{j}"))],
            [new WeightedCoverage("skills", Side.Mentee, wanted, offered, 5000), new GapTable("gap", levels, others, [.. Enumerable.Range(0, 500)])],
            [new MinimumGap("above", levels, others, 3)]);
        var table = ScoreTable.Build(problem, TestContext.Current.CancellationToken);
        var (rules, scoring) = (new PlainRules(problem), new PlainScoring(problem));

        for (var i = 0; i < 600; i++)
        {
            for (var j = 0; j < 40; j++) Assert.Equal(rules.FirstBroken(i, j) < 0 ? scoring.Of(i)(j) : -1, table.Score(i, j));
        }
        Assert.True(Verifier.Check(problem, Matcher.Solve(problem, ct: TestContext.Current.CancellationToken), TestContext.Current.CancellationToken).Proven);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_answer()
    {
        var problem = new RandomProgramme(3, 300, 300, mostCapacity: 2).Build();
        var one = Matcher.Solve(problem, new SolveOptions { Threads = 1 }, TestContext.Current.CancellationToken);

        foreach (var threads in (int[])[2, 8])
        {
            var more = Matcher.Solve(problem, new SolveOptions { Threads = threads }, TestContext.Current.CancellationToken);
            Assert.Equal(one.Pairs, more.Pairs);
            Assert.Equal(one.Certificate!.MenteePrices, more.Certificate!.MenteePrices);
            Assert.Equal(one.Certificate.MentorPrices, more.Certificate.MentorPrices);
        }
    }
}
