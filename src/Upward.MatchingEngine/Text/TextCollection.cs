namespace Upward.MatchingEngine;

/// <summary>All texts of one criterion while their terms are counted.</summary>
internal sealed class TextCollection(Synonyms synonyms)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];
    private readonly List<int> _textsWith = [];
    private readonly List<(Dictionary<int, int> Counts, int Length)> _texts = [];
    private readonly Dictionary<(int Term, string Shown), int> _shown = [];

    internal void Add(string? text)
    {
        var counts = new Dictionary<int, int>();
        var length = 0;
        foreach (var (key, shown) in synonyms.Read(Tokeniser.Words(text)))
        {
            var number = NumberOf(key);
            counts[number] = counts.GetValueOrDefault(number) + 1;
            _shown[(number, shown)] = _shown.GetValueOrDefault((number, shown)) + 1;
            length++;
        }
        foreach (var number in counts.Keys) _textsWith[number]++;
        _texts.Add((counts, length));
    }

    /// <summary>A vector for each text, in the order they were added; terms are numbered in ordinal order, so not in the order of people.</summary>
    internal TermWeight[][] Vectors()
    {
        var bm25 = new Bm25(_texts.Count(t => t.Length > 0), _texts.Sum(t => (long)t.Length));
        var place = Places();
        return [.. _texts.Select(text => Unit([.. text.Counts.Select(c => (place[c.Key], bm25.Weight(c.Value, text.Length, _textsWith[c.Key])))]))];
    }

    /// <summary>The word for each number: as it is written most often.</summary>
    internal string[] Words()
    {
        var words = new string[_keys.Count];
        var place = Places();
        foreach (var spellings in _shown.GroupBy(s => s.Key.Term))
            words[place[spellings.Key]] = spellings.OrderByDescending(s => s.Value).ThenBy(s => s.Key.Shown, StringComparer.Ordinal).First().Key.Shown;
        return words;
    }

    private int NumberOf(string key)
    {
        if (_numbers.TryGetValue(key, out var number)) return number;
        _numbers.Add(key, number = _keys.Count);
        _keys.Add(key);
        _textsWith.Add(0);
        return number;
    }

    private int[] Places()
    {
        var place = new int[_keys.Count];
        var next = 0;
        foreach (var number in Enumerable.Range(0, place.Length).OrderBy(n => _keys[n], StringComparer.Ordinal)) place[number] = next++;
        return place;
    }

    private static TermWeight[] Unit((int Term, long Weight)[] raw)
    {
        UInt128 square = 0;
        foreach (var (_, weight) in raw) square += (UInt128)weight * (ulong)weight;
        if (square == 0) return [];
        var length = Cosine.Root(square);
        // Rounded to the nearest; never above the length, since no weight is longer than the whole vector (its root, rounded down, aside).
        return [.. raw.Select(r => new TermWeight(r.Term, Math.Min(TextVectors.GreatestWeight, (int)(((UInt128)r.Weight * (2 * TextVectors.GreatestWeight) + length) / (2 * length))))).Where(t => t.Weight > 0)];
    }
}
