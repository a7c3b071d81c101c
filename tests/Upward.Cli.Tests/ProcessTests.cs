using System.Diagnostics;

namespace Upward.Cli.Tests;

/// <summary>The built program as a shell starts it.</summary>
public sealed class ProcessTests
{
    private static Task<Ran> StartAsync(params string[] arguments) => StartAsync(_ => Task.CompletedTask, arguments);

    private static async Task<Ran> StartAsync(Func<Process, Task> meanwhile, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "upward.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await meanwhile(process);
        await process.WaitForExitAsync();
        return new Ran(process.ExitCode, await output, await error);
    }

    [Fact]
    public async Task Matches_and_exits_with_0_and_no_progress_when_stderr_is_no_terminal()
    {
        using var folder = new MatchFolder();

        var ran = await StartAsync(folder.Arguments());

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.StartsWith("2 pairs, 20 points.", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_with_2_and_the_errors_on_stderr()
    {
        using var folder = new MatchFolder(juniors: "Id,Knows,Places\nJ1,Go,many\n");

        var ran = await StartAsync(folder.Arguments());

        Assert.Equal((2, ""), (ran.Exit, ran.Out));
        Assert.Contains("juniors.csv:2:7: Places (column C): found \"many\"", ran.Error, StringComparison.Ordinal);
    }

    /// <summary>The juniors come through a pipe that is held open, so the signal surely arrives while the program is at work.</summary>
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_ends_with_3_and_the_best_so_far(string signal)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Signals and named pipes of Unix.");
        using var folder = new MatchFolder();
        File.Delete(folder["juniors.csv"]);
        await Process.Start("mkfifo", folder["juniors.csv"])!.WaitForExitAsync();

        var ran = await StartAsync(async process =>
        {
            // Opening waits for the reader: from here on the program is running.
            await using var pipe = new FileStream(folder["juniors.csv"], FileMode.Open, FileAccess.Write);
            await Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExitAsync();
            await Task.Delay(500);
            await pipe.WriteAsync("Id,Knows,Places\nJ1,Go,1\n"u8.ToArray());
        }, folder.Arguments());

        Assert.Equal((3, ""), (ran.Exit, ran.Error));
        Assert.StartsWith("Stopped early", ran.Out, StringComparison.Ordinal);
        Assert.StartsWith("mentor,mentee,score", folder.Read("pairs.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_can_go_to_standard_output_and_to_nowhere()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("/dev is Unix.");
        using var folder = new MatchFolder();

        var ran = await StartAsync([.. folder.Arguments()[..^1], "/dev/stdout", "--json", "/dev/null", "--quiet"]);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.StartsWith("mentor,mentee,score,Topics,cause\n", ran.Out, StringComparison.Ordinal);
        Assert.False(new FileInfo("/dev/null").Length > 0);
    }
}
