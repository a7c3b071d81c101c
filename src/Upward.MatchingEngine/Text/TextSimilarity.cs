namespace Upward.MatchingEngine;

/// <summary>
/// Points in proportion to how alike two texts are in their words: what mentees and mentors wrote about themselves, in any language.
/// Points = floor(most points x cosine) of their vectors (<see cref="TextVectors"/>), in whole numbers; 0 when one of them wrote nothing. O(terms of the two) a pair.
/// </summary>
/// <remarks>
/// The vector space model with BM25 weights (Manning, Raghavan, Schütze: Introduction to Information Retrieval, 2008, chapter 6; Robertson and Zaragoza, 2009).
/// A stored problem holds the numbers of terms and their weights, neither texts nor words: they are personal data, and the proof does not need them.
/// After reading it back, points are the same and <see cref="TextFacts"/> name no words.
/// </remarks>
public sealed class TextSimilarity : Criterion
{
    private const int MostWords = 5;

    /// <summary>Makes the criterion from texts; see <see cref="TextVectors.Of"/>.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="menteeTexts">What each mentee wrote; null or without a word gives 0 points.</param>
    /// <param name="mentorTexts">What each mentor wrote.</param>
    /// <param name="maxPoints">Points for texts of the same words in the same proportion, 0..30,000.</param>
    /// <param name="synonyms">Phrases that mean one thing; null for none.</param>
    /// <exception cref="ArgumentException">A text is longer than <see cref="Tokeniser.LongestText"/>.</exception>
    public TextSimilarity(string name, IReadOnlyList<string?> menteeTexts, IReadOnlyList<string?> mentorTexts, int maxPoints, Synonyms? synonyms = null)
        : this(name, TextVectors.Of(menteeTexts, mentorTexts, synonyms), maxPoints)
    {
    }

    /// <summary>Makes the criterion from vectors.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="vectors">The vectors of both sides.</param>
    /// <param name="maxPoints">Points for vectors of the same direction, 0..30,000.</param>
    public TextSimilarity(string name, TextVectors vectors, int maxPoints)
        : base(name, CriterionKind.TextSimilarity, PointTable.Check(maxPoints, nameof(maxPoints)))
    {
        ArgumentNullException.ThrowIfNull(vectors);
        Vectors = vectors;
    }

    /// <summary>The vectors of both sides.</summary>
    public TextVectors Vectors { get; }

    /// <inheritdoc/>
    public override int Points(int mentee, int mentor) =>
        Cosine.Points(MaxPoints, SparseVectors.Dot(Vectors.Mentees, mentee, Vectors.Mentors, mentor), Vectors.Mentees.Square(mentee), Vectors.Mentors.Square(mentor));

    private protected override ReasonFacts Facts(int mentee, int mentor)
    {
        var bothKnown = Vectors.Mentees.Square(mentee) > 0 && Vectors.Mentors.Square(mentor) > 0;
        if (Vectors.Words is not { } words) return new TextFacts(bothKnown, []);
        var theirs = Vectors.OfMentor(mentor).ToDictionary(t => t.Term, t => t.Weight);
        var shared = Vectors.OfMentee(mentee).Where(t => theirs.ContainsKey(t.Term)).Select(t => (t.Term, Part: (long)t.Weight * theirs[t.Term])).ToList();
        var strongest = shared.Select(t => t.Part).DefaultIfEmpty().Max();
        // What brings less than a tenth of the strongest ("and", "the") explains nothing.
        return new TextFacts(bothKnown, [.. shared.Where(t => t.Part * 10 >= strongest).OrderByDescending(t => t.Part).ThenBy(t => t.Term).Take(MostWords).Select(t => words[t.Term])]);
    }

    internal override ProblemError? MisfitWith(int mentees, int mentors) => Misfit.OfLengths(Vectors.Mentees.Count, mentees, Vectors.Mentors.Count, mentors);
}
