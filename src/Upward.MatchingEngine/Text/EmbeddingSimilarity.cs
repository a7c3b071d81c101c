namespace Upward.MatchingEngine;

/// <summary>
/// Points in proportion to how alike two outside vectors are, such as those of a language model: floor(most points x cosine), 0 when the cosine is negative or a vector is unknown.
/// O(dimensions / 32) a pair with vector registers, and equal to the scalar sum.
/// </summary>
/// <remarks>
/// Each vector is brought to whole numbers from -127 to 127, its greatest amount becoming 127, and from then on everything is exact: the same vectors give the same points on every machine.
/// The cosine is the one of these whole numbers; for vectors of 384 random numbers it differs from the true one by less than 0.01. A model may give other vectors on another machine: keep what it gave.
/// A stored problem holds these bytes, 1 for each dimension of each person, never a text. Texts can be guessed from vectors of a known model (Morris et al.: Text Embeddings Reveal (Almost) As Much As Text, EMNLP 2023):
/// store them as carefully as the texts.
/// </remarks>
public sealed class EmbeddingSimilarity : Criterion
{
    /// <summary>Longest vector: 4,096.</summary>
    public const int MostDimensions = 4096;

    /// <summary>Makes the criterion from vectors. They are copied.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="menteeVectors">A vector for each mentee; null = unknown.</param>
    /// <param name="mentorVectors">A vector for each mentor.</param>
    /// <param name="maxPoints">Points for vectors of the same direction, 0..30,000.</param>
    /// <exception cref="ArgumentException">Vectors differ in length, are empty or longer than <see cref="MostDimensions"/>, or hold a number that is not finite.</exception>
    public EmbeddingSimilarity(string name, IReadOnlyList<float[]?> menteeVectors, IReadOnlyList<float[]?> mentorVectors, int maxPoints)
        : this(name, ByteVectors.Quantised(menteeVectors, "mentee"), ByteVectors.Quantised(mentorVectors, "mentor"), null, maxPoints)
    {
    }

    internal EmbeddingSimilarity(string name, sbyte[]?[] mentees, sbyte[]?[] mentors, int? dimensions, int maxPoints)
        : base(name, CriterionKind.EmbeddingSimilarity, PointTable.Check(maxPoints, nameof(maxPoints)))
    {
        Dimensions = ByteVectors.CommonLength([.. mentees, .. mentors], dimensions);
        Mentees = new(mentees, Dimensions);
        Mentors = new(mentors, Dimensions);
    }

    /// <summary>Length of the vectors; 0 when nobody has one.</summary>
    public int Dimensions { get; }

    internal ByteVectors Mentees { get; }

    internal ByteVectors Mentors { get; }

    /// <summary>Makes the criterion from texts by way of an embedder, which is called once, with each distinct text once.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="embedder">Makes vectors.</param>
    /// <param name="menteeTexts">What each mentee wrote; null or blank = unknown.</param>
    /// <param name="mentorTexts">What each mentor wrote.</param>
    /// <param name="maxPoints">Points for vectors of the same direction, 0..30,000.</param>
    /// <param name="ct">Handed to the embedder.</param>
    /// <exception cref="ArgumentException">The embedder gave another number of vectors than it got texts, or vectors that cannot be used.</exception>
    public static async Task<EmbeddingSimilarity> FromTextsAsync(
        string name, ITextEmbedder embedder, IReadOnlyList<string?> menteeTexts, IReadOnlyList<string?> mentorTexts, int maxPoints, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(embedder);
        ArgumentNullException.ThrowIfNull(menteeTexts);
        ArgumentNullException.ThrowIfNull(mentorTexts);
        // In ordinal order, so that what the embedder sees does not depend on the order of people.
        string[] texts = [.. menteeTexts.Concat(mentorTexts).OfType<string>().Where(t => !string.IsNullOrWhiteSpace(t)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var vectors = texts.Length == 0 ? [] : await embedder.EmbedAsync(texts, ct).ConfigureAwait(false);
        if (vectors.Count != texts.Length) throw new ArgumentException($"The embedder gave {vectors.Count} vectors for {texts.Length} texts.", nameof(embedder));
        var place = texts.Select((text, i) => (text, i)).ToDictionary(t => t.text, t => t.i, StringComparer.Ordinal);
        return new(name, Of(menteeTexts), Of(mentorTexts), maxPoints);

        float[]?[] Of(IReadOnlyList<string?> side) => [.. side.Select(text => text is not null && place.TryGetValue(text, out var at) ? vectors[at] : null)];
    }

    /// <inheritdoc/>
    public override int Points(int mentee, int mentor) =>
        Cosine.Points(MaxPoints, ByteVectors.Dot(Mentees.Padded(mentee), Mentors.Padded(mentor)), Mentees.Square(mentee), Mentors.Square(mentor));

    private protected override ReasonFacts Facts(int mentee, int mentor) => new EmbeddingFacts(Mentees.IsKnown(mentee) && Mentors.IsKnown(mentor));

    internal override ProblemError? MisfitWith(int mentees, int mentors) => Misfit.OfLengths(Mentees.Count, mentees, Mentors.Count, mentors);
}
