using System.Globalization;

namespace Upward.Web.Features.Kit;

/// <summary>Languages that a text of the kit can be written in: those .NET knows by a primary tag.</summary>
public static class Languages
{
    private static readonly Lazy<IReadOnlyList<CultureInfo>> Known = new(() =>
        [.. CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(c => c.Name.Length is 2 or 3 && !c.Name.Contains('-', StringComparison.Ordinal)).OrderBy(c => c.NativeName, StringComparer.InvariantCulture)]);

    /// <summary>The ones that people look for first; any other goes by its tag.</summary>
    public static IReadOnlyList<string> Common { get; } =
        ["ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh"];

    public static bool IsOffered(string? tag) => tag is not null && Common.Contains(tag);

    public static string NameOf(string tag) => Known.Value.FirstOrDefault(c => c.Name == tag)?.NativeName is { } name ? char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..] : tag;

    public static bool IsRightToLeft(string tag) => Known.Value.FirstOrDefault(c => c.Name == tag)?.TextInfo.IsRightToLeft == true;
}
