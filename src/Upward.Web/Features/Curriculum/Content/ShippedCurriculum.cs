using System.Globalization;
using System.Reflection;
using Upward.Web.Features.Training.Content;

namespace Upward.Web.Features.Curriculum.Content;

/// <summary>The units that come with the product, one Markdown file each. A programme's managers change copies; these stay as they are.</summary>
public static class ShippedCurriculum
{
    private static readonly Lazy<IReadOnlyList<CurriculumUnit>> Read = new(() =>
    {
        var topics = TopicTree.All.SelectMany(b => b.Topics).ToList();
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (File: FrontMatter.Parse(reader.ReadToEnd()), Key: name[Folder.Length..^".md".Length]);
        }).OrderBy(f => topics.IndexOf(f.File["topic"])).ThenBy(f => f.File.Number("order")).Select(f => Of(f.Key, f.File))];
    });

    private const string Folder = "curriculum/en/";

    public static IReadOnlyList<CurriculumUnit> Units => Read.Value;

    private static CurriculumUnit Of(string key, FrontMatter file) => new(key, file["topic"], Enum.Parse<TaughtBy>(file["taught"], ignoreCase: true), file.Number("level"), file["title"], file["summary"], file.Number("minutes"), file["tip"], file.Body,
        DateOnly.ParseExact(file["reviewed"], "yyyy-MM-dd", CultureInfo.InvariantCulture), Words(file["packs"]), Words(file["needs"]), IsShipped: true, IsHidden: false, IsChosen: true, Version: 0);

    private static string[] Words(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
