using Upward.MatchingEngine;

namespace Upward.Web.Features.Matching.Compile;

/// <summary>
/// Words compared without case and outer spaces, numbered for the engine and kept as somebody wrote them. Where spellings
/// differ, the first in ordinal order is shown, so that the order of reading plays no part.
/// </summary>
public sealed class Words
{
    private readonly Vocabulary _keys;

    private Words(Vocabulary keys, IReadOnlyList<string> shown) => (_keys, Shown) = (keys, shown);

    /// <summary>By number, as they are shown.</summary>
    public IReadOnlyList<string> Shown { get; }

    public static Words Of(IEnumerable<string> words)
    {
        var spelt = words.Select(w => w.Trim()).Where(w => w.Length > 0).GroupBy(Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Min(StringComparer.Ordinal)!, StringComparer.Ordinal);
        var keys = new Vocabulary(spelt.Keys);
        return new(keys, [.. Enumerable.Range(0, keys.Count).Select(n => spelt[keys[n]])]);
    }

    public int? NumberOf(string word) => _keys.NumberOf(Key(word));

    public IReadOnlyList<int>[] NumbersOf(IReadOnlyList<Candidate> people, Func<Candidate, IReadOnlyList<string>> of) =>
        [.. people.Select(p => (IReadOnlyList<int>)_keys.NumbersOf(of(p).Select(Key)))];

    private static string Key(string word) => word.Trim().ToUpperInvariant();
}
