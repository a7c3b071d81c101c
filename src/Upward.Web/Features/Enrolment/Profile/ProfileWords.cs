using System.Text.Json;

namespace Upward.Web.Features.Enrolment;

/// <summary>
/// Goals and interests that the profile offers to tick; people may add their own words. A profile stores the phrase, so
/// that a shared phrase is a shared goal wherever it came from.
/// </summary>
public static class ProfileWords
{
    private static readonly Lazy<Dictionary<string, string[]>> Read = new(() =>
    {
        using var file = typeof(ProfileWords).Assembly.GetManifestResourceStream("data/builtin-profile-words.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(file)!;
    });

    public static IReadOnlyList<string> Goals => Read.Value["goals"];
    public static IReadOnlyList<string> Interests => Read.Value["interests"];

    /// <summary>Trimmed, each once whatever its case, in the catalogue's spelling where the catalogue has it.</summary>
    public static IReadOnlyList<string> Tidy(IEnumerable<string> words, IReadOnlyList<string> catalogue) =>
        [.. words.Select(w => w.Trim()).Where(w => w.Length > 0)
            .Select(w => catalogue.FirstOrDefault(c => string.Equals(c, w, StringComparison.OrdinalIgnoreCase)) ?? w)
            .Distinct(StringComparer.OrdinalIgnoreCase)];
}
