using System.Text.Json;

namespace Upward.Cli.Tests;

/// <summary>`upward verify-round` on records that `upward match --record` wrote, as they are and changed.</summary>
public sealed class VerifyRoundTests
{
    [Theory]
    [InlineData("people-first", "no more people could be matched")]
    [InlineData("total", "no other answer has more points")]
    public async Task A_record_is_proven_from_the_file_alone(string objective, string because)
    {
        using var folder = new MatchFolder(rules: MatchFolder.Rules.Replace("people-first", objective, StringComparison.Ordinal));
        await RecordAsync(folder, "--seed", "12");
        foreach (var input in (string[])["juniors.csv", "seniors.csv", "rules.json", "pairs.csv"]) File.Delete(folder[input]);

        var ran = await VerifyAsync(folder);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.StartsWith("Proven best: " + because, ran.Out, StringComparison.Ordinal);
        Assert.Contains("Each of 6 possible pairs was recomputed from this file alone.", ran.Out, StringComparison.Ordinal);
        foreach (var line in new[] { "people       2 mentees, 3 mentors\n", "pairs        2\n", "points       20\n", $"objective    {objective}\n", "seed         12\n", "engine       " })
            Assert.Contains(line, ran.Out, StringComparison.Ordinal);
        Assert.Matches("fingerprint  [0-9a-f]{64}\n", ran.Out);
        Assert.Matches("seconds      [0-9]", ran.Out);
    }

    [Fact]
    public async Task Json_says_the_same_for_programs()
    {
        using var folder = new MatchFolder();
        await RecordAsync(folder, "--json", folder["result.json"]);
        var solved = JsonDocument.Parse(folder.Read("result.json")).RootElement;

        var ran = await VerifyAsync(folder, "--json");
        var found = JsonDocument.Parse(ran.Out).RootElement;

        Assert.Equal(0, ran.Exit);
        Assert.Equal((true, "proven", 0), (found.GetProperty("proven").GetBoolean(), found.GetProperty("verdict").GetString(), found.GetProperty("failures").GetArrayLength()));
        Assert.Equal((2, 3, 2, 20), (Int("mentees"), Int("mentors"), Int("matched"), Int("total")));
        Assert.Equal((20, 2, 0), (Int("upperBound"), Int("matchedUpperBound"), Int("seed")));
        Assert.Equal(solved.GetProperty("fingerprint").GetString(), found.GetProperty("fingerprint").GetString());
        Assert.Equal("people-first", found.GetProperty("objective").GetString());

        int Int(string name) => found.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task The_same_files_in_any_order_give_the_same_record()
    {
        using var one = new MatchFolder();
        using var other = new MatchFolder(juniors: "Id,Knows,Places\nJ3,Chess,1\nJ1,Python;Go,1\nJ2,SQL,1\n", seniors: "Id,Wants\nS2,SQL\nS1,sql; go\n");
        await RecordAsync(one);
        await RecordAsync(other);

        Assert.Equal(await File.ReadAllBytesAsync(one["run.upward"]), await File.ReadAllBytesAsync(other["run.upward"]));
    }

    [Fact]
    public async Task A_run_that_was_stopped_early_is_not_proven_and_its_bound_is_told()
    {
        using var folder = new MatchFolder();
        Assert.Equal(3, (await folder.MatchAsync("--time-limit", "0", "--record", folder["run.upward"])).Exit);

        var ran = await VerifyAsync(folder);
        var json = JsonDocument.Parse((await VerifyAsync(folder, "--json")).Out).RootElement;

        Assert.Equal((4, ""), (ran.Exit, ran.Error));
        Assert.StartsWith("Not proven: stopped early.", ran.Out, StringComparison.Ordinal);
        Assert.Contains("no answer has more than 2 pairs", ran.Out, StringComparison.Ordinal);
        Assert.Equal(("stoppedEarly", false), (json.GetProperty("verdict").GetString(), json.GetProperty("proven").GetBoolean()));
    }

    /// <summary>All checksums are right in each of these: only the arithmetic can tell.</summary>
    [Theory]
    [InlineData("points", "claims 11 points and has 10.")]
    [InlineData("forbidden pair", "breaks the rule")]
    [InlineData("capacity", "has 2 partners and the capacity 1.")]
    [InlineData("missing pair", "the gap is")]
    [InlineData("missing pair", "The vertex cover allows 2 pairs, the answer has 1.")]
    [InlineData("price up", "the gap is 1, not 0.")]
    [InlineData("prices down", "The prices do not cover the pair")]
    [InlineData("bound", "its bounds differ from its figures.")]
    public async Task A_forgery_with_right_checksums_is_found_by_the_verifier(string what, string sentence)
    {
        using var folder = new MatchFolder();
        var forged = new ForgedRecord(await RecordAsync(folder));
        switch (what)
        {
            case "points": forged.AddToInt(forged.FirstPair + 8, 1); break;
            case "forbidden pair": forged.AddToInt(forged.FirstPair + 4, 2); break;
            case "capacity": forged.AddToInt(forged.FirstPair + 4, 1); break;
            case "missing pair":
                forged.AddToInt(forged.FirstPair - 4, -1);
                forged.Answer = [.. forged.Answer[..forged.FirstPair], .. forged.Answer[(forged.FirstPair + 13)..]];
                break;
            case "price up": forged.AddToLong(forged.FirstPrice, 1); break;
            case "prices down":
                // Two mentees, their number, three mentors.
                for (var price = 0; price < 2; price++) Array.Clear(forged.Answer, forged.FirstPrice + 8 * price, 8);
                for (var price = 0; price < 3; price++) Array.Clear(forged.Answer, forged.FirstPrice + 20 + 8 * price, 8);
                break;
            default: forged.Bounds[0]++; break;
        }
        folder.Write("run.upward", forged.Sealed());

        var ran = await VerifyAsync(folder);
        var json = JsonDocument.Parse((await VerifyAsync(folder, "--json")).Out).RootElement;

        Assert.Equal((4, ""), (ran.Exit, ran.Error));
        Assert.StartsWith("Not proven: ", ran.Out, StringComparison.Ordinal);
        Assert.Contains(sentence, ran.Out, StringComparison.Ordinal);
        Assert.Equal("failed", json.GetProperty("verdict").GetString());
        Assert.Contains(json.GetProperty("failures").EnumerateArray(), f => f.GetString()!.Contains(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("empty", "The file is cut off. Copy it again")]
    [InlineData("half", "The file is cut off. Copy it again")]
    [InlineData("last byte", "The file is cut off. Copy it again")]
    [InlineData("one bit", "its checksum does not fit. Copy it again")]
    [InlineData("more", "goes on after the end of the record")]
    [InlineData("other file", "Run records are written by `upward match --record`")]
    [InlineData("only the problem", "Run records are written by `upward match --record`")]
    [InlineData("later version", "The file has the version 7; this engine reads version 1. Check it with the version of Upward that wrote it")]
    [InlineData("other problem", "The answer belongs to another problem. Its checksum fits")]
    [InlineData("nonsense", "Its checksum fits, so it was written like this")]
    [InlineData("folder", "is a folder, expected a run record.")]
    [InlineData("missing", "there is no such file.")]
    public async Task A_file_that_cannot_be_used_is_refused_with_what_is_wrong_and_what_to_do(string what, string sentence)
    {
        using var folder = new MatchFolder();
        var record = await RecordAsync(folder);
        File.Delete(folder["run.upward"]);
        var forged = new ForgedRecord(record);
        switch (what)
        {
            case "empty": folder.Write("run.upward", []); break;
            case "half": folder.Write("run.upward", record[..(record.Length / 2)]); break;
            case "last byte": folder.Write("run.upward", record[..^1]); break;
            case "one bit":
                record[record.Length / 2] ^= 4;
                folder.Write("run.upward", record);
                break;
            case "more": folder.Write("run.upward", [.. record, 0]); break;
            case "other file": folder.Write("run.upward", await File.ReadAllBytesAsync(folder["seniors.csv"])); break;
            case "only the problem": folder.Write("run.upward", ForgedRecord.Seal("UPWPROBL", 1, forged.Problem)); break;
            case "later version":
                record[8] = 7;
                folder.Write("run.upward", record);
                break;
            case "other problem":
                // The answer keeps the fingerprint of the problem as it was.
                var whole = forged.Sealed();
                forged.Problem[1] ^= 1;
                var other = forged.Sealed();
                var answerAt = 20 + 16 + 4 + 20 + forged.Problem.Length + 32;
                folder.Write("run.upward", ForgedRecord.Seal("UPWRECRD", 1, [.. other[20..answerAt], .. whole[answerAt..^32]]));
                break;
            case "nonsense": folder.Write("run.upward", ForgedRecord.Seal("UPWRECRD", 1, new byte[100])); break;
            case "folder": Directory.CreateDirectory(folder["run.upward"]); break;
            default: break;
        }

        var ran = await VerifyAsync(folder);

        Assert.Equal((2, ""), (ran.Exit, ran.Out));
        Assert.Contains("run.upward: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains(sentence, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Random_changes_under_right_checksums_are_never_our_bug()
    {
        using var folder = new MatchFolder(rules: await File.ReadAllTextAsync(Repository.Example("rules.json")));
        folder.Write("juniors.csv", await File.ReadAllBytesAsync(Repository.Example("juniors.csv")));
        folder.Write("seniors.csv", await File.ReadAllBytesAsync(Repository.Example("seniors.csv")));
        var record = await RecordAsync(folder);
        var exits = new int[5];
        for (var round = 0; round < 400; round++)
        {
            var random = new Random(round);
            var forged = new ForgedRecord(record);
            var part = round % 2 == 0 ? forged.Problem : forged.Answer;
            for (var times = random.Next(1, 4); times > 0; times--) part[random.Next(part.Length)] = (byte)random.Next(256);
            if (random.Next(8) == 0) forged.Bounds[random.Next(16)]++;
            folder.Write("run.upward", forged.Sealed());

            var ran = await VerifyAsync(folder);

            Assert.True(ran.Exit is 0 or 2 or 4, $"round {round}: exit {ran.Exit}: {ran.Error}");
            exits[ran.Exit]++;
        }
        Assert.True(exits[2] > 20 && exits[4] > 20, string.Join(' ', exits));
    }

    [Fact]
    public async Task Ctrl_C_ends_with_3_and_says_that_nothing_is_known()
    {
        using var folder = new MatchFolder();
        await RecordAsync(folder);

        var ran = await MatchFolder.RunAsync(new CancellationToken(canceled: true), "verify-round", folder["run.upward"]);

        Assert.Equal((3, ""), (ran.Exit, ran.Out));
        Assert.Contains("stopped before every pair was checked", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_shown_on_a_terminal_and_wiped_away()
    {
        using var folder = new MatchFolder();
        await RecordAsync(folder);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exit = await CommandLine.RunAsync(["verify-round", folder["run.upward"]], output, error, errorIsTerminal: true);

        Assert.Equal(0, exit);
        Assert.Contains("\rChecking every pair 100 %", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(" \r", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_is_refused_when_it_names_no_file_or_two()
    {
        var none = await MatchFolder.RunAsync(CancellationToken.None, "verify-round", "--jsn");
        var two = await MatchFolder.RunAsync(CancellationToken.None, "verify-round", "a", "b", "--FILE");
        var help = await MatchFolder.RunAsync(CancellationToken.None, "verify-round", "--help");

        Assert.Equal((2, 2, 0), (none.Exit, two.Exit, help.Exit));
        Assert.Contains("FILE is missing: the run record.", none.Error, StringComparison.Ordinal);
        Assert.Contains("no option \"--jsn\"; did you mean \"--json\"?", none.Error, StringComparison.Ordinal);
        Assert.Contains("\"b\" is one too many: there is one FILE at a time.", two.Error, StringComparison.Ordinal);
        foreach (var part in new[] { "--json", "--record", "0 proven", "4 not proven" }) Assert.Contains(part, help.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_never_overwrites_an_input()
    {
        using var folder = new MatchFolder();

        var ran = await folder.MatchAsync("--record", folder["juniors.csv"]);

        Assert.Equal(2, ran.Exit);
        Assert.Contains("is the same file as --mentors", ran.Error, StringComparison.Ordinal);
    }

    private static async Task<byte[]> RecordAsync(MatchFolder folder, params string[] more)
    {
        var ran = await folder.MatchAsync(["--record", folder["run.upward"], .. more]);
        Assert.True(ran.Exit == 0, ran.Error);
        return await File.ReadAllBytesAsync(folder["run.upward"]);
    }

    private static Task<Ran> VerifyAsync(MatchFolder folder, params string[] more) => MatchFolder.RunAsync(CancellationToken.None, ["verify-round", folder["run.upward"], .. more]);
}
