using System.Reflection;

namespace Upward.Web.Features.Training.Content;

/// <summary>The units and guidelines that come with the product. A programme's managers change copies; these stay as they are.</summary>
public static class ShippedTraining
{
    private static readonly Lazy<IReadOnlyList<ShippedUnit>> ReadUnits = new(() =>
    [
        .. Files("training/en/").Select(f => UnitOf(f.Name, FrontMatter.Parse(f.Text))).OrderBy(u => u.Track).ThenBy(u => u.Order),
    ]);

    private static readonly Lazy<IReadOnlyList<ShippedGuideline>> ReadGuidelines = new(() =>
    [
        .. Files("guidelines/en/").Select(f => FrontMatter.Parse(f.Text)).Select(f => new ShippedGuideline(f["slug"], f.Number("order"), f["title"], f["summary"], f.Body)).OrderBy(g => g.Order),
    ]);

    public static IReadOnlyList<ShippedUnit> Units => ReadUnits.Value;
    public static IReadOnlyList<ShippedGuideline> Guidelines => ReadGuidelines.Value;

    private static ShippedUnit UnitOf(string key, FrontMatter file) => new(
        key, Enum.Parse<TrainingTrack>(file["track"].Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        file.Number("order"), file.Number("minutes"), file["required"] != "no", file["title"], file["summary"], file.Body);

    private static IEnumerable<(string Name, string Text)> Files(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[folder.Length..^".md".Length], reader.ReadToEnd());
        }
    }
}

/// <param name="Key">The name of its file, such as "mentor-3": what a completion and a programme's own copy are known by.</param>
public sealed record ShippedUnit(string Key, TrainingTrack Track, int Order, int Minutes, bool IsRequired, string Title, string Summary, string Body);

public sealed record ShippedGuideline(string Slug, int Order, string Title, string Summary, string Body);
