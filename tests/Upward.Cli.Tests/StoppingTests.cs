using System.Text.Json;

namespace Upward.Cli.Tests;

public sealed class StoppingTests
{
    private static void BestSoFarIsWritten(MatchFolder folder, Ran ran)
    {
        Assert.Equal(3, ran.Exit);
        var result = JsonDocument.Parse(folder.Read("result.json")).RootElement;
        Assert.True(result.GetProperty("stoppedEarly").GetBoolean());
        Assert.False(result.GetProperty("proven").GetBoolean());
        // True bounds: the best answer is 2 pairs with 20 points.
        Assert.True(result.GetProperty("upperBound").GetInt32() >= 20);
        Assert.True(result.GetProperty("matchedUpperBound").GetInt32() >= 2);
        Assert.StartsWith("mentor,mentee,score,Topics,cause\n", folder.Read("pairs.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.0")]
    public async Task A_time_limit_of_nothing_writes_the_best_so_far_with_its_bound(string seconds)
    {
        using var folder = new MatchFolder();

        var ran = await folder.MatchAsync("--time-limit", seconds, "--json", folder["result.json"]);

        BestSoFarIsWritten(folder, ran);
        Assert.Contains("Stopped early", ran.Out, StringComparison.Ordinal);
        Assert.Contains("no answer has more than", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_does_the_same_and_quiet_still_says_it()
    {
        using var folder = new MatchFolder();

        var ran = await folder.MatchAsync(new CancellationToken(canceled: true), "--quiet", "--json", folder["result.json"]);

        BestSoFarIsWritten(folder, ran);
        Assert.Empty(ran.Out);
        Assert.Contains("stopped early", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_during_the_separate_check_keeps_the_answer_and_calls_it_unproven()
    {
        using var folder = new MatchFolder();
        using var stop = new CancellationTokenSource();
        using var error = new StopsAt("Checking the proof", stop);
        using var output = new StringWriter();

        var exit = await CommandLine.RunAsync(folder.Arguments("--json", folder["result.json"], "--record", folder["run.upward"]), output, error, errorIsTerminal: true, stop.Token);

        BestSoFarIsWritten(folder, new Ran(exit, output.ToString(), ""));
        Assert.Contains("Not proven: the separate check of the proof was stopped", output.ToString(), StringComparison.Ordinal);
        // The solver had come to its end, so the record can still be proven.
        Assert.Equal(0, (await MatchFolder.RunAsync(CancellationToken.None, "verify-round", folder["run.upward"])).Exit);
    }

    [Fact]
    public async Task A_generous_time_limit_changes_nothing()
    {
        using var folder = new MatchFolder();

        Assert.Equal(0, (await folder.MatchAsync("--time-limit", "600")).Exit);
    }

    [Theory]
    [InlineData("--time-limit", "-1")]
    [InlineData("--time-limit", "soon")]
    [InlineData("--time-limit", "1e3")]
    [InlineData("--seed", "-1")]
    [InlineData("--encoding", "latin-9")]
    public async Task A_value_that_makes_no_sense_is_refused(string option, string value)
    {
        using var folder = new MatchFolder();

        var ran = await folder.MatchAsync(option, value);

        Assert.Equal(2, ran.Exit);
        Assert.Contains($"{option}: found \"{value}\", expected", ran.Error, StringComparison.Ordinal);
    }

    /// <summary>A terminal at which somebody presses Ctrl+C as soon as it shows this.</summary>
    private sealed class StopsAt(string text, CancellationTokenSource stop) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true) stop.Cancel();
        }
    }
}
