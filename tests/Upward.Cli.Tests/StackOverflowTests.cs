using System.Text.Json;

namespace Upward.Cli.Tests;

/// <summary>Real people's answers, with optima computed elsewhere (../shared/data/reference_optima.json).</summary>
public sealed class StackOverflowTests
{
    [Theory]
    [InlineData("people-first", 236, 750)]
    [InlineData("total", 235, 751)]
    public async Task The_known_optima_come_out_proven(string objective, int matched, int total)
    {
        var juniors = Repository.SharedData("stackoverflow2019/derived_juniors_mentors.csv");
        var seniors = Repository.SharedData("stackoverflow2019/derived_seniors_mentees.csv");
        using var folder = new MatchFolder(rules: (await File.ReadAllTextAsync(Repository.Example("stackoverflow.rules.json")))
            .Replace("people-first", objective, StringComparison.Ordinal));

        var ran = await MatchFolder.RunAsync(CancellationToken.None, "match", "--mentors", juniors, "--mentees", seniors,
            "--rules", folder["rules.json"], "--out", folder["pairs.csv"], "--json", folder["result.json"]);

        Assert.True(ran.Exit == 0, ran.Error + ran.Out);
        var result = JsonDocument.Parse(folder.Read("result.json")).RootElement;
        Assert.Equal((matched, total, total), (result.GetProperty("matched").GetInt32(), result.GetProperty("total").GetInt32(), result.GetProperty("upperBound").GetInt32()));
        Assert.True(result.GetProperty("proven").GetBoolean());
    }
}
