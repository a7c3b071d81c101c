using System.Diagnostics;

namespace Upward.Cli.Tests;

/// <summary>The built program as a shell starts it.</summary>
public sealed class ProcessTests
{
    private static async Task<Ran> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "upward.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
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
}
