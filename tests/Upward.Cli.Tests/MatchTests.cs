namespace Upward.Cli.Tests;

public sealed class MatchTests
{
    [Fact]
    public async Task Pairs_the_people_and_says_why_for_everyone()
    {
        using var folder = new MatchFolder();

        var ran = await folder.MatchAsync();

        Assert.True(ran.Exit == 0, ran.Error);
        Assert.Equal(
            """
            mentor,mentee,score,Topics,cause
            J1,S1,10,10,Topics: Go in common
            J2,S2,10,10,Topics: SQL in common

            """.ReplaceLineEndings("\n"),
            string.Join('\n', folder.Read("pairs.csv").Split('\n').Take(3)) + "\n");
        Assert.Matches("J3,,,,.*Knows", folder.Read("pairs.csv"));
        Assert.StartsWith("2 pairs, 20 points. Every mentee has a mentor; 1 mentor is left over.", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Proven best", ran.Out, StringComparison.Ordinal);
        Assert.Empty(ran.Error);
    }

    [Fact]
    public async Task Quiet_says_nothing_when_all_is_well()
    {
        using var folder = new MatchFolder();

        var ran = await folder.MatchAsync("--quiet");

        Assert.Equal(new Ran(0, "", ""), ran);
    }

    [Fact]
    public async Task Progress_is_shown_on_a_terminal_and_wiped_away()
    {
        using var folder = new MatchFolder();
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exit = await CommandLine.RunAsync(folder.Arguments(), output, error, errorIsTerminal: true);

        Assert.Equal(0, exit);
        Assert.Contains("\rChecking the proof", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(" \r", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_capacity_column_lets_one_mentor_take_two()
    {
        using var folder = new MatchFolder(juniors: "Id,Knows,Places\nJ1,SQL; Go,2\n");

        var result = await folder.ResultAsync();

        Assert.Equal(2, result.GetProperty("matched").GetInt32());
        Assert.True(result.GetProperty("proven").GetBoolean());
    }

    [Fact]
    public async Task A_capacity_of_none_leaves_the_person_out_and_says_so()
    {
        using var folder = new MatchFolder(juniors: "Id,Knows,Places\nJ1,SQL,0\nJ2,Go,1\n");

        var ran = await folder.MatchAsync();

        Assert.Equal(0, ran.Exit);
        Assert.Contains("J1,,,,capacity 0: takes no mentee\n", folder.Read("pairs.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_first_and_total_differ_where_they_should()
    {
        // Total: J1-S1 alone has 3 topics; with both mentees matched only 2.
        const string juniors = "Id,Knows,Places\nJ1,A;B;C;D,1\nJ2,A,1\n";
        const string seniors = "Id,Wants\nS1,A;B;C\nS2,D\n";
        using var first = new MatchFolder(juniors, seniors);
        using var total = new MatchFolder(juniors, seniors, MatchFolder.Rules.Replace("people-first", "total", StringComparison.Ordinal));

        var peopleFirst = await first.ResultAsync();
        var highest = await total.ResultAsync();

        Assert.Equal((2, 20), (peopleFirst.GetProperty("matched").GetInt32(), peopleFirst.GetProperty("total").GetInt32()));
        Assert.Equal((1, 30), (highest.GetProperty("matched").GetInt32(), highest.GetProperty("total").GetInt32()));
        Assert.True(peopleFirst.GetProperty("proven").GetBoolean());
        Assert.True(highest.GetProperty("proven").GetBoolean());
    }

    [Fact]
    public async Task Values_are_trimmed_compared_without_case_and_count_once()
    {
        using var folder = new MatchFolder(
            juniors: "Id,Knows,Places\nJ1,  go ;GO;Go; İstanbul; Cafe\u0301,1\n", seniors: "Id,Wants\nS1,GO;café;;istanbul\n");

        var result = await folder.ResultAsync();

        Assert.Equal(20, result.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_same_people_in_any_order_give_the_same_bytes()
    {
        var random = new Random(20261121);
        string[] topics = ["Go", "SQL", "Rust", "AI", "UX", "Cloud"];
        string People(string id, int count, string tail) => string.Concat(Enumerable.Range(1, count).Select(i =>
            $"{id}{i},{string.Join(';', topics.Where(_ => random.Next(3) == 0))}{tail}\n"));
        var juniors = People("J", 40, ",1").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var seniors = People("S", 30, "").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var answers = new List<string>();
        for (var round = 0; round < 4; round++)
        {
            using var folder = new MatchFolder(
                "Id,Knows,Places\n" + string.Join('\n', juniors), "Id,Wants\n" + string.Join('\n', seniors));
            var ran = await folder.MatchAsync("--json", folder["r.json"], "--report", folder["r.html"], "--certificate", folder["c.csv"]);
            Assert.True(ran.Exit == 0, ran.Error);
            var json = string.Join('\n', folder.Read("r.json").Split('\n').Where(l => !l.Contains("\"seconds\"", StringComparison.Ordinal)));
            answers.Add(folder.Read("pairs.csv") + json + folder.Read("r.html") + folder.Read("c.csv"));
            random.Shuffle(juniors);
            random.Shuffle(seniors);
        }

        Assert.Single(answers.Distinct());
    }
}
