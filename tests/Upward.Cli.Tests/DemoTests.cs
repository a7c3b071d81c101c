namespace Upward.Cli.Tests;

/// <summary>`upward demo …` on a data folder of its own.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Loads_renews_the_password_and_wipes()
    {
        using var folder = new MatchFolder();
        var data = folder["data"];

        var load = await RunAsync("demo", "load", "--data", data);
        Assert.Equal((0, ""), (load.Exit, load.Error));
        Assert.Contains("240 invented people", load.Out, StringComparison.Ordinal);
        Assert.Contains("demo@harbourvale.example", load.Out, StringComparison.Ordinal);

        var again = await RunAsync("demo", "load", "--data", data);
        Assert.Equal((2, ""), (again.Exit, again.Out));
        Assert.Contains("exists already", again.Error, StringComparison.Ordinal);

        var password = await RunAsync("demo", "password", "--data", data);
        // Five addresses and the password.
        Assert.Equal((0, 6), (password.Exit, password.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));

        var wipe = await RunAsync("demo", "wipe", "--data", data);
        Assert.Equal((0, ""), (wipe.Exit, wipe.Error));
        var nothing = await RunAsync("demo", "wipe", "--data", data);
        Assert.Equal(2, nothing.Exit);
    }

    [Fact]
    public async Task Says_that_the_server_has_to_be_stopped()
    {
        using var folder = new MatchFolder();
        using var held = new FileStream(folder["upward.lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var ran = await RunAsync("demo", "load", "--data", Path.GetDirectoryName(folder["upward.lock"])!);

        Assert.Equal(2, ran.Exit);
        Assert.Contains("already running on the data folder", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_seed_that_is_no_number()
    {
        var ran = await RunAsync("demo", "load", "--seed", "many");

        Assert.Equal(2, ran.Exit);
        Assert.Contains("\"many\"", ran.Error, StringComparison.Ordinal);
    }

    private static async Task<Ran> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return new Ran(await CommandLine.RunAsync(arguments, output, error), output.ToString(), error.ToString());
    }
}
