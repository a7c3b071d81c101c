using System.Globalization;
using System.Text;

namespace Upward.Web.Features.Skills;

/// <summary>Words as people compare them: without case, accents, punctuation and double spaces. "Résumé-Writing" and "resume writing" are the same; "C++" and "C#" are not.</summary>
public static class PlainWords
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c) || c is '+' or '#' or '&' || char.IsSurrogate(c)) plain.Append(char.ToLowerInvariant(c));
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        if (plain.Length > 0 && plain[^1] == ' ') plain.Length--;
        return plain.ToString();
    }

    /// <summary>Whether every word that is asked for stands somewhere in the text; nothing asked for stands in any.</summary>
    public static bool Holds(string text, string asked) =>
        Of(asked) is var plain && (plain.Length == 0 || plain.Split(' ').All(Of(text).Contains));

    /// <summary>0 to 1: the share of three-letter pieces two plain texts have in common (Dice). Catches typing errors and other word orders.</summary>
    public static double Likeness(string a, string b)
    {
        if (a == b) return 1;
        var pieces = Pieces(a);
        var others = Pieces(b);
        return 2.0 * pieces.Intersect(others).Count() / (pieces.Count + others.Count);
    }

    private static HashSet<string> Pieces(string plain)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in plain.Split(' '))
        {
            var padded = $"^{word}$";
            for (var at = 0; at + 3 <= padded.Length; at++) found.Add(padded.Substring(at, 3));
            if (padded.Length < 3) found.Add(padded);
        }
        return found;
    }
}
