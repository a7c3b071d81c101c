using System.Globalization;

namespace Upward.Web.Platform.Text;

/// <summary>CLDR cardinal plural categories, for the languages whose translations we expect first; others use one/other.</summary>
public static class PluralRules
{
    public static string Category(CultureInfo culture, decimal n)
    {
        var whole = n == decimal.Truncate(n);
        var i = (long)Math.Abs(decimal.Truncate(n));
        return culture.TwoLetterISOLanguageName switch
        {
            "ja" or "zh" or "ko" or "vi" or "th" or "id" => "other",
            "fr" or "pt" => i is 0 or 1 ? "one" : "other",
            "ar" => Arabic(n, i, whole),
            "ru" or "uk" => whole ? Slavic(i) : "other",
            "pl" => !whole ? "other" : i == 1 ? "one" : Slavic(i) == "few" ? "few" : "many",
            "cs" or "sk" => !whole ? "many" : i == 1 ? "one" : i is >= 2 and <= 4 ? "few" : "other",
            _ => whole && i == 1 ? "one" : "other",
        };
    }

    private static string Slavic(long i) => (i % 10, i % 100) switch
    {
        (1, not 11) => "one",
        ( >= 2 and <= 4, not (>= 12 and <= 14)) => "few",
        _ => "many",
    };

    private static string Arabic(decimal n, long i, bool whole) => !whole ? "other" : n switch
    {
        0 => "zero", 1 => "one", 2 => "two",
        _ => (i % 100) switch { >= 3 and <= 10 => "few", >= 11 => "many", _ => "other" },
    };
}
