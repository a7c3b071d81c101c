using System.Globalization;
using System.Text;

namespace Upward.Web.Features.Demo.Plan;

/// <summary>Names in plain Latin letters.</summary>
internal static class Letters
{
    private static readonly Dictionary<char, string> Single = new()
    {
        ['ß'] = "ss", ['ø'] = "o", ['ł'] = "l", ['đ'] = "d", ['ı'] = "i", ['æ'] = "ae", ['œ'] = "oe", ['ð'] = "d", ['þ'] = "th",
    };

    private static readonly Dictionary<char, string> Cyrillic = new()
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "h", ['ґ'] = "g", ['д'] = "d", ['е'] = "e", ['ё'] = "yo", ['є'] = "ie", ['ж'] = "zh", ['з'] = "z", ['и'] = "y",
        ['і'] = "i", ['ї'] = "i", ['й'] = "i", ['к'] = "k", ['л'] = "l", ['м'] = "m", ['н'] = "n", ['о'] = "o", ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t",
        ['у'] = "u", ['ф'] = "f", ['х'] = "kh", ['ц'] = "ts", ['ч'] = "ch", ['ш'] = "sh", ['щ'] = "shch", ['ъ'] = "", ['ы'] = "y", ['ь'] = "", ['э'] = "e", ['ю'] = "yu", ['я'] = "ya",
    };

    /// <summary>Letters a to z and hyphens.</summary>
    public static string ForAddress(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name.ToLowerInvariant().Normalize(NormalizationForm.FormD))
            if (c is >= 'a' and <= 'z' or '-') text.Append(c);
            else if (Single.TryGetValue(c, out var other)) text.Append(other);
        return text.ToString().Trim('-');
    }

    /// <summary>Close to how passports write it; Russian names take g and i where Ukrainian ones take h and y.</summary>
    public static string FromCyrillic(string word)
    {
        var russian = word.Any(c => char.ToLowerInvariant(c) is 'ы' or 'э' or 'ё' or 'ъ') || !word.Any(c => char.ToLowerInvariant(c) is 'і' or 'ї' or 'є' or 'ґ');
        var text = new StringBuilder();
        foreach (var c in word)
        {
            var small = char.ToLowerInvariant(c);
            var latin = russian && small == 'г' ? "g" : russian && small == 'и' ? "i" : Cyrillic.TryGetValue(small, out var known) ? known : "";
            text.Append(char.IsUpper(c) && latin.Length > 0 ? char.ToUpper(latin[0], CultureInfo.InvariantCulture) + latin[1..] : latin);
        }
        return text.ToString();
    }
}
