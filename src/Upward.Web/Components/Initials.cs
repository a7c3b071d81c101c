using System.Globalization;
using System.Text;

namespace Upward.Web.Components;

/// <summary>Two letters for a face, in any script, and a colour that stays with the person.</summary>
public static class Initials
{
    public static string Of(string? name)
    {
        var words = (name ?? "").Split([' ', '\u00A0', '\u3000'], StringSplitOptions.RemoveEmptyEntries)
            .Select(FirstLetter).OfType<string>().ToList();
        if (words.Count == 0) return "?";

        var first = words[0];
        if (words.Count == 1 || StandsAlone(first)) return first;
        // Arabic letters would join into another word: a zero-width non-joiner keeps them apart.
        return IsArabic(first) ? first + "\u200C" + words[^1] : first + words[^1];
    }

    /// <summary>1 to 6, the same on every machine and in every version (string.GetHashCode is neither).</summary>
    public static int ColourOf(string? key)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(key ?? "")) hash = (hash ^ b) * 16777619u;
        return (int)(hash % 6) + 1;
    }

    private static string? FirstLetter(string word)
    {
        for (var at = 0; at < word.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(word, at);
            var element = word.Substring(at, length);
            if (Rune.IsLetter(Rune.GetRuneAt(element, 0))) return element.ToUpperInvariant().Normalize();
            at += length;
        }
        return null;
    }

    // Han, kana and Hangul: one character fills the circle and is the family name or its start.
    private static bool StandsAlone(string letter) => Rune.GetRuneAt(letter, 0).Value is
        (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsArabic(string letter) => letter[0] is (>= '\u0600' and <= '\u077F') or (>= '\u08A0' and <= '\u08FF');
}
