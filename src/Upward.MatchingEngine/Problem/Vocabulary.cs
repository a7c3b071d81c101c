namespace Upward.MatchingEngine;

/// <summary>
/// Numbers for words (skills, languages, departments ...), in ordinal order of the words, so that the same words
/// give the same numbers in whatever order people were read. Criteria and rules work on these numbers;
/// reasons name them, and <see cref="this[int]"/> gives the word back. Immutable.
/// </summary>
public sealed class Vocabulary
{
    private readonly string[] _words;
    private readonly Dictionary<string, int> _numbers;

    /// <summary>Collects the distinct words. The caller has already trimmed and folded case as it sees fit.</summary>
    /// <param name="words">Words, in any order, repeated or not.</param>
    public Vocabulary(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        _words = [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _numbers = new(_words.Length, StringComparer.Ordinal);
        for (var i = 0; i < _words.Length; i++) _numbers.Add(_words[i], i);
    }

    /// <summary>How many distinct words there are.</summary>
    public int Count => _words.Length;

    /// <summary>The word with this number.</summary>
    /// <param name="number">0..<see cref="Count"/>-1.</param>
    public string this[int number] => _words[number];

    /// <summary>The number of a word, or null when it is not in the vocabulary. O(1).</summary>
    /// <param name="word">A word, compared ordinally.</param>
    public int? NumberOf(string? word) => word is not null && _numbers.TryGetValue(word, out var number) ? number : null;

    /// <summary>The numbers of the known words among these.</summary>
    /// <param name="words">Words; unknown ones are left out.</param>
    public int[] NumbersOf(IEnumerable<string> words) => [.. words.Select(NumberOf).OfType<int>()];
}
