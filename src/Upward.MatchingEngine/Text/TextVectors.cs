namespace Upward.MatchingEngine;

/// <summary>A term of a text and what it says about the text.</summary>
/// <param name="Term">Number of the term, 0 or more.</param>
/// <param name="Weight">1..<see cref="TextVectors.GreatestWeight"/>; only its proportion to the other weights of the same text matters.</param>
public readonly record struct TermWeight(int Term, int Weight);

/// <summary>
/// What each person wrote as weights of terms: for <see cref="TextSimilarity"/>, several of which may share it. Immutable, safe to share between threads.
/// 8 bytes for each distinct term of each person.
/// </summary>
public sealed class TextVectors
{
    /// <summary>Greatest weight, and the length of a vector made from a text: 32,767.</summary>
    public const int GreatestWeight = 32_767;

    /// <summary>Most distinct terms of one person: 100,000.</summary>
    public const int MostTerms = 100_000;

    /// <summary>Takes vectors made elsewhere. The lists are copied; their order does not matter.</summary>
    /// <param name="mentees">Terms of each mentee; empty = nothing known.</param>
    /// <param name="mentors">Terms of each mentor; the same number means the same term.</param>
    /// <param name="words">The word for each number, for reasons; null when reasons need name none.</param>
    /// <exception cref="ArgumentException">A number is negative, stands twice for one person or has no word; a weight is out of range; a person has more than <see cref="MostTerms"/> terms.</exception>
    public TextVectors(IReadOnlyList<IReadOnlyList<TermWeight>> mentees, IReadOnlyList<IReadOnlyList<TermWeight>> mentors, IReadOnlyList<string>? words = null)
    {
        ArgumentNullException.ThrowIfNull(mentees);
        ArgumentNullException.ThrowIfNull(mentors);
        Words = words is null ? null : [.. words];
        Mentees = new(mentees, Words?.Count ?? int.MaxValue);
        Mentors = new(mentors, Words?.Count ?? int.MaxValue);
    }

    /// <summary>The word for each number, or null when the vectors came without words (as those of a stored problem do).</summary>
    public IReadOnlyList<string>? Words { get; }

    internal SparseVectors Mentees { get; }

    internal SparseVectors Mentors { get; }

    /// <summary>
    /// Reads texts: cut by <see cref="Tokeniser"/>, English plurals and synonyms as one, weighed by BM25 (k1 = 1.2, b = 0.75, counts over the texts of both sides), brought to the length
    /// <see cref="GreatestWeight"/> and rounded. Terms too weak for a whole unit are dropped. Whole numbers throughout: the same texts give the same vectors on every machine, in whatever order people stand.
    /// </summary>
    /// <param name="menteeTexts">What each mentee wrote; null or without a word = nothing known.</param>
    /// <param name="mentorTexts">What each mentor wrote.</param>
    /// <param name="synonyms">Phrases that mean one thing; null for none.</param>
    /// <exception cref="ArgumentException">A text is longer than <see cref="Tokeniser.LongestText"/>.</exception>
    /// <remarks>O(length of all texts) time. Source and deviations of the weights: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, chapter 3;
    /// log((N + 1) / (df + 1/2)) instead of their logarithm, which is never negative.</remarks>
    public static TextVectors Of(IReadOnlyList<string?> menteeTexts, IReadOnlyList<string?> mentorTexts, Synonyms? synonyms = null)
    {
        ArgumentNullException.ThrowIfNull(menteeTexts);
        ArgumentNullException.ThrowIfNull(mentorTexts);
        var texts = new TextCollection(synonyms ?? Synonyms.None);
        foreach (var text in menteeTexts.Concat(mentorTexts)) texts.Add(text);
        var vectors = texts.Vectors();
        return new(vectors[..menteeTexts.Count], vectors[menteeTexts.Count..], texts.Words());
    }

    /// <summary>Terms of a mentee, ascending by number.</summary>
    /// <param name="mentee">Position of the mentee.</param>
    public IReadOnlyList<TermWeight> OfMentee(int mentee) => Mentees.Of(mentee);

    /// <summary>Terms of a mentor, ascending by number.</summary>
    /// <param name="mentor">Position of the mentor.</param>
    public IReadOnlyList<TermWeight> OfMentor(int mentor) => Mentors.Of(mentor);
}
