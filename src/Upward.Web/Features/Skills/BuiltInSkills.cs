using System.Text.Json;

namespace Upward.Web.Features.Skills;

/// <summary>The taxonomy that every organisation starts with: our own words, in a data file beside this class.</summary>
public static class BuiltInSkills
{
    private static readonly Lazy<IReadOnlyList<BuiltInSkill>> Read = new(() =>
    {
        using var file = typeof(BuiltInSkills).Assembly.GetManifestResourceStream("data/builtin-skills.json")!;
        return [.. JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(file)!
            .SelectMany(category => category.Value.Select(skill => new BuiltInSkill(skill.Key, category.Key, skill.Value)))];
    });

    public static IReadOnlyList<BuiltInSkill> All => Read.Value;
}

public sealed record BuiltInSkill(string Name, string Category, IReadOnlyList<string> Synonyms);
