using System.Text.Json;
using System.Text.RegularExpressions;

namespace Upward.Cli.Tests;

/// <summary>The guide and the schema are held to the code.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "command-line.md"));

    /// <summary>The blocks about matching; the one that maps the columns of an import has its own test.</summary>
    public static TheoryData<string> Snippets => [.. JsonBlocks().Matches(Guide).Select(m => m.Groups[1].Value).Where(s => !IsMapping(s))];

    public static TheoryData<string, string> AllKinds =>
    [
        .. Rules.Kinds.Criteria.Select(k => ("criteria", k.Kind)),
        .. Rules.Kinds.Rules.Select(k => ("rules", k.Kind)),
    ];

    [Theory]
    [MemberData(nameof(Snippets))]
    public async Task Every_example_of_the_guide_runs(string snippet)
    {
        var isWhole = snippet.Contains("objective", StringComparison.Ordinal);
        var isCriterion = snippet.Contains("\"name\"", StringComparison.Ordinal);
        var rules = isWhole ? snippet : $$"""
            {"objective":"total","mentor":{"id":"Id"},"mentee":{"id":"Id"},"rules":[{{(isCriterion ? "" : snippet)}}],
             "criteria":[{{(isCriterion ? snippet : """{"name":"N","kind":"sameAs","mentorColumn":"Site","menteeColumn":"Site","points":1}""")}}]}
            """;
        const string header = "Id,Name,Mentees,Languages,Level,Department,Division,Manager,NotWith,Knows,Wants,Offers,Interests,Site,UTC offset,Wishes,About me\n";
        using var folder = new MatchFolder(
            header + "J1,Jo,1,en,2,Sales,Market,X,,Go,,Go,Chess,Oslo,1,,I run k8s\n", header + "S1,Su,1,en,6,HR,People,Y,,,Go,,Chess,Rome,2,J1,I like Kubernetes\n", rules);

        var ran = await folder.MatchAsync();

        Assert.True(ran.Exit == 0, ran.Error + ran.Out);
        Assert.StartsWith("1 pair,", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mapping_of_the_guide_is_one()
    {
        var block = JsonBlocks().Matches(Guide).Select(m => m.Groups[1].Value).Single(IsMapping);

        var choices = PeopleImport.MappingFile.Read("guide", System.Text.Encoding.UTF8.GetBytes(block));

        Assert.Equal(3, choices.Mapping.Columns.Count);
        Assert.Equal(5, choices.Headings.Count);
        Assert.Equal(5, choices.LevelRanks["Senior Manager"]);
        Assert.Single(choices.Corrections);
    }

    private static bool IsMapping(string block) => block.Contains("\"mapping\"", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task A_kind_has_the_same_settings_in_the_code_the_schema_and_the_guide(string list, string kind)
    {
        // The refusal of a nonsense key lists what the code knows.
        using var folder = new MatchFolder(rules: $$"""
            {"objective":"total","mentor":{"id":"Id"},"mentee":{"id":"Id"},"{{list}}":[{"kind":"{{kind}}","qqqqqqqqqqqqqqqqqqqqqqqq":1}]}
            """);
        var known = KnownKeys().Match((await folder.MatchAsync()).Error).Groups[1].Value.Split(", ");

        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "rules.schema.json")));
        var inSchema = schema.RootElement.GetProperty("properties").GetProperty(list).GetProperty("items").GetProperty("oneOf").EnumerateArray()
            .Single(k => k.GetProperty("properties").GetProperty("kind").GetProperty("const").GetString() == kind)
            .GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);

        Assert.Equal(inSchema, known);
        Assert.Contains($"\"kind\": \"{kind}\"", Guide, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_stands_in_the_guide()
    {
        foreach (var option in Match.MatchOptions.All) Assert.Contains($"`{option.Name}", Guide, StringComparison.Ordinal);
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlocks();

    [GeneratedRegex("qqqq\"\\. Known here: (.*)\\.\n")]
    private static partial Regex KnownKeys();
}
