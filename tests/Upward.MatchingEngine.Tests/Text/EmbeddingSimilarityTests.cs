using Xunit;

namespace Upward.MatchingEngine.Tests.Text;

public class EmbeddingSimilarityTests
{
    [Fact]
    public void Points_are_the_cosine_of_the_whole_numbers_never_below_nothing()
    {
        // (127, 0), (64, 127) after bringing the greatest to 127: cosine 64 / sqrt(64² + 127²) = 0.450025.
        var criterion = new EmbeddingSimilarity("meaning", [[1f, 0f], null, [0f, 0f]], [[0.5f, 1f], [-1f, 0f], [1000f, 0f], null], 10_000);

        Assert.Equal([4_500, 0, 10_000, 0], Enumerable.Range(0, 4).Select(mentor => criterion.Points(0, mentor)));
        Assert.Equal([0, 0], [criterion.Points(1, 0), criterion.Points(2, 0)]);
        Assert.Equal(new EmbeddingFacts(true), criterion.Explain(0, 1).Facts);
        Assert.Equal(new EmbeddingFacts(false), criterion.Explain(0, 3).Facts);
        Assert.Equal(2, criterion.Dimensions);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(384)]
    [InlineData(4096)]
    public void The_product_by_registers_equals_the_plain_one(int dimensions)
    {
        var random = new Random(dimensions);
        for (var round = 0; round < 50; round++)
        {
            // The first rounds hold the greatest numbers everywhere, where an overflow would show.
            sbyte[] Next() => [.. Enumerable.Range(0, dimensions).Select(_ => round < 4 ? (sbyte)(random.Next(2) * 254 - 127) : (sbyte)random.Next(-127, 128))];
            sbyte[] a = round == 0 ? [.. Enumerable.Repeat((sbyte)127, dimensions)] : Next(), b = round == 0 ? a : Next();
            var vectors = new ByteVectors([a, b], dimensions);

            Assert.Equal(a.Zip(b, (x, y) => x * y).Sum(), ByteVectors.Dot(vectors.Padded(0), vectors.Padded(1)));
        }
    }

    [Fact]
    public void Whole_numbers_stay_close_to_the_true_cosine()
    {
        var random = new Random(1);
        float[] Next() => [.. Enumerable.Range(0, 384).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()) + 0.5))];
        for (var round = 0; round < 200; round++)
        {
            float[] a = Next(), b = Next();
            double Dot(float[] x, float[] y) => x.Zip(y, (p, q) => (double)p * q).Sum();
            var cosine = Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));

            Assert.InRange(new EmbeddingSimilarity("meaning", [a], [b], 30_000).Points(0, 0) / 30_000.0 - cosine, -0.005, 0.005);
        }
    }

    [Fact]
    public void Vectors_that_cannot_be_used_are_refused_in_words()
    {
        Refused("holds NaN", [[1f, float.NaN]], []);
        Refused("must be finite", [], [[float.PositiveInfinity]]);
        Refused("same length", [[1f, 2f]], [[1f]]);
        Refused("1 to 4096", [[]], []);
        Refused("4097 numbers", [new float[4097]], []);
        Assert.Contains("0 to 30000", Assert.Throws<ArgumentOutOfRangeException>(() => new EmbeddingSimilarity("meaning", [], [], 30_001)).Message, StringComparison.Ordinal);

        static void Refused(string says, float[]?[] mentees, float[]?[] mentors) =>
            Assert.Contains(says, Assert.Throws<ArgumentException>(() => new EmbeddingSimilarity("meaning", mentees, mentors, 10)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_embedder_gets_each_text_once_and_nothing_blank()
    {
        var embedder = new Letters();

        var criterion = await EmbeddingSimilarity.FromTextsAsync("meaning", embedder, ["ab", null, " "], ["aab", "ab"], 100, TestContext.Current.CancellationToken);

        Assert.Equal(["aab", "ab"], Assert.Single(embedder.Asked));
        // (1, 1) and (2, 1), in bytes (127, 64): (127 + 64) x 127 / sqrt(2 x 127² x (127² + 64²)) = 0.9496.
        Assert.Equal([94, 100, 0, 0], [criterion.Points(0, 0), criterion.Points(0, 1), criterion.Points(1, 0), criterion.Points(2, 1)]);
    }

    [Fact]
    public async Task An_embedder_that_gives_another_number_of_vectors_is_refused_and_without_texts_none_is_asked()
    {
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => EmbeddingSimilarity.FromTextsAsync("meaning", new Letters { Forgets = 1 }, ["a"], ["b"], 100, TestContext.Current.CancellationToken));
        var nobody = await EmbeddingSimilarity.FromTextsAsync("meaning", new Letters { Forgets = 1 }, [null], [""], 100, TestContext.Current.CancellationToken);

        Assert.Contains("1 vectors for 2 texts", fault.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (nobody.Dimensions, nobody.Points(0, 0)));
    }

    /// <summary>How many a and b a text has.</summary>
    private sealed class Letters : ITextEmbedder
    {
        public int Forgets { get; init; }

        public List<IReadOnlyList<string>> Asked { get; } = [];

        public Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken ct = default)
        {
            Asked.Add(texts);
            return Task.FromResult<IReadOnlyList<float[]>>([.. texts.Skip(Forgets).Select(t => new float[] { t.Count(c => c == 'a'), t.Count(c => c == 'b') })]);
        }
    }
}
