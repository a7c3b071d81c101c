using Upward.MatchingEngine.Formats;
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
        for (var seed = 1; seed <= 6; seed++)
        {
            var problem = new RandomProgramme(seed, 30, 120).Build(texts: true);
            var compiled = ScoreCompiler.Compile(problem, _ => false, transposed, width);
            var (rules, scoring) = (new PlainRules(problem), new PlainScoring(problem));
            var scores = new short[Tile.Size];
            for (var row = 0; row < compiled.Rows; row++)
            {
                foreach (var tile in compiled.Tiles)
                {
                    compiled.Score(row, tile, scores);
                    for (var c = 0; c < tile.Count; c++)
                    {
                        var (a, b) = (compiled.PersonOfRow[row], compiled.PersonOfColumn[tile.First + c]);
                        var (mentee, mentor) = transposed ? (b, a) : (a, b);
                        var expected = rules.FirstBroken(mentee, mentor) < 0 ? scoring.Of(mentee)(mentor) : -1;
                        var score = scores[c] < 0 ? -1 : compiled.Exact(row, tile.First + c, scores[c]);
                        Assert.True(expected == score, $"seed {seed}, pair {mentee}/{mentor}: {score} instead of {expected}");
                    }
                }
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
