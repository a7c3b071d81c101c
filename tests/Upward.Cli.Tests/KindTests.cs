using System.Globalization;
using System.Text.Json;

namespace Upward.Cli.Tests;

/// <summary>Each kind on hand-worked cases, by the points or the pairs that come out.</summary>
public sealed class KindTests
{
    private static async Task<JsonElement> MatchAsync(string juniors, string seniors, string criteria, string rules = "")
    {
        using var folder = new MatchFolder(juniors, seniors,
            $$"""{"objective":"people-first","mentor":{"id":"Id"},"mentee":{"id":"Id"},"rules":[{{rules}}],"criteria":[{{criteria}}]}""");
        return await folder.ResultAsync();
    }

    /// <summary>Points of a single mentor with value a and a single mentee with value b.</summary>
    private static async Task<int> PointsAsync(string a, string b, string criterion)
    {
        var result = await MatchAsync($"Id,A\nJ,{a}\n", $"Id,B\nS,{b}\n", criterion);
        Assert.True(result.GetProperty("proven").GetBoolean());
        return result.GetProperty("total").GetInt32();
    }

    [Theory]
    [InlineData("a;b;c", "b;c;d", "7", 14)]
    [InlineData("a;b;c", "x", "7", 0)]
    [InlineData("a;b;c", "a;b;c", "[0,5,9]", 9)]
    [InlineData("a", "b", "[3,5,9]", 3)]
    public async Task Set_overlap(string a, string b, string points, int expected) =>
        Assert.Equal(expected, await PointsAsync(a, b, $$"""{"name":"N","kind":"setOverlap","mentorColumn":"A","menteeColumn":"B","points":{{points}}}"""));

    [Theory]
    [InlineData("go;ux", "Go:3;SQL:2;UX", "mentee", 66)] // 4 of 6
    [InlineData("go", "Go:1;go:3;SQL", "mentee", 75)] // the greatest importance counts, 3 of 4
    [InlineData("go", "", "mentee", 0)]
    [InlineData("Go:2;UX", "ux", "mentor", 33)]
    [InlineData("iso: basics", "ISO: basics;b", "mentee", 50)] // a colon without a number is part of the topic
    public async Task Coverage(string a, string b, string of, int expected) =>
        Assert.Equal(expected, await PointsAsync(a, b, $$"""{"name":"N","kind":"coverage","mentorColumn":"A","menteeColumn":"B","points":100,"of":"{{of}}"}"""));

    [Theory]
    [InlineData("2", "2", 1)]
    [InlineData("2", "4", 9)]
    [InlineData("2", "40", 9)]
    [InlineData("4", "2", 0)]
    [InlineData("", "2", 0)]
    [InlineData("-3", "-2", 5)]
    public async Task Gap(string a, string b, int expected) =>
        Assert.Equal(expected, await PointsAsync(a, b, """{"name":"N","kind":"gap","mentorColumn":"A","menteeColumn":"B","points":[1,5,9]}"""));

    [Theory]
    [InlineData("23", "0", 5)]
    [InlineData("1", "1", 9)]
    [InlineData("1", "13", 0)]
    [InlineData("-5", "19", 9)]
    [InlineData("", "19", 0)]
    public async Task Circular_distance(string a, string b, int expected) =>
        Assert.Equal(expected, await PointsAsync(a, b, """{"name":"N","kind":"circularDistance","mentorColumn":"A","menteeColumn":"B","cycle":24,"points":[9,5]}"""));

    [Theory]
    [InlineData("sameAs", "Oslo", " oslo", 8)]
    [InlineData("sameAs", "Oslo", "Rome", 0)]
    [InlineData("sameAs", "", "", 0)]
    [InlineData("differs", "Oslo", "Rome", 8)]
    [InlineData("differs", "Oslo", "OSLO", 0)]
    [InlineData("differs", "Oslo", "", 0)]
    public async Task Same_and_different(string kind, string a, string b, int expected) =>
        Assert.Equal(expected, await PointsAsync(a, b, $$"""{"name":"N","kind":"{{kind}}","mentorColumn":"A","menteeColumn":"B","points":8}"""));

    [Theory]
    [InlineData("HR", "People", "HR", "People", 1)]
    [InlineData("HR", "People", "Learning", "People", 2)]
    [InlineData("HR", "People", "Sales", "Market", 4)]
    [InlineData("HR", "", "Sales", "", 4)]
    public async Task Class_distance(string a, string groupA, string b, string groupB, int expected)
    {
        var result = await MatchAsync($"Id,A,G\nJ,{a},{groupA}\n", $"Id,B,G\nS,{b},{groupB}\n",
            """{"name":"N","kind":"classDistance","mentorColumn":"A","menteeColumn":"B","mentorGroup":"G","menteeGroup":"G","points":{"same":1,"sameGroup":2,"other":4}}""");

        Assert.Equal(expected, result.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("Leading teams", "teams leading", 100)]
    [InlineData("I lead k8s", "lead i Kubernetes", 100)]
    [InlineData("I run container orchestration", "i run KUBERNETES", 100)]
    [InlineData("Größe", "strasse", 0)]
    [InlineData("", "strasse", 0)]
    [InlineData("机器学习", "机器学习", 100)]
    [InlineData("Python and SQL","python and chess", 12)] // in both: log2(6 / 5) = 0.2630, in one: log2(6 / 3) = 1; 2 x 0.2630² / (2 x 0.2630² + 1) = 0.1215
    public async Task Text(string a, string b, int expected) =>
        Assert.Equal(expected, await PointsAsync(a, b, """{"name":"N","kind":"text","mentorColumn":"A","menteeColumn":"B","points":100,"synonyms":{"k8s":"Kubernetes","container orchestration":"kubernetes"}}"""));

    [Fact]
    public async Task The_reason_of_a_text_names_the_shared_words()
    {
        var result = await MatchAsync("Id,A\nJ,\"I like opera, and k8s\"\n", "Id,B\nS,\"Kubernetes? No, opera\"\nT,none\n", """{"name":"Story","kind":"text","mentorColumn":"A","menteeColumn":"B","points":90,"synonyms":{"k8s":"Kubernetes"}}""");

        Assert.Equal("Story: both write of Kubernetes, opera", result.GetProperty("pairs")[0].GetProperty("reasons")[0].GetString());
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_named_with_its_cell()
    {
        using var folder = new MatchFolder($"Id,A\nJ,x\nK,{new string('a', 100_001)}\n", "Id,B\nS,y\n",
            """{"objective":"total","mentor":{"id":"Id"},"mentee":{"id":"Id"},"criteria":[{"name":"N","kind":"text","mentorColumn":"A","menteeColumn":"B","points":5}]}""");

        var ran = await folder.MatchAsync();

        Assert.Equal(2, ran.Exit);
        Assert.Contains("juniors.csv:3:3: A (column B): found a text of 100001 characters, expected at most 100000.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wishes_count_by_their_rank()
    {
        var result = await MatchAsync("Id,A\nJ1,s2; S1\nJ2,S2\n", "Id\nS1\nS2\n", """{"name":"N","kind":"wishes","mentorColumn":"A","points":[10,4]}""");

        Assert.Equal(14, result.GetProperty("total").GetInt32());
        Assert.Equal("N: the mentor's second wish", result.GetProperty("pairs")[0].GetProperty("reasons")[0].GetString());
    }

    [Fact]
    public async Task An_unknown_wish_is_refused_unless_it_is_to_be_ignored()
    {
        const string wishes = """{"name":"N","kind":"wishes","mentorColumn":"A","points":[10],"unknownIds":"ignore"}""";

        var result = await MatchAsync("Id,A\nJ1,gone\n", "Id\nS1\n", wishes);

        Assert.Equal(0, result.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("""{"kind":"requireOverlap","mentorColumn":"Tags","menteeColumn":"Tags","minimum":2}""", "J1-S2")]
    [InlineData("""{"kind":"minimumGap","mentorColumn":"Level","menteeColumn":"Level","minimum":3}""", "J1-S1 J2-S1")]
    [InlineData("""{"kind":"differs","mentorColumn":"Dept","menteeColumn":"Dept"}""", "J1-S1")]
    [InlineData("""{"kind":"notInLine","mentorColumn":"Boss","menteeColumn":"Boss"}""", "J1-S2 J2-S1 J2-S2")]
    [InlineData("""{"kind":"excluded","mentorColumn":"Not","menteeColumn":"Not"}""", "J1-S2 J2-S1")]
    public async Task A_hard_rule_leaves_only_the_allowed_pairs(string rule, string allowed)
    {
        // J1 reports to "mid", whom nobody lists but who is S2's... S1's report is "mid" by its own row in the juniors' file.
        const string juniors = "Id,Tags,Level,Dept,Boss,Not\nJ1,a;b;c,2,HR,MID,s1\nJ2,a,4,,other,\nMID,,9,IT,S1,\n";
        const string seniors = "Id,Tags,Level,Dept,Boss,Not\nS1,a;x,8,IT,,\nS2,a;b,,HR,S9,J2\n";
        var found = new SortedSet<string>(StringComparer.Ordinal);
        // One pair at a time: with the other people's capacity 0, a pair is made exactly when it is allowed.
        foreach (var j in new[] { "J1", "J2" })
        {
            foreach (var s in new[] { "S1", "S2" })
            {
                var result = await MatchAsync(
                    WithCapacity(juniors, j), WithCapacity(seniors, s),
                    """{"name":"N","kind":"sameAs","mentorColumn":"Id","menteeColumn":"Id","points":1}""", rule, "\"capacity\":\"Places\"");
                if (result.GetProperty("matched").GetInt32() == 1) found.Add($"{j}-{s}");
            }
        }

        Assert.Equal(allowed, string.Join(' ', found));
    }

    private static string WithCapacity(string csv, string only) => string.Concat(csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select((row, i) => i == 0 ? row + ",Places\n" : $"{row},{(row.StartsWith(only + ",", StringComparison.Ordinal) ? 1 : 0)}\n"));

    private static async Task<JsonElement> MatchAsync(string juniors, string seniors, string criteria, string rules, string side)
    {
        using var folder = new MatchFolder(juniors, seniors, string.Create(CultureInfo.InvariantCulture,
            $$"""{"objective":"people-first","mentor":{"id":"Id",{{side}}},"mentee":{"id":"Id",{{side}}},"rules":[{{rules}}],"criteria":[{{criteria}}]}"""));
        return await folder.ResultAsync();
    }

    [Fact]
    public async Task A_circle_of_managers_and_a_self_manager_are_named()
    {
        using var folder = new MatchFolder("Id,Boss\nJ1,J2\nJ2,S1\nJ3,j3\n", "Id,Boss\nS1,J1\n",
            """{"objective":"total","mentor":{"id":"Id"},"mentee":{"id":"Id"},"rules":[{"kind":"notInLine","mentorColumn":"Boss","menteeColumn":"Boss"}],"criteria":[{"name":"N","kind":"sameAs","mentorColumn":"Id","menteeColumn":"Id","points":1}]}""");

        var ran = await folder.MatchAsync();

        Assert.Equal(2, ran.Exit);
        Assert.Contains("juniors.csv:2:4: Boss (column B): the line of managers runs in a circle: J1 → J2 → S1 → J1.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("juniors.csv:4:4: Boss (column B): \"J3\" is their own manager.", ran.Error, StringComparison.Ordinal);
    }
}
