namespace Upward.Cli.Tests;

public sealed class ExampleTests
{
    [Fact]
    public async Task The_example_of_the_documentation_gives_the_pairs_that_stand_beside_it()
    {
        using var folder = new MatchFolder();

        var ran = await MatchFolder.RunAsync(CancellationToken.None, "match",
            "--mentors", Repository.Example("juniors.csv"), "--mentees", Repository.Example("seniors.csv"),
            "--rules", Repository.Example("rules.json"), "--out", folder["pairs.csv"], "--report", folder["report.html"]);

        Assert.True(ran.Exit == 0, ran.Error + ran.Out);
        Assert.Contains("Proven best", ran.Out, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(Repository.Example("pairs.csv")), folder.Read("pairs.csv"));
        Assert.Contains("Amina Yusuf", folder.Read("report.html"), StringComparison.Ordinal);
    }
}
