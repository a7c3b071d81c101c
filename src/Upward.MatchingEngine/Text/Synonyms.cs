namespace Upward.MatchingEngine;

/// <summary>
/// Phrases that mean one thing: "k8s" and "container orchestration" as "Kubernetes". Immutable, safe to share between threads.
/// Any list of phrase and canonical term will do, such as a skill taxonomy with its other names.
/// </summary>
/// <remarks>
/// Phrases are read by <see cref="Tokeniser"/>, without regard to case and English plurals. In a text the longest phrase wins, from left to right, and each word counts for one phrase only.
/// A canonical term is a phrase for itself. When it is also a phrase for another term, that one is taken, to the end of the chain.
/// </remarks>
public sealed class Synonyms
{
    /// <summary>Most words of a phrase or canonical term: 8. A name of nine Chinese characters has that many pairs.</summary>
    public const int MostWords = 8;

    private readonly Dictionary<string, string> _canonical = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _longestFrom = new(StringComparer.Ordinal);

    /// <summary>Reads the phrases. O(their length).</summary>
    /// <param name="phrases">Phrase and canonical term, in any order; the same entry may stand there twice.</param>
    /// <exception cref="ArgumentException">A phrase or term has no letter or digit, or more than <see cref="MostWords"/> words; a phrase stands for two different terms; terms refer to each other in a circle.</exception>
    public Synonyms(IEnumerable<KeyValuePair<string, string>> phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        foreach (var (phrase, canonical) in phrases) Add(phrase, canonical);
        foreach (var term in _shown.Keys) _canonical.TryAdd(term, term);
        foreach (var phrase in _canonical.Keys.ToArray()) _canonical[phrase] = EndOf(phrase);
        foreach (var phrase in _canonical.Keys)
        {
            var words = phrase.Split(' ');
            _longestFrom[words[0]] = Math.Max(words.Length, _longestFrom.GetValueOrDefault(words[0]));
        }
    }

    /// <summary>No synonyms: every word stands for itself.</summary>
    public static Synonyms None { get; } = new([]);

    /// <summary>The terms of a text: canonical terms for the phrases, the other words in the singular. O(words x <see cref="MostWords"/>).</summary>
    /// <param name="words">Words from <see cref="Tokeniser.Words"/>.</param>
    public IReadOnlyList<string> Terms(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. Read(words).Select(t => t.Key)];
    }

    /// <summary>The terms with the word or canonical name by which people know them.</summary>
    internal IEnumerable<(string Key, string Shown)> Read(IReadOnlyList<string> words)
    {
        string[] keys = [.. words.Select(Plurals.Singular)];
        for (var at = 0; at < keys.Length;)
        {
            var length = LongestAt(keys, at, out var term);
            yield return length == 0 ? (keys[at], words[at]) : (term, _shown[term]);
            at += Math.Max(1, length);
        }
    }

    private int LongestAt(string[] keys, int at, out string term)
    {
        for (var length = Math.Min(_longestFrom.GetValueOrDefault(keys[at]), keys.Length - at); length > 0; length--)
        {
            if (_canonical.TryGetValue(string.Join(' ', keys, at, length), out term!)) return length;
        }
        term = "";
        return 0;
    }

    private void Add(string phrase, string canonical)
    {
        var (from, to) = (Key(phrase), Key(canonical));
        if (!_canonical.TryAdd(from, to) && _canonical[from] != to)
            throw new ArgumentException($"The phrase '{phrase.Trim()}' stands for '{_shown[_canonical[from]]}' and for '{canonical.Trim()}'; it can stand for one term only.");
        // Two spellings of one term: always the same one is shown, whatever the order.
        var shown = canonical.Trim();
        if (!_shown.TryGetValue(to, out var known) || string.CompareOrdinal(shown, known) < 0) _shown[to] = shown;
    }

    private static string Key(string phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var words = Tokeniser.Words(phrase);
        if (words.Count == 0) throw new ArgumentException($"The synonym '{phrase}' has no letter and no digit.");
        if (words.Count > MostWords) throw new ArgumentException($"The synonym '{phrase.Trim()}' has {words.Count} words; at most {MostWords} are possible.");
        return string.Join(' ', words.Select(Plurals.Singular));
    }

    private string EndOf(string phrase)
    {
        var end = phrase;
        for (var steps = 0; _canonical[end] != end; steps++)
        {
            if (steps > _canonical.Count) throw new ArgumentException($"The synonym '{phrase}' leads back to itself, through '{_shown.GetValueOrDefault(_canonical[end], end)}'.");
            end = _canonical[end];
        }
        return end;
    }
}
