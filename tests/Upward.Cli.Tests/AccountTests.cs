namespace Upward.Cli.Tests;

/// <summary>`upward account second-step-off` on a data folder of its own. What it takes off is TakeOffTests' matter.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task Says_whose_account_it_wants_and_that_there_is_nothing_to_take_off()
    {
        using var folder = new MatchFolder();
        var data = folder["data"];
        Assert.Equal(0, (await RunAsync("demo", "load", "--data", data)).Exit);

        var without = await RunAsync("account", "second-step-off", "--data", data);
        var unknown = await RunAsync("account", "second-step-off", "--email", "nobody@example.org", "--data", data);
        var nothing = await RunAsync("account", "second-step-off", "--email", "demo@harbourvale.example", "--data", data);

        Assert.Equal((2, 2, 2), (without.Exit, unknown.Exit, nothing.Exit));
        Assert.Contains("Whose account?", without.Error, StringComparison.Ordinal);
        Assert.Contains("nobody@example.org", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("neither an authenticator app nor a passkey", nothing.Error, StringComparison.Ordinal);
    }

    private static async Task<Ran> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return new Ran(await CommandLine.RunAsync(arguments, output, error), output.ToString(), error.ToString());
    }
}
