namespace Upward.Cli.Tests;

public sealed class HelpTests
{
    private static Task<Ran> Run(params string[] arguments) => MatchFolder.RunAsync(CancellationToken.None, arguments);

    [Fact]
    public async Task The_help_names_every_command_and_every_exit_code()
    {
        var ran = await Run("--help");

        Assert.Equal(0, ran.Exit);
        Assert.Contains("match ", ran.Out, StringComparison.Ordinal);
        foreach (var code in new[] { "  0  ", "  1  ", "  2  ", "  3  " }) Assert.Contains(code, ran.Out, StringComparison.Ordinal);
        Assert.Empty(ran.Error);
    }

    [Theory]
    [InlineData("match", "--help")]
    [InlineData("match", "-h")]
    [InlineData("help", "match")]
    public async Task A_command_explains_its_options_with_an_example(params string[] arguments)
    {
        var ran = await Run(arguments);

        Assert.Equal(0, ran.Exit);
        foreach (var option in new[] { "--mentors", "--mentees", "--rules", "--out", "--report", "--json", "--certificate", "--time-limit", "--seed", "--quiet" })
            Assert.Contains(option, ran.Out, StringComparison.Ordinal);
        Assert.Contains("docs/examples/juniors.csv", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_command_the_help_is_shown_and_the_shell_hears_that_something_was_missing() =>
        Assert.Equal(2, (await Run()).Exit);

    [Fact]
    public async Task An_unknown_command_is_refused_with_the_nearest_name()
    {
        var ran = await Run("mach");

        Assert.Equal(2, ran.Exit);
        Assert.Contains("did you mean \"match\"?", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_in_the_options_are_named_at_once()
    {
        var ran = await Run("match", "--mentor", "a.csv", "stray", "--out", "--json=x", "--json", "y", "--quiet=yes");

        Assert.Equal(2, ran.Exit);
        Assert.Contains("no option \"--mentor\"; did you mean \"--mentors\"?", ran.Error, StringComparison.Ordinal);
        Assert.Contains("\"stray\" stands alone", ran.Error, StringComparison.Ordinal);
        Assert.Contains("--out needs a value", ran.Error, StringComparison.Ordinal);
        Assert.Contains("--json is given twice", ran.Error, StringComparison.Ordinal);
        Assert.Contains("--quiet takes no value", ran.Error, StringComparison.Ordinal);
        Assert.Contains("--rules FILE is missing", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_told() => Assert.StartsWith("upward 0.", (await Run("--version")).Out, StringComparison.Ordinal);

    [Fact]
    public async Task A_bug_of_ours_is_a_sentence_and_where_to_report_it_without_a_stack_trace()
    {
        using var error = new StringWriter();

        var exit = await CommandLine.RunAsync(["--help"], new BrokenWriter(), error);

        Assert.Equal(1, exit);
        Assert.Contains("this is a bug in Upward, not in your files (NotImplementedException", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("report it", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override Task WriteLineAsync(string? value) => throw new NotImplementedException();
    }
}
