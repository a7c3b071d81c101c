using System.Text;

namespace Upward.MatchingEngine;

/// <summary>
/// Cuts a text into words for <see cref="TextVectors"/>, in any language and without being told which. Stateless, safe to call from several threads.
/// </summary>
/// <remarks>
/// The text is brought to one spelling first: Unicode NFKC, lower case of the invariant culture, one form of letters that are written in two
/// (ss for sharp s, Greek final sigma, dotless i, Arabic alef and yeh, digits of all scripts as 0 to 9), without the optional vowel points of Arabic and Hebrew.
/// Other accents stay: "schön" is not "schon".
/// <para>A word is a run of letters, digits and their marks. Kept whole beyond that: "c#", "c++", ".net" (also out of "asp.net"), two single letters with an ampersand ("r&amp;d").
/// A single letter beside an apostrophe is dropped ("women's", "l'équipe").</para>
/// <para>Scripts written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Myanmar), and Korean, whose endings grow onto the word, are cut into overlapping pairs of characters;
/// a lone character stands for itself (Manning, Raghavan, Schütze: Introduction to Information Retrieval, 2008, section 2.2.1).</para>
/// <para>NFKC of a character never changes once the character is in Unicode, so the words are the same on every machine whose ICU library knows the characters.</para>
/// </remarks>
public static class Tokeniser
{
    /// <summary>Longest text, in UTF-16 units: 100,000.</summary>
    public const int LongestText = 100_000;

    /// <summary>The words of the text in order, repeats included; none for null. O(length).</summary>
    /// <param name="text">Any text up to <see cref="LongestText"/>; broken surrogates count as spaces.</param>
    /// <exception cref="ArgumentException">The text is longer.</exception>
    /// <exception cref="PlatformNotSupportedException">The text needs Unicode normalisation and the process runs in the globalization-invariant mode, which has none: words would depend on the machine.</exception>
    public static IReadOnlyList<string> Words(string? text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        if (text.Length > LongestText) throw new ArgumentException($"A text has {text.Length} characters; at most {LongestText} are possible.", nameof(text));
        var runes = Spelling.Of(text);
        var words = new List<string>();
        for (var at = 0; at < runes.Length;)
        {
            if (Spelling.IsUnspaced(runes[at])) at = Pairs(runes, at, words);
            else if (Spelling.IsWordPart(runes[at])) at = Word(runes, at, words);
            else at++;
        }
        return words;
    }

    private static int Word(ReadOnlySpan<Rune> runes, int from, List<string> words)
    {
        var to = from + 1;
        while (to < runes.Length && (Spelling.IsMark(runes[to]) || (IsPart(runes, to) && !Spelling.IsUnspaced(runes[to])))) to++;
        var isLetter = to == from + 1 && Rune.IsLetter(runes[from]);
        if (isLetter && BesideApostrophe(runes, from)) return to;
        if (isLetter && Is(runes, to, '&') && IsLetter(runes, to + 1) && !IsPart(runes, to + 2)) to += 2;
        else if (Is(runes, to, '#') && !IsPart(runes, to + 1)) to++;
        else if (Is(runes, to, '+') && Is(runes, to + 1, '+') && !IsPart(runes, to + 2)) to += 2;
        var word = Text(runes[from..to]);
        words.Add(word == "net" && Is(runes, from - 1, '.') ? ".net" : word);
        return to;
    }

    private static int Pairs(ReadOnlySpan<Rune> runes, int from, List<string> words)
    {
        // One character with its marks each.
        var starts = new List<int>();
        var to = from;
        while (to < runes.Length && Spelling.IsUnspaced(runes[to]))
        {
            starts.Add(to++);
            while (to < runes.Length && Spelling.IsMark(runes[to])) to++;
        }
        if (starts.Count == 1) words.Add(Text(runes[from..to]));
        for (var i = 0; i + 1 < starts.Count; i++) words.Add(Text(runes[starts[i]..(i + 2 < starts.Count ? starts[i + 2] : to)]));
        return to;
    }

    private static bool BesideApostrophe(ReadOnlySpan<Rune> runes, int at) =>
        (IsApostrophe(runes, at - 1) && IsLetter(runes, at - 2)) || (IsApostrophe(runes, at + 1) && IsLetter(runes, at + 2));

    private static bool IsApostrophe(ReadOnlySpan<Rune> runes, int at) => Is(runes, at, '\'') || Is(runes, at, '\u2019');

    private static bool IsLetter(ReadOnlySpan<Rune> runes, int at) => at >= 0 && at < runes.Length && Rune.IsLetter(runes[at]);

    private static bool IsPart(ReadOnlySpan<Rune> runes, int at) => at < runes.Length && Spelling.IsWordPart(runes[at]);

    private static bool Is(ReadOnlySpan<Rune> runes, int at, char sign) => at >= 0 && at < runes.Length && runes[at].Value == sign;

    private static string Text(ReadOnlySpan<Rune> runes)
    {
        var text = new StringBuilder(runes.Length);
        foreach (var rune in runes) text.Append(rune);
        return text.ToString();
    }
}
