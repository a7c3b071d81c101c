using System.Text.Json;

namespace Upward.Cli.Tests;

public sealed class OutputTests
{
    [Fact]
    public async Task The_json_holds_what_the_documentation_promises()
    {
        using var folder = new MatchFolder();

        var result = await folder.ResultAsync("--seed", "7");

        Assert.Equal(2, result.GetProperty("matched").GetInt32());
        Assert.Equal(20, result.GetProperty("total").GetInt32());
        Assert.Equal("people-first", result.GetProperty("objective").GetString());
        Assert.True(result.GetProperty("proven").GetBoolean());
        Assert.Equal(20, result.GetProperty("upperBound").GetInt32());
        Assert.True(result.GetProperty("seconds").GetDouble() >= 0);
        Assert.NotEmpty(result.GetProperty("engineVersion").GetString()!);
        Assert.Equal(7, result.GetProperty("seed").GetInt32());
        Assert.Equal("J3", result.GetProperty("unmatched")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_cell_that_would_run_as_a_formula_becomes_text_in_csv_and_stays_as_it_is_in_json()
    {
        using var folder = new MatchFolder(
            juniors: "Id,Knows,Places\n=1+1,Go,1\n@sum,\"+x,\"\"y\"\"\",1\n", seniors: "Id,Wants\n-S1,Go\n\"S,\n2\",\"+x,\"\"y\"\"\"\n");

        var result = await folder.ResultAsync();

        Assert.Contains("'=1+1,'-S1,10,10,Topics: Go in common\n", folder.Read("pairs.csv"), StringComparison.Ordinal);
        Assert.Contains("'@sum,\"S,\n2\",10,10,\"Topics: +x,\"\"y\"\" in common\"\n", folder.Read("pairs.csv"), StringComparison.Ordinal);
        Assert.Equal(["=1+1", "@sum"], result.GetProperty("pairs").EnumerateArray().Select(p => p.GetProperty("mentor").GetString()!));
    }

    [Fact]
    public async Task The_report_encodes_what_people_wrote_and_loads_nothing()
    {
        using var folder = new MatchFolder(
            juniors: "Id,Knows,Places\n<script>alert(1)</script>,\"<img src=x onerror=y>\",1\nJ2,none,1\n", seniors: "Id,Wants\nS1,<img src=x onerror=y>\n");

        var ran = await folder.MatchAsync("--report", folder["report.html"]);

        Assert.True(ran.Exit == 0, ran.Error);
        var page = folder.Read("report.html");
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("✓ Proven best:", page, StringComparison.Ordinal);
        Assert.Contains("Mentors without a mentee (1)", page, StringComparison.Ordinal);
    }

    /// <summary>The arithmetic of docs/command-line.md, done here from the files alone.</summary>
    [Theory]
    [InlineData("people-first")]
    [InlineData("total")]
    public async Task A_foreign_program_can_prove_the_answer_from_the_certificate(string objective)
    {
        string[] mentors = ["a;b;c", "a", "a;d", "c;d", "e"];
        string[] mentees = ["a;b;c;d", "a", "d", "e;a"];
        using var folder = new MatchFolder(
            "Id,Knows,Places\n" + string.Concat(mentors.Select((t, i) => $"J{i},{t},1\n")),
            "Id,Wants\n" + string.Concat(mentees.Select((t, i) => $"S{i},{t}\n")),
            MatchFolder.Rules.Replace("people-first", objective, StringComparison.Ordinal));

        var result = await folder.ResultAsync("--certificate", folder["duals.csv"]);

        var duals = folder.Read("duals.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(','))
            .ToDictionary(c => c[1], c => long.Parse(c[2], System.Globalization.CultureInfo.InvariantCulture));
        long penalty = result.GetProperty("penalty").GetInt64(), weight = result.GetProperty("pointWeight").GetInt64();
        Assert.All(duals.Values, dual => Assert.True(dual >= 0));
        for (var j = 0; j < mentors.Length; j++)
        {
            for (var s = 0; s < mentees.Length; s++)
            {
                var common = mentors[j].Split(';').Intersect(mentees[s].Split(';')).Count();
                if (common > 0) Assert.True(weight * 10 * common + penalty <= duals[$"J{j}"] + duals[$"S{s}"]);
            }
        }
        var pairs = result.GetProperty("pairs").EnumerateArray().Select(p => p.GetProperty("score").GetInt64()).ToList();
        Assert.Equal(duals.Values.Sum(), pairs.Sum(p => weight * p + penalty));
        if (objective == "people-first")
        {
            var cover = result.GetProperty("vertexCover");
            Assert.Equal(pairs.Count, cover.GetProperty("mentors").GetArrayLength() + cover.GetProperty("mentees").GetArrayLength());
        }
    }

    [Theory]
    [InlineData("--out", "juniors.csv", "--mentors")]
    [InlineData("--json", "rules.json", "--rules")]
    [InlineData("--report", "pairs.csv", "--out")]
    public async Task An_input_or_another_output_is_never_overwritten(string option, string file, string same)
    {
        using var folder = new MatchFolder();
        var before = folder.Read("juniors.csv") + folder.Read("rules.json");
        string[] arguments = option == "--out" ? [.. folder.Arguments()[..^1], folder[file]] : folder.Arguments(option, folder[file]);

        var ran = await MatchFolder.RunAsync(CancellationToken.None, arguments);

        Assert.Equal(2, ran.Exit);
        Assert.Contains($"is the same file as {same}", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Read("juniors.csv") + folder.Read("rules.json"));
    }

    [Fact]
    public async Task A_link_to_an_input_is_the_input()
    {
        using var folder = new MatchFolder();
        File.CreateSymbolicLink(folder["link.csv"], folder["seniors.csv"]);

        var ran = await folder.MatchAsync("--json", folder["link.csv"]);

        Assert.Equal(2, ran.Exit);
        Assert.Contains("is the same file as --mentees", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_in_a_folder_that_is_not_there_is_refused_before_any_work()
    {
        using var folder = new MatchFolder();

        var ran = await folder.MatchAsync("--json", folder["none/result.json"]);

        Assert.Equal(2, ran.Exit);
        Assert.Contains("there is no folder", ran.Error, StringComparison.Ordinal);
        Assert.Equal(["juniors.csv", "rules.json", "seniors.csv"], folder.Files());
    }

    [Fact]
    public async Task An_earlier_result_is_replaced_whole_and_nothing_is_left_beside_it()
    {
        using var folder = new MatchFolder();
        folder.Write("pairs.csv", new string('x', 100_000));

        await folder.MatchAsync();

        Assert.StartsWith("mentor,mentee,score,", folder.Read("pairs.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain('x', folder.Read("pairs.csv"));
        Assert.Equal(["juniors.csv", "pairs.csv", "rules.json", "seniors.csv"], folder.Files());
    }

    [Fact]
    public async Task After_a_refusal_the_earlier_result_stands()
    {
        using var folder = new MatchFolder(juniors: "Id\n");
        folder.Write("pairs.csv", "earlier");

        await folder.MatchAsync();

        Assert.Equal("earlier", folder.Read("pairs.csv"));
    }
}
