using Upward.MatchingEngine.Formats;
using Upward.MatchingEngine.Tests.Scoring;
using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Text;

/// <summary>Criteria over texts and vectors among all the others: scored, solved, stored and proven like them.</summary>
public class SimilarityProofTests
{
    [Theory]
    [InlineData(16, false)]
    [InlineData(32, true)]
    [InlineData(64, false)]
    [InlineData(64, true)]
    public void Scores_equal_the_plain_second_scoring_on_every_pair(int width, bool transposed)
    {
        Assert.SkipWhen(width > ScoreCompiler.BestLaneWidth, $"This machine has no registers of {width} bytes.");
        for (var seed = 1; seed <= 6; seed++) EveryPair.ScoresAsPlainly(new RandomProgramme(seed, 30, 120).Build(texts: true), transposed, width, $"seed {seed}");
    }

    [Theory]
    [InlineData(32_767)] // some vectors too long for the inverted index
    [InlineData(9_000)]
    [InlineData(3)]
    public void Thousands_of_partners_are_scored_exactly(int greatest)
    {
        // Three tiles, the last one not full; frequent and rare terms; most of the shares of small weights are whole or next to it.
        var random = new Random(greatest);
        IReadOnlyList<TermWeight>[] Side(int people) => [.. Enumerable.Range(0, people).Select(_ =>
            Enumerable.Range(0, random.Next(9)).Select(_ => random.Next(1, 6) * random.Next(1, 9)).Distinct().Select(term => new TermWeight(term, random.Next(1, greatest + 1))).ToArray())];
        var criterion = new TextSimilarity("story", new TextVectors(Side(40), Side(2500)), 25_000);
        var problem = MatchingProblem.Create([.. Enumerable.Range(0, 40).Select(i => new Participant($"a{i}"))], [.. Enumerable.Range(0, 2500).Select(j => new Participant($"b{j}"))],
            [criterion, new SparseBonus("wish", [new(3, 1700, 5000)])], [new ForbiddenPairs("never", [new(3, 1701), new(39, 0)])]);

        var table = ScoreTable.Build(problem, TestContext.Current.CancellationToken);

        var plain = new PlainScoring(problem);
        for (var i = 0; i < 40; i++)
        {
            var points = plain.Of(i);
            for (var j = 0; j < 2500; j++) Assert.Equal(problem.Allows(i, j) ? points(j) : ScoreTable.Forbidden, table.Score(i, j));
        }
        var compiled = ScoreCompiler.Compile(problem, _ => false);
        Assert.Equal(greatest < 32_767, compiled.IsExact);
        FewColumnsScoreTheSame(compiled, [.. Enumerable.Range(0, 2500).Where(c => c % 7 == 3 || c > 1500)]);
    }

    private static void FewColumnsScoreTheSame(CompiledScores all, int[] columns)
    {
        var few = all.Only(columns);
        short[] scores = new short[Tile.Size], fewer = new short[Tile.Size];
        for (var row = 0; row < all.Rows; row++)
        {
            for (var c = 0; c < columns.Length; c++)
            {
                if (c % Tile.Size == 0) few.Score(row, few.Tiles[c / Tile.Size], fewer);
                if (c == 0 || columns[c] / Tile.Size != columns[c - 1] / Tile.Size) all.Score(row, all.Tiles[columns[c] / Tile.Size], scores);
                Assert.Equal(scores[columns[c] % Tile.Size], fewer[c % Tile.Size]);
            }
        }
    }

    [Fact]
    public void Reasons_equal_the_plain_second_scoring_one_by_one()
    {
        var problem = new RandomProgramme(2, 40, 40).Build(texts: true);
        var positive = 0;
        foreach (var criterion in problem.Criteria)
        {
            for (var pair = 0; pair < 1600; pair++)
            {
                var points = criterion.Explain(pair / 40, pair % 40).Points;
                Assert.Equal(PlainScoring.Points(criterion, pair / 40, pair % 40), points);
                if (criterion is TextSimilarity or EmbeddingSimilarity && points > 0) positive++;
            }
        }
        Assert.InRange(positive, 1000, 3200);
    }

    [Theory]
    [InlineData(Objective.PeopleFirst)]
    [InlineData(Objective.Total)]
    public void The_answer_is_as_good_as_the_best_of_all_answers_and_proven(Objective objective)
    {
        for (var seed = 1; seed <= 150; seed++)
        {
            var all = new RandomProgramme(seed, 2 + seed % 4, 2 + seed % 5, mostCapacity: 1 + seed % 2).Build(null, objective, texts: true);
            // Mostly without the other criteria and rules, so that the texts decide.
            var problem = seed % 3 == 0 ? all : MatchingProblem.Create(all.Mentees, all.Mentors, [.. all.Criteria.Where(c => c is TextSimilarity or EmbeddingSimilarity)], all.Rules.Where(r => r is ForbiddenPairs).ToList(), null, objective, 7);
            var best = BruteForce.Best(problem);
            var result = Matcher.Solve(problem, ct: TestContext.Current.CancellationToken);
            var report = Verifier.Check(problem, result, TestContext.Current.CancellationToken);

            Assert.True((result.Matched, result.Total) == best, $"seed {seed}: {result.Matched} pairs, {result.Total} points; best is {best}");
            Assert.True(report.Proven, $"seed {seed}: {string.Join(" ", report.Failures.Select(f => f.Message))}");
        }
    }

    [Theory]
    [InlineData(Objective.PeopleFirst)]
    [InlineData(Objective.Total)]
    public void Larger_programmes_are_proven_too(Objective objective)
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var problem = new RandomProgramme(seed, 60 + 20 * seed, 200, mostCapacity: 1 + seed % 3).Build(null, objective, texts: true);
            var report = Verifier.Check(problem, Matcher.Solve(problem, ct: TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

            Assert.True(report.Proven, $"seed {seed}: {string.Join(" ", report.Failures.Select(f => f.Message))}");
        }
    }

    [Theory]
    [InlineData(Objective.PeopleFirst)]
    [InlineData(Objective.Total)]
    public void The_order_of_input_does_not_change_a_byte_of_the_stored_problem_and_answer(Objective objective)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var programme = new RandomProgramme(seed, 14, 12, mostCapacity: 1 + seed % 3);

            var plain = Bytes(programme.Build(null, objective, texts: true));
            for (var shuffle = 1; shuffle <= 3; shuffle++) Assert.Equal(plain, Bytes(programme.Build(shuffle, objective, texts: true)));
        }
    }

    [Fact]
    public void A_stored_problem_keeps_points_and_holds_no_word()
    {
        var problem = MatchingProblem.Create([new("a")], [new("b")], [new TextSimilarity("story", ["Xylophone lessons"], ["xylophone lessons!"], 50), new EmbeddingSimilarity("meaning", [[1f, 2f]], [null], 9)]);
        using var stream = new MemoryStream();
        ProblemFormat.Write(problem, stream);
        stream.Position = 0;

        var back = ProblemFormat.Read(stream);

        Assert.Equal(50, back.Criteria[0].Points(0, 0));
        Assert.Equal([], Assert.IsType<TextFacts>(back.Criteria[0].Explain(0, 0).Facts).Shared);
        Assert.Equal(2, Assert.IsType<EmbeddingSimilarity>(back.Criteria[1]).Dimensions);
        Assert.DoesNotContain("xylophone", System.Text.Encoding.Latin1.GetString(stream.ToArray()), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(ProblemFormat.Fingerprint(problem), ProblemFormat.Fingerprint(back));
    }

    private static byte[] Bytes(MatchingProblem problem)
    {
        using var stream = new MemoryStream();
        ProblemFormat.Write(problem, stream);
        CertificateFormat.Write(problem, Matcher.Solve(problem), stream);
        return stream.ToArray();
    }
}
