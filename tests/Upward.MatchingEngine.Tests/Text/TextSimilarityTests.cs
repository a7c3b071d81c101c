using Xunit;

namespace Upward.MatchingEngine.Tests.Text;

public class TextSimilarityTests
{
    // N = 5 texts of 3, 1, 1, 2 and 3 terms: 10 terms, avgdl = 2.
    private static readonly string[] Mentees = ["Python, python, SQL", "opera"];
    private static readonly string[] Mentors = ["python", "go rust", "piano tennis garden"];

    [Fact]
    public void Weights_and_points_are_those_worked_out_by_hand()
    {
        // idf: python stands in 2 texts, log2(12 / 5) = 1.263034; sql in 1, log2(12 / 3) = 2.
        // First mentee, dl = 3: k1 (1 - b + b dl / avgdl) = 1.2 x (0.25 + 0.75 x 1.5) = 1.65.
        //   python, tf 2: 1.263034 x 2 / 3.65 = 0.692074; sql, tf 1: 2 x 1 / 2.65 = 0.754717.
        //   Length: sqrt(0.478966 + 0.569598) = 1.023994. Of 32,767: python 0.675857 -> 22,146, sql 0.737033 -> 24,150.
        // First mentor: one term, so 32,767 whatever its weight. Cosine 0.675857.
        var criterion = new TextSimilarity("story", Mentees, Mentors, 10_000);

        Assert.Equal([("python", 22_146), ("sql", 24_150)], criterion.Vectors.OfMentee(0).Select(t => (criterion.Vectors.Words![t.Term], t.Weight)));
        Assert.Equal([("python", 32_767)], criterion.Vectors.OfMentor(0).Select(t => (criterion.Vectors.Words![t.Term], t.Weight)));
        Assert.Equal([6_758, 0, 0], Enumerable.Range(0, 3).Select(mentor => criterion.Points(0, mentor)));
        Assert.Equal(0, criterion.Points(1, 0));
    }

    [Fact]
    public void The_logarithm_is_right_to_the_last_digits()
    {
        for (var value = 1UL; value < 100_000; value += 7) Assert.InRange(Math.Log2(value) - Bm25.Log2(value) / (double)(1L << 32), -1e-12, 5e-10);
        Assert.Equal(40L << 32, Bm25.Log2(1UL << 40));
    }

    [Fact]
    public void The_same_words_get_all_points_and_nothing_written_gets_none()
    {
        var criterion = new TextSimilarity("story", ["Leading teams, Größe!", null, " ?! "], ["grösse TEAM leading", "", "leading"], 777);

        Assert.Equal([777, 0], [criterion.Points(0, 0), criterion.Points(0, 1)]);
        Assert.Equal([0, 0, 0], [criterion.Points(1, 0), criterion.Points(2, 2), criterion.Points(1, 1)]);
        Assert.False(Assert.IsType<TextFacts>(criterion.Explain(1, 0).Facts).BothKnown);
        Assert.All(Enumerable.Range(0, 3), mentor => Assert.Equal(0, new TextSimilarity("x", [null], ["", null, "!"], 5).Points(0, mentor)));
    }

    [Fact]
    public void Rare_words_count_more_than_frequent_ones()
    {
        var criterion = new TextSimilarity("story", ["the and genomics"], ["the and piano", "genomics x y", "the and x", "the and y"], 1000);

        Assert.True(criterion.Points(0, 1) > 2 * criterion.Points(0, 0), $"{criterion.Points(0, 1)} and {criterion.Points(0, 0)}");
    }

    [Fact]
    public void The_reason_names_at_most_five_shared_words_the_strongest_first_as_most_people_write_them()
    {
        var synonyms = new Synonyms([new("k8s", "Kubernetes")]);
        var criterion = new TextSimilarity("story",
            ["I use k8s k8s, strategies, one, two, three, four, five", "the strategies"], ["I know Kubernetes, kubernetes, strategies: five four three two one", "the strategy I", "the strategies I"], 1000, synonyms);

        var facts = Assert.IsType<TextFacts>(criterion.Explain(0, 0).Facts);

        Assert.Equal(["Kubernetes", "five", "four", "one", "three"], facts.Shared);
        Assert.Equal(["strategies"], Assert.IsType<TextFacts>(criterion.Explain(1, 0).Facts).Shared);
        Assert.Equal((CriterionKind.TextSimilarity, 1000), (criterion.Explain(0, 0).Kind, criterion.Explain(0, 0).MaxPoints));
    }

    [Fact]
    public void Points_are_the_floor_of_the_exact_share()
    {
        var random = new Random(3);
        for (var round = 0; round < 20_000; round++)
        {
            // Small numbers make many shares that are whole or next to it.
            var most = round % 2 == 0 ? 20_000_000 : 50;
            long a = random.Next(1, most), b = random.Next(1, most), dot = (long)(Math.Sqrt((double)a * b) * random.NextDouble());
            var max = random.Next(MatchingProblem.MaxPairPoints + 1);
            var points = Cosine.Points(max, dot, a, b);

            UInt128 share = (UInt128)((long)max * dot) * (ulong)((long)max * dot), unit = (UInt128)a * (ulong)b;
            Assert.True((UInt128)points * (ulong)points * unit <= share && (UInt128)(points + 1L) * (ulong)(points + 1L) * unit > share, $"{max} {dot} {a} {b}: {points}");
        }
        Assert.Equal([30_000, 0, 0], [Cosine.Points(30_000, 1L << 46, 1L << 46, 1L << 46), Cosine.Points(30_000, -5, 9, 9), Cosine.Points(30_000, 0, 0, 9)]);
    }

    [Fact]
    public void Ready_vectors_need_no_words_and_no_length_of_one()
    {
        // (3, 4) and (4, 3): cosine 24 / 25.
        var criterion = new TextSimilarity("topics", new TextVectors([[new(9, 4), new(2, 3)]], [[new(2, 4), new(9, 3)], [], [new(2, 30), new(9, 40)]]), 100);

        Assert.Equal([96, 0, 100], Enumerable.Range(0, 3).Select(mentor => criterion.Points(0, mentor)));
        Assert.Equal([], Assert.IsType<TextFacts>(criterion.Explain(0, 0).Facts).Shared);
        Assert.True(Assert.IsType<TextFacts>(criterion.Explain(0, 0).Facts).BothKnown);
    }

    [Theory]
    [InlineData(-1, 5, "numbers of terms are 0 or more")]
    [InlineData(2, 5, "no word")]
    [InlineData(1, 5, "twice")]
    [InlineData(0, 0, "must be 1 to 32767")]
    [InlineData(0, 32_768, "must be 1 to 32767")]
    public void Vectors_that_make_no_sense_are_refused_in_words(int term, int weight, string says) =>
        Assert.Contains(says, Assert.Throws<ArgumentException>(() => new TextVectors([[new(1, 7), new(term, weight)]], [], ["a", "b"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Points_out_of_range_too_many_terms_and_another_number_of_texts_are_refused_in_words()
    {
        Assert.Contains("0 to 30000", Assert.Throws<ArgumentOutOfRangeException>(() => new TextSimilarity("story", Mentees, Mentors, 30_001)).Message, StringComparison.Ordinal);
        Assert.Contains("0 to 30000", Assert.Throws<ArgumentOutOfRangeException>(() => new TextSimilarity("story", Mentees, Mentors, -1)).Message, StringComparison.Ordinal);
        TermWeight[] many = [.. Enumerable.Range(0, TextVectors.MostTerms + 1).Select(t => new TermWeight(t, 1))];
        Assert.Contains("100001 terms", Assert.Throws<ArgumentException>(() => new TextVectors([many], [])).Message, StringComparison.Ordinal);
        var misfit = Assert.Throws<InvalidProblemException>(() => MatchingProblem.Create([new("a")], [new("b")], [new TextSimilarity("story", Mentees, ["x"], 5)]));
        Assert.Contains("describes 2 mentees, the problem has 1", misfit.Message, StringComparison.Ordinal);
    }
}
