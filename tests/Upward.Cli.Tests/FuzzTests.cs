using System.Text;

namespace Upward.Cli.Tests;

/// <summary>Broken input in a thousand ways, from fixed seeds: it works or it is refused; it is never our bug.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 300;

    private static readonly string[] Pieces =
    [
        "\"", ",", ";", "\t", "\r", "\n", "\"\"", "{", "}", "[", "]", ":", "-", "0", "1e99", "99999999999999999999", "null", "true", "\\u", "\\ud800",
        "\ufeff", "é", "\u0000", "\u202e", "=", "Id", "Knows", "Wants", "kind", "points", "//", "/*", "\"kind\":\"gap\",", "\"capacity\":", " ", "🙂",
    ];

    [Theory]
    [InlineData("juniors.csv")]
    [InlineData("seniors.csv")]
    [InlineData("rules.json")]
    public async Task No_exception_escapes(string file)
    {
        var original = Encoding.UTF8.GetBytes(file switch
        {
            "juniors.csv" => MatchFolder.Juniors,
            "seniors.csv" => MatchFolder.Seniors,
            _ => await File.ReadAllTextAsync(Repository.Example("rules.json")),
        });
        using var folder = new MatchFolder();
        if (file == "rules.json")
        {
            folder.Write("juniors.csv", await File.ReadAllBytesAsync(Repository.Example("juniors.csv")));
            folder.Write("seniors.csv", await File.ReadAllBytesAsync(Repository.Example("seniors.csv")));
        }
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            folder.Write(file, Broken(original, new Random(round)));

            var ran = await folder.MatchAsync("--report", folder["r.html"], "--json", folder["r.json"], "--certificate", folder["c.csv"]);

            Assert.True(ran.Exit is 0 or 2, $"round {round}: exit {ran.Exit}: {ran.Error}{ran.Out}\n{folder.Read(file)}");
            if (ran.Exit == 2)
            {
                refused++;
                Assert.Contains(file, ran.Error, StringComparison.Ordinal);
            }
        }
        Assert.InRange(refused, Rounds / 4, Rounds);
    }

    [Fact]
    public async Task Rules_of_every_kind_with_wrong_values_are_refused_not_crashed_on()
    {
        string[] values = ["0", "-1", "7", "30001", "\"Knows\"", "\"Wants\"", "\"Id\"", "\"\"", "null", "true", "[]", "[1]", "[0,5]", "[-1]", "[[1]]", "{}", "{\"same\":1}", "{\"go\":\"sql\"}", "\"mentor\"", "\"ignore\"", "1.5"];
        string[] keys = ["mentorColumn", "menteeColumn", "points", "minimum", "of", "cycle", "mentorGroup", "menteeGroup", "unknownIds", "synonyms", "name"];
        using var folder = new MatchFolder();
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Random(round);
            string Random(string[] of) => of[random.Next(of.Length)];
            string Item(IEnumerable<string> kinds) => $$"""{"kind":"{{Random([.. kinds])}}",{{string.Join(',', keys.Where(_ => random.Next(2) == 0).Select(k => $"\"{k}\":{(k.EndsWith("Column", StringComparison.Ordinal) ? "\"" + (k[4] == 'o' ? "Knows" : "Wants") + "\"" : Random(values))}"))}},"x":0}""".Replace(",\"x\":0", "", StringComparison.Ordinal).Replace(",}", "}", StringComparison.Ordinal);
            folder.Write("rules.json", $$"""
                {"objective":"total","mentor":{"id":"Id","capacity":{{Random(values)}}},"mentee":{"id":"Id"},
                 "rules":[{{Item(Rules.Kinds.Rules.Select(k => k.Kind))}}],"criteria":[{{Item(Rules.Kinds.Criteria.Select(k => k.Kind))}}]}
                """);

            var ran = await folder.MatchAsync();

            Assert.True(ran.Exit is 0 or 2, $"round {round}: exit {ran.Exit}: {ran.Error}{ran.Out}\n{folder.Read("rules.json")}");
        }
    }

    private static byte[] Broken(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(5))
            {
                case 0: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)])); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at)); break;
                case 2: bytes.Insert(at, (byte)random.Next(256)); break;
                case 3: if (at < bytes.Count) bytes[at] = (byte)random.Next(256); break;
                default: bytes.InsertRange(at, bytes.GetRange(at / 2, Math.Min(20, bytes.Count - at / 2))); break;
            }
            if (bytes.Count == 0) break;
        }
        return [.. bytes];
    }
}
